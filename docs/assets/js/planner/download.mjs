// @ts-check
/** Saves a file that was made here in the reader's folder for downloads. Nothing leaves this device. */

/**
 * @param {string} name
 * @param {string} mediaType
 * @param {string} text
 */
export function saveFile(name, mediaType, text) {
  const $link = document.createElement("a");
  $link.href = URL.createObjectURL(new Blob([text], { type: mediaType }));
  $link.download = name;
  $link.click();
  URL.revokeObjectURL($link.href);
}
