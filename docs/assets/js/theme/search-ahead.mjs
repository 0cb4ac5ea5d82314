// @ts-check
/**
 * The index comes with the first word looked for (search-worker.js). Whoever reaches the search field is about to type one, so
 * the browser then fetches what the search will ask it for.
 */

/** Fetch ahead, once, when the field is reached; it stays while instant navigation changes the rest of the page. */
export function fetchAhead() {
  const $field = document.querySelector("[data-md-component=search-query]");
  const $config = document.getElementById("__config");
  if (!$field || !$config) return;
  const root = new URL(JSON.parse($config.textContent ?? "").base, location.href);
  $field.addEventListener("focus", () => bring(root).catch(() => {}), { once: true });
}

/** @param {URL} root the site's; what fails here is asked for once more by the search itself */
async function bring(root) {
  /** @param {string} path */
  const fetched = (path) => fetch(new URL(path, root));
  const { config } = await (await fetched("search/search_index.json")).json();
  // Only what is read to its end is kept by the browser.
  await Promise.all([config.engine, config.entries].map(async (path) => (await fetched(path)).arrayBuffer()));
}
