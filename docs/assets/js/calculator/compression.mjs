// @ts-check
/** Makes a long text short enough for an address, and long again: deflated, in the base64 that addresses can hold. */

/** A longer text was made by nobody's entries into a calculator. */
const LONGEST = 100_000;

/**
 * @param {string} text
 * @param {number} [longest] in bytes
 * @returns {Promise<string>} letters, digits, `-` and `_`
 */
export async function compress(text, longest = LONGEST) {
  const bytes = await passed(new TextEncoder().encode(text), new CompressionStream("deflate-raw"), longest);
  const letters = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  return letters.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/**
 * @param {string} packed
 * @param {number} [longest] in bytes
 * @returns {Promise<string>} rejected for anything that `compress` did not make
 */
export async function decompress(packed, longest = LONGEST) {
  const letters = atob(packed.replaceAll("-", "+").replaceAll("_", "/"));
  const bytes = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
  return new TextDecoder("utf-8", { fatal: true }).decode(await passed(bytes, new DecompressionStream("deflate-raw"), longest));
}

/**
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {CompressionStream | DecompressionStream} stream
 * @param {number} longest in bytes
 */
async function passed(bytes, stream, longest) {
  const reader = new Blob([bytes]).stream().pipeThrough(stream).getReader();
  const chunks = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    if (size > longest) {
      await reader.cancel();
      throw new RangeError("longer than any entries");
    }
    chunks.push(value);
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}
