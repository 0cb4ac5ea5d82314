// @ts-check
/**
 * Opens the search, and loads what searches with the first word's intent: who only reads downloads nothing of it. The
 * dialog stands in each page, so a reader can type before anything else is there.
 */

/** @typedef {typeof import("./search/panel.mjs")} PanelModule */

const DIALOG = "dialog.pb-find";
/** What a link may carry to be searched for at once. */
const QUERY = "q";
const IS_TYPED_INTO = "input, textarea, select, [contenteditable]";

/** @type {Promise<void> | null} */
let loading = null;
let attempts = 0;

/** Let the button, a key and a link open it. */
export function offerSearch() {
  const $dialog = document.querySelector(DIALOG);
  const $button = document.querySelector(".pb-find-open");
  if (!($dialog instanceof HTMLDialogElement) || !$button) return;
  const open = () => show($dialog);
  $button.addEventListener("click", open);
  addEventListener("keydown", (event) => {
    if (!isShortcut(event) || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    open();
  });
  $dialog.querySelector("form")?.addEventListener("submit", (event) => event.preventDefault());
  $dialog.querySelector(".pb-find__close")?.addEventListener("click", () => $dialog.close());
  // In a field for searches, browsers take the key to empty it first.
  $dialog.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.isComposing) return;
    event.preventDefault();
    $dialog.close();
  });
  // A press beside the panel: the dialog's own ground lies behind it.
  $dialog.addEventListener("pointerdown", ({ target }) => target === $dialog && $dialog.close());
  const words = new URLSearchParams(location.search).get(QUERY);
  if (!words) return;
  inputOf($dialog).value = words;
  open();
}

/** @param {KeyboardEvent} event */
function isShortcut({ key, ctrlKey, metaKey, altKey, target }) {
  if (altKey) return false;
  if (ctrlKey || metaKey) return key.toLowerCase() === "k";
  return key === "/" && !(target instanceof Element && target.closest(IS_TYPED_INTO));
}

/** @param {HTMLDialogElement} $dialog */
const inputOf = ($dialog) => /** @type {HTMLInputElement} */ ($dialog.querySelector("input"));

/** @param {HTMLDialogElement} $dialog */
async function show($dialog) {
  if (!$dialog.open) $dialog.showModal();
  inputOf($dialog).focus();
  inputOf($dialog).select();
  try {
    await (loading ??= load($dialog));
  } catch {
    loading = null;
    say($dialog);
  }
}

/** @param {HTMLDialogElement} $dialog */
async function load($dialog) {
  const address = new URL("search/panel.mjs", import.meta.url);
  // Of an address that failed, browsers say for good what they said first.
  if (++attempts > 1) address.search = `attempt=${attempts}`;
  /** @type {PanelModule} */
  const panel = await import(address.href);
  panel.fill($dialog);
}

/** @param {HTMLDialogElement} $dialog */
function say($dialog) {
  const $words = document.createElement("p");
  const $next = document.createElement("button");
  $words.className = "pb-find__said";
  $next.type = "button";
  $next.textContent = "Reload the page";
  $next.addEventListener("click", () => location.reload());
  $words.append("Search is not available: its program could not be loaded. ", $next);
  $dialog.querySelector(".pb-find__out")?.replaceChildren($words);
  const $status = $dialog.querySelector("[role=status]");
  if ($status) $status.textContent = "Search is not available.";
}
