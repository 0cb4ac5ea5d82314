// @ts-check
/** What this device keeps for the reader, below the address of the playbook that the page is of. Browsers may refuse to keep anything. */

// Packed scripts know only where they themselves lie: each that this is packed into must lie in a folder of `js`.
const SITE = new URL("../../../", import.meta.url);
/** The first playbook's lies at the root of the site; a tab never goes from one playbook to another without loading. */
const HOME = new URL(globalThis.document?.body.dataset.playbookBase ?? "", SITE).pathname;

/** @param {string} key */
const nameOf = (key) => `playbook:${HOME}:${key}`;

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

/** Whether this browser lets a page keep anything at all. */
export function isThere() {
  try {
    return localStorage.length >= 0;
  } catch {
    return false;
  }
}

/** All keys that begin like this. @param {string} prefix @returns {string[]} */
export function keys(prefix) {
  try {
    const names = Array.from({ length: localStorage.length }, (_, index) => localStorage.key(index) ?? "");
    return names.filter((name) => name.startsWith(nameOf(prefix))).map((name) => name.slice(nameOf("").length));
  } catch {
    return [];
  }
}

/** What this tab keeps until it is closed. @param {string} key @returns {string | null} */
export function loadHere(key) {
  try {
    return sessionStorage.getItem(nameOf(key));
  } catch {
    return null;
  }
}

/** @param {string} key @param {string} text @returns {boolean} whether it is kept */
export function storeHere(key, text) {
  try {
    sessionStorage.setItem(nameOf(key), text);
    return true;
  } catch {
    return false;
  }
}

/** Whether an event tells of a key that begins like one of these, or of all. @param {StorageEvent} event @param {string[]} prefixes */
export const isOf = ({ key, storageArea }, prefixes) =>
  key === null ? storageArea !== null : prefixes.some((prefix) => key.startsWith(nameOf(prefix)));

/**
 * Hear when another tab has kept something under a key.
 * @param {string} key
 * @param {() => void} listener
 * @param {AbortSignal} signal
 */
export function watch(key, listener, signal) {
  addEventListener("storage", (event) => event.key === nameOf(key) && listener(), { signal });
}
