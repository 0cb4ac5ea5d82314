// @ts-check
// Every page of a site that was opened as files, without a web server, loads this one: links lead to pages instead of
// listings of folders, and the page says at once what such a page cannot do. A plain script, for no module runs there.
{
  const NOTICE =
    "This page was opened as a file. It can be read; calculators, search and the rest need a web server. " +
    "In the folder of the site, run";
  const COMMAND = "python3 -m http.server";
  const THEN = "and open http://localhost:8000/ in the browser.";

  /** A permalink's small page leads on to a folder, so a statement of this page is gone to at once. */
  const PERMALINK = /\/r\/[^/]+\/([^/]+)\/([^/]+)\/$/;

  /** A folder's page, which only a web server would look for. */
  const leadToPages = () => {
    for (const $link of document.links) {
      if ($link.protocol !== "file:" || !$link.pathname.endsWith("/")) continue;
      const [, kind, id] = PERMALINK.exec($link.pathname) ?? [];
      if (document.getElementById(`${kind}--${id}`)) $link.href = `#${kind}--${id}`;
      else $link.pathname += "index.html";
    }
  };

  const say = () => {
    const $words = document.createElement("p");
    const $command = document.createElement("code");
    $command.textContent = COMMAND;
    $words.append(`${NOTICE} `, $command, ` ${THEN}`);
    const $notice = document.createElement("aside");
    $notice.className = "md-banner pb-content";
    $notice.innerHTML = '<div class="md-banner__inner md-typeset"><div class="pb-problems" role="alert"></div></div>';
    $notice.querySelector(".pb-problems")?.append($words);
    document.querySelector("[data-announce]")?.append($notice);
  };

  /** Nothing would answer them: what shows a statement's ways is a module, and so is the search. */
  const takeButtonsOut = () => {
    for (const $button of document.querySelectorAll(".pb-refs-button, .pb-find-open")) $button.remove();
  };

  const begin = () => {
    say();
    leadToPages();
    takeButtonsOut();
  };
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", begin);
  else begin();
}
