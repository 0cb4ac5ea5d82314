// @ts-check
/**
 * What a text is found by: its words, their stems, and the plan's weeks it names. The same reading makes the index and
 * takes a reader's words apart, so that both always agree.
 */

/** @typedef {(word: string) => string} Stemmer the stem of an English word */
/**
 * @typedef {object} Text a text that was read
 * @property {string[]} words as they are written, folded
 * @property {string} line their stems, each between spaces
 * @property {string[]} terms all it is found by: words, stems, words joined over a hyphen, weeks
 */

const DASHES = /[\u2010-\u2015\u2212\uFE58\uFE63\uFF0D]/g;
const QUOTES = /[\u2018\u2019\u02BC\u00B4`]/g;
const WORD = /[\p{L}\p{N}]+(?:'[\p{L}\p{N}]+|\.\p{N}+)*%?/gu;
const COMPOUND = /\p{L}+(?:-\p{L}+)+/gu;
const THOUSANDS = /(\d),(?=\d{3}\b)/g;
const MONTHS = [
  ..."january february march april may june july august".split(" "),
  ..."september october november december".split(" "),
];
const SHORT_MONTH = /\b(jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?/g;
const NUMBERS = "zero one two three four five six seven eight nine ten eleven twelve".split(" ");
/** `weeks 4-6`, `Week −2`, `w4`, `week four`: after folding, every dash is a hyphen. */
const WEEKS = new RegExp(
  String.raw`\b(?:weeks?|wks?|w(?=-?\d))[\s.:#]*(-\s?)?(\d{1,2}|${NUMBERS.join("|")})\b` +
    String.raw`(?:\s*(?:-|/|to|until|through|and)\s*(?:weeks?\s*)?(-\s?)?(\d{1,2})\b)?`,
  "g",
);
/** A longer one is a slip. */
const LONGEST_RANGE = 60;

/** Text as it is compared: no case, no accents, one kind of dash and quote. @param {string} text */
export const fold = (text) =>
  text.normalize("NFKD").replace(/\p{M}/gu, "").replace(DASHES, "-").replace(QUOTES, "'").toLowerCase();

/** The words of a folded text, in order; an owner's `'s` is none of a word. @param {string} folded */
export const wordsIn = (folded) =>
  [...plainDates(folded).replace(THOUSANDS, "$1").matchAll(WORD)].map(([word]) => word.replace(/'s?$|'s$/, ""));

/** The weeks that a folded text names, ranges with all that lie in them. @param {string} folded */
export const weeksIn = (folded) => [...folded.matchAll(WEEKS)].flatMap((found) => weeksOf(found));

/** A folded text without the weeks it names. @param {string} folded */
export const withoutWeeks = (folded) => folded.replace(WEEKS, " ");

/** Where a text names weeks: each place with its weeks. @param {string} text */
export const weekMentions = (text) => {
  // Folding letter by letter keeps each where it is.
  const level = text.replace(DASHES, "-").toLowerCase();
  return [...level.matchAll(WEEKS)].map((found) => ({
    start: found.index,
    end: found.index + found[0].length,
    weeks: weeksOf(found),
  }));
};

/** @param {RegExpMatchArray} found @returns {number[]} */
function weeksOf([, minus, first, otherMinus, last]) {
  const from = numberOf(minus, first);
  const to = last === undefined ? from : numberOf(otherMinus, last);
  const count = Math.min(Math.max(to - from, 0), LONGEST_RANGE);
  return Array.from({ length: count + 1 }, (_, index) => from + index);
}

/** @param {string | undefined} minus @param {string} digits */
function numberOf(minus, digits) {
  const number = /\d/.test(digits) ? Number(digits) : NUMBERS.indexOf(digits);
  return minus && number ? -number : number;
}

/** What stands for a week in the index; no reader types it. @param {number} week */
export const weekTerm = (week) => `week#${week}`;

/** Dates in words, however they were written: `2025-01-31`, `1/31/2025` and `Jan. 31st, 2025` hold the same. @param {string} folded */
function plainDates(folded) {
  if (!/\d/.test(folded)) return folded;
  return folded
    .replace(/\b(\d{4})-(\d{2})-(\d{2})\b/g, (all, year, month, day) => inWords(all, day, month, year))
    .replace(/\b(\d{1,2})[/.](\d{1,2})[/.](\d{4})\b/g, (all, one, other, year) =>
      Number(one) > 12 ? inWords(all, one, other, year) : Number(other) > 12 ? inWords(all, other, one, year) : all,
    )
    .replace(/\b(\d{1,2})(?:st|nd|rd|th)\b/g, "$1")
    .replace(SHORT_MONTH, (short) => MONTHS.find((month) => month.startsWith(short.slice(0, 3))) ?? short);
}

/** @param {string} all @param {string} day @param {string} month @param {string} year */
function inWords(all, day, month, year) {
  const name = MONTHS[Number(month) - 1];
  return name ? `${Number(day)} ${name} ${year}` : all;
}

export class Terms {
  /** @type {Map<string, string>} */
  #stems = new Map();

  /** @param {Stemmer} stemmer */
  constructor(stemmer) {
    this.stemmer = stemmer;
  }

  /** The stem of a folded word, British and American spelling alike. @param {string} word */
  stem(word) {
    const known = this.#stems.get(word);
    if (known !== undefined) return known;
    const stem = /^[a-z]{3,}$/.test(word) ? this.#stemOf(american(PLURALS.get(word) ?? word)) : word.replace(/%$/, "");
    this.#stems.set(word, stem);
    return stem;
  }

  /** `shelves` and `shelving` have the stem of `shelf`. @param {string} word */
  #stemOf(word) {
    return this.stemmer(word).replace(/([ae])lv$/, "$1lf");
  }

  /** @param {string} text @returns {Text} */
  read(text) {
    const folded = fold(text);
    const words = wordsIn(folded);
    const joined = folded.includes("-") ? [...folded.matchAll(COMPOUND)].map(([it]) => it.replaceAll("-", "")) : [];
    const terms = [...words, ...joined].flatMap((word) => this.forms(word));
    return { words, line: this.line(words), terms: [...terms, ...weeksIn(folded).map(weekTerm)] };
  }

  /** A word as it is written and its stem. @param {string} word */
  forms(word) {
    const stem = this.stem(word);
    return stem === word ? [word] : [word, stem];
  }

  /** @param {string[]} words */
  stems(words) {
    return words.map((word) => this.stem(word));
  }

  /** Words as their stems, each between spaces, to look for phrases in. @param {string[]} words */
  line(words) {
    return ` ${this.stems(words).join(" ")} `;
  }
}

/** Plurals that a stemmer leaves apart. @type {ReadonlyMap<string, string>} */
const PLURALS = new Map(
  Object.entries({ children: "child", childrens: "child", criteria: "criterion", people: "person", peoples: "person" }),
);

/** @param {string} word */
const american = (word) =>
  word
    .replace(/is(ation|ations|ing|ed|er|ers|es|e)$/, "iz$1")
    .replace(/(..)our(s|ed|ing|ite|ites)?$/, "$1or$2")
    .replace(/licen[c]e/, "license");
