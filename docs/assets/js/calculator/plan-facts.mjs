// @ts-check
/**
 * The reader's plan as this device keeps it: the facts that all calculators share, each entered once, and what is to
 * be said of the plan on each day. Facts are texts as they were typed, by the names that the calculators give them
 * (`users`, `start`, `verticals` …). What is found may be anything; what cannot be read is set aside.
 */
import { load, store, watch } from "./storage.mjs";

/** @typedef {Map<string, string[]>} Facts texts by fact; several where several things can be chosen */
/** @typedef {{ since: string | null, words: string }} Moment from an ISO day on, until the next one */
/**
 * @typedef {object} Plan
 * @property {Facts} facts
 * @property {Moment[]} moments in order of time; none where no calculator has been asked yet
 * @property {string} of what the moments were worked out from
 */

const KEY = "plan";
const VERSION = 1;

/** @returns {Plan} */
const nothing = () => ({ facts: new Map(), moments: [], of: "" });

/** @param {unknown} value @returns {value is Record<string, unknown>} */
const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** @param {unknown} value @returns {value is string[]} */
const isTexts = (value) => Array.isArray(value) && value.every((text) => typeof text === "string");

/** @param {unknown} value @returns {value is Moment} */
const isMoment = (value) =>
  isObject(value) && typeof value.words === "string" && (value.since === null || typeof value.since === "string");

/** Whether this device has ever kept a plan in this form. */
export const isKept = () => load(KEY) !== null;

/** @returns {Plan} */
export function readPlan() {
  return parse(load(KEY)) ?? nothing();
}

/** @param {string | null} text @returns {Plan | null} */
function parse(text) {
  try {
    const { version, facts, moments, of } = JSON.parse(text ?? "null");
    if (version !== VERSION || !isObject(facts) || !Object.values(facts).every(isTexts)) return null;
    const isSaid = Array.isArray(moments) && moments.every(isMoment) && typeof of === "string";
    const kept = /** @type {Record<string, string[]>} */ (facts);
    return { facts: new Map(Object.entries(kept)), ...(isSaid ? { moments, of } : { moments: [], of: "" }) };
  } catch {
    return null;
  }
}

/**
 * @param {Plan} plan
 * @returns {boolean} whether this device keeps it
 */
export function writePlan({ facts, moments, of }) {
  const before = load(KEY);
  if (before !== null && !parse(before)) {
    // A newer release may read it, or a person.
    if (!store(`${KEY}:unreadable`, before)) return false;
  }
  return store(KEY, JSON.stringify({ version: VERSION, facts: Object.fromEntries(facts), moments, of }));
}

/** Keep other facts; days that were worked out from the former ones are gone with them. @param {Facts} facts */
export const writeFacts = (facts) => writePlan({ ...nothing(), facts });

/** Forget the plan; what was entered into the calculators besides stays. */
export const forgetPlan = () => writePlan(nothing());

/**
 * What is to be said of the plan on a day: the last moment that has come. ISO days are in order as texts.
 * @param {Plan} plan
 * @param {string | null} day ISO
 */
export function momentOn({ moments }, day) {
  return moments.findLast(({ since }) => since === null || (day !== null && since <= day))?.words ?? "";
}

/** Hear when another tab has changed the plan. @param {() => void} listener @param {AbortSignal} signal */
export const watchPlan = (listener, signal) => watch(KEY, listener, signal);
