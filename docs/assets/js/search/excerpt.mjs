// @ts-check
/** What a result shows: whole lines, never pieces, and in them what was found. */
import { fold, weekMentions } from "./terms.mjs";

/** @typedef {import("./finder.mjs").Entry} Entry */
/** @typedef {{ text: string, isFound: boolean }} Stretch */
/** @typedef {{ terms: ReadonlySet<string>, weeks: ReadonlySet<number>, forms: (word: string) => string[] }} Found what was found, by the index's terms */

const WORD = /[\p{L}\p{N}]+(?:['\u2019][\p{L}\p{N}]+|\.\p{N}+)*%?/gu;

/** What an entry says of itself. @param {Entry} entry */
export const ownLine = ({ says = [], where = "", prose = [] }) => says[0] ?? (where || prose[0] || "");

/**
 * The line that tells most of what was asked: the entry's own words first, then what it is, then what its page says.
 * @param {Entry} entry
 * @param {Found} found
 */
export function lineOf({ title, says = [], where = "", when = "", prose = [] }, found) {
  const own = [...says, where].filter(Boolean);
  const inTitle = new Set(toldIn(title, found));
  const more = (/** @type {string} */ line) => toldIn(line, found).filter((told) => !inTitle.has(told)).length;
  const best = [...own, ...prose].reduce((one, other) => (more(other) > more(one) ? other : one), own[0] ?? prose[0] ?? "");
  return when && !best.includes(when) ? `${when}. ${best}`.trim() : best;
}

/** What of the things found a line tells, each once. @param {string} line @param {Found} found */
function toldIn(line, found) {
  const words = [...line.matchAll(WORD)].map(([word]) => wordIn(word, found)).filter(Boolean);
  const weeks = weekMentions(line).some((mention) => isAsked(mention.weeks, found)) ? ["week"] : [];
  return [...new Set([...words, ...weeks])];
}

/** The stem of a written word that was found; empty if it was not. @param {string} word @param {Found} found */
function wordIn(word, { terms, forms }) {
  const own = forms(fold(word).replace(/'s$/, ""));
  return own.some((form) => terms.has(form)) ? own[own.length - 1] : "";
}

/** @param {number[]} weeks @param {Found} found */
const isAsked = (weeks, found) => weeks.some((week) => found.weeks.has(week));

/**
 * A line in stretches, those that were found apart.
 * @param {string} line
 * @param {Found} found
 * @returns {Stretch[]}
 */
export function stretches(line, found) {
  const mentions = weekMentions(line).filter(({ weeks }) => isAsked(weeks, found));
  const words = [...line.matchAll(WORD)]
    .filter(([word]) => wordIn(word, found))
    .map(({ 0: word, index }) => ({ start: index, end: index + word.length }))
    .filter(({ start }) => !mentions.some((mention) => mention.start <= start && start < mention.end));
  const places = [...mentions, ...words].sort((one, other) => one.start - other.start);
  /** @type {Stretch[]} */
  const parts = [];
  let end = 0;
  for (const place of places) {
    parts.push({ text: line.slice(end, place.start), isFound: false });
    parts.push({ text: line.slice(place.start, place.end), isFound: true });
    end = place.end;
  }
  parts.push({ text: line.slice(end), isFound: false });
  return joined(parts.filter(({ text }) => text));
}

/** Words found side by side as one stretch. @param {Stretch[]} parts */
function joined(parts) {
  /** @type {Stretch[]} */
  const made = [];
  for (const part of parts) {
    const [before, gap] = made.slice(-2);
    if (part.isFound && before?.isFound && /^[-\s]$/.test(gap.text)) {
      made.splice(-2, 2, { text: before.text + gap.text + part.text, isFound: true });
    } else {
      made.push(part);
    }
  }
  return made;
}
