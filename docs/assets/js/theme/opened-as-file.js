// @ts-check
// Every page of a site that was opened as files, without a web server, loads this one: links lead to pages instead of
// listings of folders, and the page says at once what such a page cannot do. A plain script, for no module runs there.
{
  const STILL =
    "Live calculation is not available: browsers run it only on pages that a web server sends, and this one was opened " +
    "as a file. What you see is the worked example.";

  /** A folder's page, which only a web server would look for. */
  const leadToPages = () => {
    for (const $link of document.links) {
      if ($link.protocol === "file:" && $link.pathname.endsWith("/")) $link.pathname += "index.html";
    }
  };

  /** What the page says without scripts too. */
  const say = () => {
    const $notice = document.querySelector("[data-opened-as-file]");
    if ($notice?.parentElement) $notice.parentElement.innerHTML = $notice.textContent ?? "";
  };

  /** Nothing would answer them: what shows a statement's ways is a module, and so is the search. */
  const takeButtonsOut = () => {
    for (const $button of document.querySelectorAll(".pb-refs-button, .pb-find-open")) $button.remove();
  };

  /** A form that follows nothing says so where it would follow. */
  const stopForms = () => {
    for (const $form of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("form[data-calculator]"))) {
      $form.dataset.state = "failed";
      const $text = $form.querySelector("[data-status] span");
      if ($text) $text.textContent = STILL;
    }
  };

  const begin = () => {
    say();
    stopForms();
    leadToPages();
    takeButtonsOut();
  };
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", begin);
  else begin();
}
