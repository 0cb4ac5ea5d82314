// @ts-check
/** Copies a text to the clipboard, as far as the browser lets a page do so. */

/**
 * @param {string} text
 * @returns {Promise<boolean>} whether the clipboard has it
 */
export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyByCommand(text);
  }
}

/** For pages without a secure connection, and browsers that refuse. @param {string} text */
function copyByCommand(text) {
  const $focused = document.activeElement;
  const $text = document.createElement("textarea");
  $text.value = text;
  $text.setAttribute("aria-hidden", "true");
  $text.className = "pb-visually-hidden";
  // Inside the content, where the class is known.
  (document.querySelector(".pb-content") ?? document.body).append($text);
  $text.select();
  const done = document.execCommand("copy");
  $text.remove();
  if ($focused instanceof HTMLElement) $focused.focus();
  return done;
}
