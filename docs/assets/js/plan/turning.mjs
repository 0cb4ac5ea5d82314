// @ts-check
/** How a step is taken back. An entry that was changed elsewhere since stays as it is, and that is told. */
import { fieldOf, parsePlan, registerOf, textOfPlan } from "./format.mjs";
import { reissued } from "./register.mjs";

/** @typedef {import("./record.mjs").Plan} Plan */
/** @typedef {import("./register.mjs").Register} Register */
/** @typedef {import("./history.mjs").Step} Step */

/** The step from a plan to what it is next. @param {Plan} plan @param {Plan} next @param {string} what @returns {Step} */
export function stepTo(plan, next, what) {
  /** @type {Step["fields"]} */
  const fields = [];
  for (const [name, register] of next.fields) {
    const before = plan.fields.get(name);
    if (before !== register) fields.push([name, fieldOf(register), before ? fieldOf(before) : null]);
  }
  // What came from elsewhere can come once more only if this copy has never seen it.
  const text = what === "merged" ? /** @type {[string, string]} */ ([entries(next), entries(plan)]) : undefined;
  return { what, plan: plan.id, fields, ...(text ? { text } : {}) };
}

/**
 * Take a step back.
 * @param {import("./shelf.mjs").Shelf} shelf
 * @param {Step} step
 * @param {import("./register.mjs").Stamp} stamp
 * @returns {Step} that takes it again
 */
export function turned(shelf, step, stamp) {
  const found = shelf.find(step.plan);
  const active = step.active && { active: /** @type {[string, string]} */ ([...step.active].reverse()) };
  if (step.active) shelf.active = step.active[1];
  const { text } = step;
  const isWhole = text && (step.fields.length === 0 || (found?.plan && entries(found.plan) === text[0]));
  if (!isWhole) return { ...step, ...active, text: undefined, ...(found?.plan ? turnedFields(shelf, found.plan, step, stamp) : {}) };
  const { plan } = parsePlan(text[1]);
  if (plan) shelf.writeAnew({ ...plan, worked: found?.plan?.worked ?? plan.worked, answers: found?.plan?.answers ?? plan.answers });
  else shelf.erase(step.plan);
  const fields = step.fields.map(([name, there, back]) => /** @type {any} */ ([name, back, there]));
  return { ...step, ...active, fields, text: [text[1], found?.plan || plan === null ? (found?.text ?? "") : ""] };
}

/** @param {import("./shelf.mjs").Shelf} shelf @param {Plan} plan @param {Step} step @param {import("./register.mjs").Stamp} stamp */
function turnedFields(shelf, plan, step, stamp) {
  const fields = new Map(plan.fields);
  /** @type {Step["fields"]} */
  const back = [];
  /** @type {string[]} */
  const left = [];
  for (const [name, there, before] of step.fields) {
    const register = fields.get(name);
    if (!register || !stands(register, registerOf(there))) {
      left.push(name);
      continue;
    }
    const next = reissued(register, registerOf(before), stamp);
    fields.set(name, next);
    back.push([name, fieldOf(next), fieldOf(register)]);
  }
  if (back.length > 0) shelf.write({ ...plan, fields });
  return { fields: back, left };
}

/** Whether an entry says what it said; by whom does not matter: undoing enters it anew. @param {Register} register @param {Register | null} there */
const stands = (register, there) => there !== null && said(register) === said(there);

/** @param {Register} register */
const said = ({ versions }) => JSON.stringify(versions.map(({ value, at }) => [value, at]));

/** All entries of a plan as one text, without what was worked out from them. @param {Plan} plan */
const entries = (plan) => textOfPlan({ ...plan, worked: null, answers: {} });
