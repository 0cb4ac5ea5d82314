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

/** Reload the page if it is of another release; tells whether it does. */
export function reloadIfNew() {
  const isNew = nameOf(document) !== own;
  if (isNew) location.reload();
  return isNew;
}

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
