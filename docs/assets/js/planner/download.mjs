// @ts-check
/** Saves a file that was made here in the reader's folder for downloads. Nothing leaves this device. */

/**
 * @param {string} name
 * @param {string} mediaType
 * @param {string | Uint8Array<ArrayBuffer>} content
 */
export function saveFile(name, mediaType, content) {
  const $link = document.createElement("a");
  $link.href = URL.createObjectURL(new Blob([content], { type: mediaType }));
  $link.download = name;
  $link.click();
  URL.revokeObjectURL($link.href);
}

/**
 * @param {string} base64 what a reply in JSON holds of a file that is no text
 * @returns {Uint8Array<ArrayBuffer>}
 */
export const bytesOf = (base64) => Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
