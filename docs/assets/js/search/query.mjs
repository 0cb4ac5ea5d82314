// @ts-check
/** What a reader asks for. Signs are no commands: only a pair of quotation marks means something, words in this order. */
import { fold, weeksIn, withoutWeeks, wordsIn } from "./terms.mjs";

/**
 * @typedef {object} Query
 * @property {string} text as it was typed, without what stands around it
 * @property {number[]} weeks of the plan
 * @property {string[]} words folded, without those that say nothing
 * @property {string[]} phrases what must stand together, as it was typed
 */

/** Words of no weight beside others. */
const EMPTY = new Set(
  (
    "a an and are as at be by can do does for from how i in is it its me my of on or our shall should that the their " +
    "there they this to was we what when where which who why will with you your"
  ).split(" "),
);
const PHRASE = /["\u201C\u201D\u201E\u00AB\u00BB]([^"\u201C\u201D\u201E\u00AB\u00BB]+)["\u201C\u201D\u201E\u00AB\u00BB]/g;

/** Words that say something; all of them where none does. @param {string[]} words */
export function withoutEmpty(words) {
  const telling = words.filter((word) => !EMPTY.has(word));
  return telling.length > 0 ? telling : words;
}

/**
 * @param {string} typed
 * @param {ReadonlySet<number>} weeks those of the plan
 * @returns {Query}
 */
export function parse(typed, weeks) {
  const text = typed.trim().replace(/\s+/g, " ");
  const folded = fold(text);
  const alone = /^-\s?(\d{1,2})$/.exec(folded);
  const asked = alone ? [-Number(alone[1])] : weeksIn(folded);
  const every = wordsIn(withoutWeeks(alone ? "" : folded));
  const telling = withoutEmpty(every);
  return {
    text,
    // Who types `week-4` in a plan without a week before its fourth-last means the fourth.
    weeks: asked.map((week) => (week < 0 && !weeks.has(week) && weeks.has(-week) ? -week : week)),
    words: [...new Set(telling)],
    phrases: [...text.matchAll(PHRASE)].map((found) => found[1]),
  };
}
