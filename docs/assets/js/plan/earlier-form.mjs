// @ts-check
/** The form of a plan in earlier releases, version 1: the facts of one plan. What it said of each day is worked out anew. */
import { emptyPlan } from "./record.mjs";
import { written } from "./register.mjs";
import { isObject, isTexts } from "./shapes.mjs";

/** @typedef {{ facts: Record<string, string[]> }} Earlier */

/** What stands for its id: it had none. */
export const EARLIER = "earlier";

/** Where a plan of that form has no day of its own, every later change counts before it. */
const LONG_AGO = { by: "earlier", at: "1970-01-01T00:00:00Z" };

/** @param {unknown} json @returns {json is Earlier} */
export const isEarlier = (json) =>
  isObject(json) &&
  json.version === 1 &&
  !("schema" in json) &&
  isObject(json.facts) &&
  Object.entries(json.facts).every(([fact, texts]) => /^\S+$/.test(fact) && isTexts(texts));

/** @param {Earlier} earlier @returns {import("./record.mjs").Plan} with the same id wherever it is read */
export function planOfEarlier({ facts }) {
  const fields = Object.entries(facts).map(([fact, texts]) => [`facts ${fact}`, written(undefined, texts, LONG_AGO)]);
  return { ...emptyPlan(EARLIER, "", ""), fields: new Map(/** @type {any} */ (fields)) };
}
