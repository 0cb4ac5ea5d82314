// @ts-check
/** The active plan as pages show it: what was entered of each statement, and the dates that Python worked out. */
import { load, store } from "../calculator/storage.mjs";
import { today } from "../clock.mjs";
import { plans } from "../plan/plans.mjs";
import { factsOf, isPlanned, textOf, workedOf } from "../plan/record.mjs";
import { dayOf } from "./today.mjs";

/** @typedef {import("./today.mjs").OwnDates} OwnDates */
/**
 * @typedef {object} Shown
 * @property {import("../plan/record.mjs").Plan} plan
 * @property {import("../plan/record.mjs").Facts} facts
 * @property {OwnDates | null} own null until they are worked out
 * @property {string | null} today ISO
 * @property {import("./today.mjs").Day | undefined} day what holds today
 */

/** Whether pages are to be shown as the playbook has them, although there is a plan. */
export const HIDDEN = "plan-hidden";

/** @param {boolean} isHidden */
export const hidePlan = (isHidden) => store(HIDDEN, isHidden ? "yes" : "");

/** @returns {"on" | "hidden" | null} null where there is no plan */
export function stateOfPlan() {
  const { plan } = plans.state;
  if (!plan || !isPlanned(plan)) return null;
  return load(HIDDEN) === "yes" ? "hidden" : "on";
}

/** @returns {Shown | null} null where there is no plan, or none is to be shown */
export function shownPlan() {
  const { plan } = plans.state;
  return plan && stateOfPlan() === "on" ? shownOf(plan) : null;
}

/** A plan as pages would show it. @param {import("../plan/record.mjs").Plan} plan @returns {Shown} */
export function shownOf(plan) {
  const now = today();
  const own = datesOf(plan);
  return { plan, facts: factsOf(plan), own, today: now, day: own ? dayOf(own, now) : undefined };
}

/** @param {import("../plan/record.mjs").Plan} plan @returns {OwnDates | null} */
export function datesOf(plan) {
  const dates = /** @type {any} */ (workedOf(plan)?.dates);
  return Array.isArray(dates?.days) && dates.parts && typeof dates.facts === "string" ? dates : null;
}

/** On which day a statement was ticked; empty where it was not. @param {Shown} shown @param {string} reference */
export const doneOn = ({ plan }, reference) => textOf(plan, reference, "done");

/** Tick a statement, or take that back. @param {string} reference @param {boolean} isDone */
export const tick = (reference, isDone) =>
  plans.change([{ subject: reference, field: "done", value: isDone ? (today() ?? "") : null }], isDone ? "ticked" : "unticked");
