// @ts-check
/** Where the reader's own plan stands with a statement, for pages that list many. */
import { plans } from "../plan/plans.mjs";
import { itemsOf } from "../plan/record.mjs";
import { isOwn } from "./changes.mjs";
import { doneOn, shownPlan } from "./reading.mjs";
import { wholePlan } from "./statements.mjs";
import { isPast } from "./today.mjs";

/** `open` or `done`, and whether it is `overdue`; `entered` where more is known of it than that it is done. */
/** @typedef {"open" | "done" | "overdue" | "entered"} OwnState */

/** What a statement can be given besides a tick. */
const ENTRIES = ["owner", "note", "started", "level"];

/**
 * @param {string} planPage the address of My plan
 * @returns {Promise<((reference: string) => OwnState[]) | null>} null where there is no plan, or none is shown
 */
export async function ownStates(planPage) {
  const shown = shownPlan();
  if (!shown) return null;
  const whole = await wholePlan(planPage);
  const chosen = (shown.facts.get("verticals") ?? []).filter(Boolean);
  const planned = whole.statements.filter(
    ({ vertical, leftOut }) => (!vertical || chosen.includes(vertical)) && !leftOut.some((it) => isOwn(it, chosen)),
  );
  const byReference = new Map(planned.map((it) => [it.reference, it]));
  const entries = itemsOf(shown.plan);
  return (reference) => {
    /** @type {OwnState[]} */
    const states = [];
    const it = byReference.get(reference);
    const isTicked = it !== undefined && !reference.startsWith("risk/");
    const isDone = doneOn(shown, reference) !== "";
    if (isTicked) states.push(isDone ? "done" : "open");
    const part = it && (shown.own?.parts[reference] ?? shown.own?.parts[it.gate ? `gate/${it.gate}` : `block/${it.block}`]);
    if (isTicked && !isDone && isPast(part, shown.today)) states.push("overdue");
    if (ENTRIES.some((field) => entries.get(reference)?.has(field))) states.push("entered");
    return states;
  };
}

/** Hear when the plan has changed, here or in another tab. @param {() => void} listener @param {AbortSignal} signal */
export const watchStates = (listener, signal) => plans.watch(listener, signal);
