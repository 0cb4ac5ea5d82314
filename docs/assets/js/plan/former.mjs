// @ts-check
/**
 * Ids are permanent, and some things go by another one since, or are gone. What was entered of a thing follows it to its
 * new id; what was entered of one that is gone stays in the plan and is listed with its last words.
 */
import { joined } from "./register.mjs";
import { itemsOf, nameOf, partsOf } from "./record.mjs";

/** @typedef {import("./record.mjs").Plan} Plan */
/** By `kind/id`, the one that the same thing goes by now, as the site's JSON has them (`moved`). @typedef {Map<string, string>} Moved */
/** What stood there, as the site's JSON has it (`retired`). @typedef {{ title: string } & Record<string, unknown>} LastWords */

/**
 * The plan with every entry under the id that its thing goes by now; the plan itself where none has moved.
 * @param {Plan} plan
 * @param {Moved} moved
 * @returns {Plan}
 */
export function followed(plan, moved) {
  /** @type {Plan["fields"]} */
  const fields = new Map();
  let hasMoved = false;
  for (const [name, register] of plan.fields) {
    const { subject, field } = partsOf(name);
    const now = arrival(subject, moved);
    hasMoved ||= now !== subject;
    const already = fields.get(nameOf(now, field));
    fields.set(nameOf(now, field), already ? joined(already, register) : register);
  }
  return hasMoved ? { ...plan, fields } : plan;
}

/** @param {string} reference @param {Moved} moved */
function arrival(reference, moved) {
  const passed = new Set();
  let now = reference;
  for (let next = moved.get(now); next !== undefined && !passed.has(next); next = moved.get(now)) {
    passed.add(now);
    now = next;
  }
  return now;
}

/**
 * What was entered of statements that are not in the playbook any more, or not yet in this release of it.
 * @param {Plan} plan
 * @param {(reference: string) => boolean} isThere
 * @param {Map<string, LastWords>} retired by `kind/id`
 */
export const entriesOfTheGone = (plan, isThere, retired) =>
  [...itemsOf(plan)]
    .filter(([reference]) => !isThere(reference))
    .map(([reference, entries]) => ({ reference, entries, words: retired.get(reference) ?? null }));
