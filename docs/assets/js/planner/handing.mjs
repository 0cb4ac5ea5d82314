// @ts-check
/** Hands something over: a text to the clipboard, a file to the reader's folder. Nothing leaves this device. */

/**
 * @param {string} text
 * @returns {Promise<boolean>} whether the clipboard has it
 */
export async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copiedTheOldWay(text);
  }
}

/** For pages without a secure connection, and browsers that refuse. @param {string} text */
function copiedTheOldWay(text) {
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

/**
 * @param {string} name
 * @param {string} mediaType
 * @param {string} text
 */
export function save(name, mediaType, text) {
  const $link = document.createElement("a");
  $link.href = URL.createObjectURL(new Blob([text], { type: mediaType }));
  $link.download = name;
  $link.click();
  URL.revokeObjectURL($link.href);
}
