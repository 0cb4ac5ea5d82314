// @ts-check
/**
 * The search field: what the search will ask for is fetched as soon as the field is reached, and where that is in vain, the
 * place for results says so. The field stays while instant navigation changes the rest of the page.
 */

/** The theme's worker answers at once, with nothing. */
const PATIENCE_MS = 5_000;

/** Fetch ahead, and say what fails. */
export function watchSearch() {
  const $field = /** @type {HTMLInputElement | null} */ (document.querySelector("[data-md-component=search-query]"));
  const $words = document.querySelector("[data-md-component=search-result] > :first-child");
  const $config = document.getElementById("__config");
  if (!$field || !$words || !$config) return;
  const { base, search, translations } = JSON.parse($config.textContent ?? "");
  const root = new URL(base, location.href);
  const waiting = $words.textContent;
  const isAnswered = waiting === translations["search.result.placeholder"];
  $field.addEventListener("focus", () => {
    bring(root, new URL(search, location.href).hash.slice(1).split(","));
    setTimeout(() => {
      if (isAnswered || $words.textContent !== waiting) return;
      say($words, "its program could not be loaded", "Load the page anew", () => location.reload());
    }, PATIENCE_MS);
  }, { once: true });
  if (!("BroadcastChannel" in globalThis)) return;
  // Other tabs are told too: the same words in their field wait for the same files.
  const notices = new BroadcastChannel(`playbook search ${root.pathname}`);
  notices.addEventListener("message", ({ data: { failed } }) => {
    if (!failed || failed !== $field.value) return;
    say($words, "its index could not be loaded", "Try again", () => {
      notices.postMessage({ again: failed });
      $field.focus();
    });
  });
}

/**
 * @param {URL} root the site's
 * @param {string[]} paths what fails here is asked for once more by the search itself
 */
async function bring(root, paths) {
  // Only what is read to its end is kept by the browser.
  const fetched = async (/** @type {string} */ path) => (await fetch(new URL(path, root))).arrayBuffer();
  await Promise.allSettled(paths.filter(Boolean).map(fetched));
}

/**
 * @param {Element} $words
 * @param {string} reason
 * @param {string} next what can be done
 * @param {() => void} act
 */
function say($words, reason, next, act) {
  const $next = document.createElement("button");
  $next.type = "button";
  $next.className = "pb-link";
  $next.textContent = next;
  $next.addEventListener("click", act);
  $words.setAttribute("role", "status");
  $words.replaceChildren(`Search is not available: ${reason}. `, $next);
}
