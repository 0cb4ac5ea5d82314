// @ts-check
/** What this device keeps for the reader, below the site's own address. Browsers may refuse to keep anything. */

// Packed scripts know only where they themselves lie: each that this is packed into must lie in this folder.
const SITE = new URL("../../../", import.meta.url).pathname;

/** @param {string} key */
const nameOf = (key) => `playbook:${SITE}:${key}`;

/** @param {string} key @returns {string | null} */
export function load(key) {
  try {
    return localStorage.getItem(nameOf(key));
  } catch {
    return null;
  }
}

/**
 * @param {string} key
 * @param {string} text
 * @returns {boolean} whether it is kept
 */
export function store(key, text) {
  try {
    localStorage.setItem(nameOf(key), text);
    return true;
  } catch {
    return false;
  }
}

/**
 * Hear when another tab has kept something under a key.
 * @param {string} key
 * @param {() => void} listener
 * @param {AbortSignal} signal
 */
export function watch(key, listener, signal) {
  addEventListener("storage", (event) => event.key === nameOf(key) && listener(), { signal });
}
