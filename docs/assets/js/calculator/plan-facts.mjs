// @ts-check
/**
 * The active plan as calculators see it: the facts that all of them share, each entered once, and the dates that
 * follow from them. Facts are texts as they were typed, by the names that the calculators give them (`users`,
 * `start`, `verticals` …).
 */
import { factsOf, workedOf } from "../plan/record.mjs";
import { isSame } from "../plan/register.mjs";
import { plans } from "../plan/plans.mjs";

/** @typedef {import("../plan/record.mjs").Facts} Facts */
/**
 * @typedef {object} Plan
 * @property {Facts} facts
 * @property {import("../plan/record.mjs").Dates} dates by id
 * @property {string} of what they were worked out from
 */

/** Whether this device has ever kept a plan in this form. */
export const isKept = () => plans.hasBegun;

/** What this device keeps; nothing is said of a plan that it cannot keep. @returns {Plan} */
export function readPlan() {
  const { plan, kept } = plans.state;
  const known = kept === "none" ? null : plan;
  const { dates, of } = (known && workedOf(known)) ?? { dates: {}, of: "" };
  return { facts: known ? factsOf(known) : new Map(), dates, of };
}

/**
 * Keep other facts; days that were worked out from the former ones are gone with them.
 * @param {Facts} facts
 * @param {import("../plan/record.mjs").Change[]} [others] what else was entered with them
 * @returns {boolean} whether this device keeps them
 */
export function writeFacts(facts, others = []) {
  const before = readPlan().facts;
  const names = [...new Set([...before.keys(), ...facts.keys()])];
  const isOther = (/** @type {string} */ name) => !isSame(before.get(name), facts.get(name));
  const changes = names.filter(isOther).map((field) => ({ subject: "facts", field, value: facts.get(field) ?? null }));
  return writeChanges([...changes, ...others]);
}

/** @param {import("../plan/record.mjs").Change[]} changes @returns {boolean} whether this device keeps them */
export const writeChanges = (changes) => changes.length === 0 || plans.change(changes, "facts");

/** Keep what was worked out from the facts as they are. @param {Pick<Plan, "dates" | "of">} worked */
export const writeWorked = (worked) => plans.keepWorked(worked);

/**
 * Keep what a calculator answers to the plan as it is.
 * @param {string} calculator
 * @param {import("../plan/record.mjs").Sentence} sentence
 * @param {string[]} taken the calculators that it takes from
 */
export const writeAnswer = (calculator, sentence, taken) => plans.keepAnswer(calculator, sentence, taken);

/** Hear when another tab has changed the plan. @param {() => void} listener @param {AbortSignal} signal */
export const watchPlan = (listener, signal) => plans.watch(listener, signal);
