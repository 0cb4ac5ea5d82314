// @ts-check
/** Puts off work that nobody waits for, until the page is painted or the browser idle. */

/** The page as it is now, on the screen where there is one. @returns {Promise<void>} */
export const painted = () =>
  new Promise((resolve) => {
    if (document.hidden) resolve();
    else requestAnimationFrame(() => setTimeout(resolve));
  });

/**
 * The browser has nothing else to do, or has had none for this long; Safari does not tell.
 * @param {number} longest milliseconds
 * @returns {Promise<void>}
 */
export const idle = (longest) =>
  new Promise((resolve) => {
    if ("requestIdleCallback" in globalThis) requestIdleCallback(() => resolve(), { timeout: longest });
    else setTimeout(resolve, longest);
  });
