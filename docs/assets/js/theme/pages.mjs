// @ts-check
/** Tells whoever brings a page's parts to life that a page is there: the first one, and each that comes in its place. */

/** @type {(() => void)[]} */
const callbacks = [];

/** @param {() => void} callback run on the page that is there, and on each that comes in its place */
export function onPage(callback) {
  callbacks.push(callback);
  callback();
}

/** Say that another page is there. What goes wrong with one of its parts leaves the others alive. */
export function tellOfPage() {
  for (const callback of callbacks) {
    try {
      callback();
    } catch (error) {
      reportError(error);
    }
  }
}
