// @ts-check
/** Fetches pages as text, and keeps those that were shown: Back leads to one without asking the host again. */

const KEPT = 30;
/** A host that does not answer for so long has the browser load the page, which says so. */
const PATIENCE_MS = 10_000;

/** By path: what stands behind `?` is for scripts, and makes no other page. @type {Map<string, string>} */
const kept = new Map();

/**
 * The text of a page; rejects where there is none, so that the browser may load what there is.
 * @param {URL} address
 * @param {AbortSignal} signal
 */
export async function fetched({ origin, pathname }, signal, cache = /** @type {RequestCache} */ ("default")) {
  const ending = new AbortController();
  const end = () => ending.abort();
  const timer = setTimeout(end, PATIENCE_MS);
  signal.addEventListener("abort", end);
  try {
    const response = await fetch(origin + pathname, { signal: ending.signal, cache });
    const isPage = response.headers.get("Content-Type")?.startsWith("text/html");
    if (!response.ok || response.redirected || !isPage) throw new Error(`no page at ${pathname}`);
    const html = await response.text();
    keep(pathname, html);
    return html;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", end);
  }
}

/**
 * The text of a page that was shown in this tab: as it was, from memory or else from the browser's cache.
 * @param {URL} address
 * @param {AbortSignal} signal
 */
export async function shownBefore(address, signal) {
  return kept.get(address.pathname) ?? fetched(address, signal, "force-cache");
}

/** @param {string} path @param {string} html */
function keep(path, html) {
  kept.delete(path);
  kept.set(path, html);
  const [oldest] = kept.keys();
  if (kept.size > KEPT) kept.delete(oldest);
}
