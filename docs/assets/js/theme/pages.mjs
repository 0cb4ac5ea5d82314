// @ts-check
/** How Material says that a page is there: its scripts change pages without loading them ("instant navigation"). */

/** @param {() => void} callback run on the first page, and on each that comes in its place */
export function onPage(callback) {
  const pages = /** @type {{ subscribe(next: () => void): void } | undefined} */ (
    /** @type {any} */ (globalThis).document$
  );
  if (pages) pages.subscribe(callback);
  else callback();
}
