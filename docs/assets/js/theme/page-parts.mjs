// @ts-check
/**
 * Sets another page of the site in the place of the one that is shown, without loading it: what differs from page to page
 * is marked in the skeleton (`data-frame`), and in the head it is known by its kind. Scripts of the other page do not run.
 */

const FRAME = ["skip", "logo", "topic", "playbooks", "tabs", "page"].map((part) => `[data-frame=${part}]`);
/** What the head says of one page alone. */
const OF_ONE_PAGE =
  "meta[name]:not([name=viewport], [name=theme-color]), meta[property], link[rel=canonical], link[rel=alternate], style";
const SHEET = "link[rel=stylesheet]";
/** How long a style sheet may take that only the other page has. */
const SHEET_MS = 3000;

/** A page's text as a document. @param {string} html */
export const parsed = (html) => new DOMParser().parseFromString(html, "text/html");

/** Whether it is a page of this site's, whole. @param {Document} $page */
export const isWhole = ($page) => $page.querySelector("[data-frame=page] h1") !== null;

/** @param {Document} $page */
const playbookOf = ($page) => /** @type {HTMLMetaElement | null} */ ($page.querySelector("meta[name=playbook]"))?.content;

/** Whether a page is of another playbook than the one shown: head, search and what the device keeps go by it. @param {Document} $page */
export const isOfAnotherPlaybook = ($page) => playbookOf($page) !== playbookOf(document);

/** @param {Document} $page @param {string[]} further selectors of what else is set in place */
export function setInPlace($page, ...further) {
  document.title = $page.title;
  for (const $it of document.head.querySelectorAll(OF_ONE_PAGE)) $it.remove();
  document.head.append(...$page.head.querySelectorAll(OF_ONE_PAGE));
  for (const selector of [...FRAME, ...further]) {
    const $new = $page.querySelector(selector);
    if ($new) document.querySelector(selector)?.replaceWith($new);
  }
}

/** Let no page be shown before its style sheets are there. @param {Document} $page @param {URL} address the page's */
export async function bringSheets($page, address) {
  const sheets = (/** @type {Document} */ $it) => [.../** @type {NodeListOf<HTMLLinkElement>} */ ($it.querySelectorAll(SHEET))];
  const names = new Set(sheets(document).map(nameOf));
  const missing = sheets($page).filter(($sheet) => !names.has(nameOf($sheet)));
  const coming = missing.map(
    ($sheet) =>
      new Promise((resolve) => {
        $sheet.addEventListener("load", resolve);
        $sheet.addEventListener("error", resolve);
        setTimeout(resolve, SHEET_MS);
      }),
  );
  for (const $sheet of missing) $sheet.href = new URL($sheet.getAttribute("href") ?? "", address).href;
  document.head.append(...missing);
  await Promise.all(coming);
}

/** The address from the site's root, which begins alike on all pages. @param {HTMLLinkElement} $sheet */
const nameOf = ($sheet) => ($sheet.getAttribute("href") ?? "").replace(/^.*?(?=assets\/)/, "");
