// @ts-check
/**
 * A tab that was opened before a new release goes on with the new one as a whole: instant navigation would set a new
 * page among old scripts.
 */

/** @param {Document} page */
const nameOf = (page) =>
  /** @type {HTMLMetaElement | null} */ (page.querySelector("meta[name=release]"))?.content ?? "";

/** The release this tab's scripts belong to. */
const own = nameOf(document);

/** Whether a page is of another release than this tab's scripts. @param {Document} page */
export const isOfAnotherRelease = (page) => nameOf(page) !== own;

/** Whether the site has another release by now than this tab's; false where the site does not answer. */
export async function isOutdated() {
  try {
    const response = await fetch(location.href, { cache: "no-store" });
    const newest = nameOf(new DOMParser().parseFromString(await response.text(), "text/html"));
    return newest !== "" && newest !== own;
  } catch {
    return false;
  }
}
