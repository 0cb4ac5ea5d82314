// @ts-check
/** Marks the words that a search has led here for. */

/** A link of a result carries the words as `?h=`. */
const WORDS = "h";
const BETWEEN = /\s+/;
const NOT_PROSE = "mark, select, textarea, script, style, template";

/** Mark them on a page that has just come. */
export function markFoundWords() {
  const words = (new URLSearchParams(location.search).get(WORDS) ?? "").split(BETWEEN).filter(Boolean);
  const $content = document.querySelector(".pb-content");
  if (words.length === 0 || !$content) return;
  const literal = words.map((word) => word.replace(/[|\\{}()[\]^$+*?.]/g, "\\$&"));
  const beginning = new RegExp(`(^|[^\\p{L}\\p{N}])(${literal.join("|")})`, "giu");
  const walker = document.createTreeWalker($content, NodeFilter.SHOW_TEXT);
  /** @type {Text[]} */
  const texts = [];
  while (walker.nextNode()) texts.push(/** @type {Text} */ (walker.currentNode));
  for (const text of texts) mark(text, beginning);
}

/**
 * @param {Text} text
 * @param {RegExp} beginning what stands before a word, and what of it is marked
 */
function mark(text, beginning) {
  // Drawings have no such height, and what is folded away has none.
  if (!text.parentElement?.offsetHeight || text.parentElement.closest(NOT_PROSE)) return;
  const words = text.data;
  /** @type {(string | Element)[]} */
  const parts = [];
  let end = 0;
  for (const { index, 1: before, 2: found } of words.matchAll(beginning)) {
    const $mark = document.createElement("mark");
    $mark.textContent = found;
    parts.push(words.slice(end, index + before.length), $mark);
    end = index + before.length + found.length;
  }
  if (parts.length > 0) text.replaceWith(...parts, words.slice(end));
}
