// @ts-check
/**
 * The active plan as calculators see it: the facts that all of them share, each entered once, and what is to be said of
 * the plan on each day. Facts are texts as they were typed, by the names that the calculators give them (`users`,
 * `start`, `verticals` …).
 */
import { factsOf, workedOf } from "../plan/record.mjs";
import { isSame } from "../plan/register.mjs";
import { plans } from "../plan/plans.mjs";

/** @typedef {import("../plan/record.mjs").Facts} Facts */
/**
 * @typedef {object} Plan
 * @property {Facts} facts
 * @property {import("../plan/record.mjs").Moment[]} moments in order of time; none where no calculator has been asked yet
 * @property {import("../plan/record.mjs").Dates} dates by id
 * @property {string} of what they were worked out from
 */

/** Whether this device has ever kept a plan in this form. */
export const isKept = () => plans.hasBegun;

/** What this device keeps; nothing is said of a plan that it cannot keep. @returns {Plan} */
export function readPlan() {
  const { plan, kept } = plans.state;
  const known = kept === "none" ? null : plan;
  const { moments, dates, of } = (known && workedOf(known)) ?? { moments: [], dates: {}, of: "" };
  return { facts: known ? factsOf(known) : new Map(), moments, dates, of };
}

/**
 * Keep other facts; days that were worked out from the former ones are gone with them.
 * @param {Facts} facts
 * @returns {boolean} whether this device keeps them
 */
export function writeFacts(facts) {
  const before = readPlan().facts;
  const names = [...new Set([...before.keys(), ...facts.keys()])];
  const isOther = (/** @type {string} */ name) => !isSame(before.get(name), facts.get(name));
  const changes = names.filter(isOther).map((field) => ({ subject: "facts", field, value: facts.get(field) ?? null }));
  return plans.change(changes, "facts");
}

/** Keep what was worked out from the facts as they are. @param {Pick<Plan, "moments" | "dates" | "of">} worked */
export const writeWorked = (worked) => plans.keepWorked(worked);

/** Forget the plan; what was entered into the calculators besides stays. */
export const forgetPlan = () => plans.erase(plans.shelf.active);

/**
 * What is to be said of the plan on a day: the last moment that has come. ISO days are in order as texts.
 * @param {Plan} plan
 * @param {string | null} day ISO
 */
export function momentOn({ moments }, day) {
  return moments.findLast(({ since }) => since === null || (day !== null && since <= day))?.words ?? "";
}

/** Hear when another tab has changed the plan. @param {() => void} listener @param {AbortSignal} signal */
export const watchPlan = (listener, signal) => plans.watch(listener, signal);
