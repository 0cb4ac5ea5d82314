// @ts-check
/**
 * A tab that was opened before a new release goes on with the new one as a whole: instant navigation would set a new
 * page among old scripts.
 */

const nameOf = () =>
  /** @type {HTMLMetaElement | null} */ (document.querySelector("meta[name=release]"))?.content ?? "";

/** The release this tab's scripts belong to. */
const own = nameOf();

/** Load the page anew if it is of another release; tells whether it does. */
export function reloadIfNew() {
  const isNew = nameOf() !== own;
  if (isNew) location.reload();
  return isNew;
}
