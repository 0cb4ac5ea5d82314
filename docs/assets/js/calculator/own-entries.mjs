// @ts-check
/**
 * What was entered last into each calculator besides the plan's facts: entries of the active plan by calculator and
 * field, so that each plan has its own and hands them on. Earlier releases kept one text a calculator for the whole
 * device; it holds until a page of a calculator has written it into the plan.
 */
import { entriesOf } from "../plan/record.mjs";
import { isSame } from "../plan/register.mjs";
import { plans } from "../plan/plans.mjs";
import { parseState } from "./address.mjs";
import { writeChanges } from "./plan-facts.mjs";
import { keys, load, store } from "./storage.mjs";

/** @typedef {import("./address.mjs").Entries} Entries */
/** @typedef {import("./address.mjs").State} State */

const EARLIER = "newest:";

/** @param {string} calculator @returns {Entries} */
export function lastEntries(calculator) {
  const { plan, kept } = plans.state;
  const own = kept !== "none" && plan ? entriesOf(plan).get(calculator) : undefined;
  if (own) return new Map([...own].map(([field, value]) => [field, [value ?? []].flat()]));
  return earlierEntries().get(calculator) ?? new Map();
}

/**
 * What changes in the plan where these are a calculator's entries.
 * @param {string} calculator
 * @param {Entries} entries
 * @returns {import("../plan/record.mjs").Change[]}
 */
export function entryChanges(calculator, entries) {
  const { plan } = plans.state;
  const before = (plan && entriesOf(plan).get(calculator)) ?? new Map();
  const fields = [...new Set([...before.keys(), ...entries.keys()])];
  const isOther = (/** @type {string} */ field) => !isSame(before.get(field), entries.get(field));
  return fields.filter(isOther).map((field) => ({ subject: calculator, field, value: entries.get(field) ?? null }));
}

/** Let what was entered into a calculator besides the facts go. @param {string} calculator */
export function forgetEntries(calculator) {
  writeChanges(entryChanges(calculator, new Map()));
  store(`${EARLIER}${calculator}`, "");
}

/** What earlier releases kept on this device. @returns {State} */
export function earlierEntries() {
  const names = keys(EARLIER).map((key) => key.slice(EARLIER.length));
  const state = names.map((name) => /** @type {const} */ ([name, parseState(load(`${EARLIER}${name}`) ?? "").get(name)]));
  return new Map(/** @type {[string, Entries][]} */ (state.filter(([, entries]) => entries)));
}

/** It has become the plan's. */
export function dropEarlierEntries() {
  for (const key of keys(EARLIER)) store(key, "");
}
