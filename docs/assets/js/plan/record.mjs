// @ts-check
/**
 * One plan of a reader: entries by name, and what Python worked out from its facts. A name is a subject and a field:
 * `activity/write-the-brief done`, `facts users`, `counts 2026-11-27`, `plan name`, `roi one_time_cost`. Nothing here
 * knows which of them mean what: the pages do.
 *
 * Fields of a statement (`kind/id`): `done` (ISO day), `note`, `owner`, `started`, `ended` (ISO days), `level`.
 */
import { beside, counting, isSame, written } from "./register.mjs";

/** @typedef {import("./register.mjs").Register} Register */
/** @typedef {import("./register.mjs").Value} Value */
/** @typedef {import("./register.mjs").Version} Version */
/** @typedef {import("./register.mjs").Stamp} Stamp */
/** Texts by fact; several where several things can be chosen. @typedef {Map<string, string[]>} Facts */
/** As Python wrote them, by id; whoever shows them knows what they hold. @typedef {Record<string, unknown>} Dates */
/**
 * What a calculator's Python worked out from the plan's facts; nothing of it is entered.
 * @typedef {object} Worked
 * @property {string} facts from which ones
 * @property {string} of from what else besides, as whoever asked notes it
 * @property {Dates} dates
 */
/** An answer in words, in pieces, each with whether it stands out. @typedef {[text: string, strong: boolean][]} Sentence */
/** One with what it follows from, and what was entered into which calculators. @typedef {{ sentence: Sentence, of: string, from: string[] }} Answer */
/**
 * @typedef {object} Plan
 * @property {string} id for good, on whatever device
 * @property {string} playbook its id; empty where nobody knows
 * @property {string} release of the site that wrote it last
 * @property {Map<string, Register>} fields by name
 * @property {Worked | null} worked what was worked out last, be it from the facts as they are or from former ones
 * @property {Record<string, Answer>} answers what calculators answered last, be it to the plan as it is or to a former one
 */
/** One entry to be made. @typedef {{ subject: string, field: string, value: Value }} Change */
/** @typedef {{ subject: string, field: string, mine: Version, others: Version[] }} Conflict others say something else */

/** @param {string} subject @param {string} field */
export const nameOf = (subject, field) => `${subject} ${field}`;

/** @param {string} name @returns {{ subject: string, field: string }} */
export function partsOf(name) {
  const end = name.indexOf(" ");
  return { subject: name.slice(0, end), field: name.slice(end + 1) };
}

/** The subjects that are neither a statement, `kind/id`, nor a calculator. */
const OWN = ["facts", "counts", "plan"];

/** Whether a subject is a calculator, of which a plan holds what was entered besides its facts. @param {string} subject */
export const isCalculator = (subject) => !subject.includes("/") && !OWN.includes(subject);

/** Whether more is entered than into a calculator: figures to try are no plan yet. @param {Plan} plan */
export const isPlanned = ({ fields }) => [...fields.keys()].some((name) => !isCalculator(partsOf(name).subject));

/** @param {string} id @param {string} playbook @param {string} release @returns {Plan} */
export const emptyPlan = (id, playbook, release) => ({ id, playbook, release, fields: new Map(), worked: null, answers: {} });

/** What counts of an entry; null where there is none. @param {Plan} plan @param {string} subject @param {string} field */
export const valueOf = (plan, subject, field) => counting(plan.fields.get(nameOf(subject, field)));

/** The same of an entry that holds one text; empty where there is none. @param {Plan} plan @param {string} subject @param {string} field */
export const textOf = (plan, subject, field) => [valueOf(plan, subject, field) ?? []].flat().join(" ");

/** All that counts, without what was taken back: field to value by subject. @param {Plan} plan */
export function entriesOf({ fields }) {
  /** @type {Map<string, Map<string, Value>>} */
  const found = new Map();
  for (const [name, register] of fields) {
    const { subject, field } = partsOf(name);
    const value = counting(register);
    if (value !== null) found.set(subject, (found.get(subject) ?? new Map()).set(field, value));
  }
  return found;
}

/** The statements of which something is entered: field to value by `kind/id`. @param {Plan} plan */
export const itemsOf = (plan) => new Map([...entriesOf(plan)].filter(([subject]) => subject.includes("/")));

/** @param {Plan} plan @returns {Facts} */
export const factsOf = (plan) =>
  new Map([...(entriesOf(plan).get("facts") ?? [])].map(([fact, value]) => [fact, [value ?? []].flat()]));

/** Active users by ISO day, in order of time, as they were entered. @param {Plan} plan @returns {[day: string, count: string][]} */
export const countsOf = (plan) =>
  [...(entriesOf(plan).get("counts") ?? [])].map(([day]) => /** @type {[string, string]} */ ([day, textOf(plan, "counts", day)])).sort();

/** What was entered here and elsewhere without knowing of each other. @param {Plan} plan @returns {Conflict[]} */
export const conflictsOf = ({ fields }) =>
  [...fields].flatMap(([name, register]) => {
    const others = beside(register);
    return others.length > 0 ? [{ ...partsOf(name), mine: register.versions[0], others }] : [];
  });

/**
 * The plan with these entries; those that say so already stay as they are.
 * @param {Plan} plan
 * @param {Change[]} changes
 * @param {Stamp} stamp
 * @returns {Plan}
 */
export function changed(plan, changes, stamp) {
  const fields = new Map(plan.fields);
  for (const { subject, field, value } of changes) {
    const name = nameOf(subject, field);
    const register = fields.get(name);
    const says = isSame(counting(register), value) && beside(register).length === 0;
    if (!says) fields.set(name, written(register, value, stamp));
  }
  return { ...plan, fields };
}

/** The facts as one text, whatever order they were entered in. @param {Plan} plan */
export const factsText = (plan) => JSON.stringify([...factsOf(plan)].sort(([one], [other]) => (one < other ? -1 : 1)));

/** The plan with what was worked out from its facts as they are. @param {Plan} plan @param {Omit<Worked, "facts">} worked @returns {Plan} */
export const withWorked = (plan, worked) => ({ ...plan, worked: { ...worked, facts: factsText(plan) } });

/** What has been worked out from the facts as they are; null until it is. @param {Plan} plan */
export const workedOf = (plan) => (plan.worked?.facts === factsText(plan) ? plan.worked : null);

/**
 * All that an answer follows from: the release, the facts, and what was entered into these calculators.
 * @param {Plan} plan
 * @param {string[]} calculators
 */
function askedText(plan, calculators) {
  const asked = [...entriesOf(plan)].filter(([subject]) => subject === "facts" || calculators.includes(subject));
  const entries = asked.flatMap(([subject, fields]) => [...fields].map(([field, value]) => [nameOf(subject, field), value]));
  return JSON.stringify([plan.release, entries.sort(([one], [other]) => (String(one) < String(other) ? -1 : 1))]);
}

/**
 * The plan with what a calculator answers to it as it is.
 * @param {Plan} plan
 * @param {string} calculator
 * @param {Sentence} sentence
 * @param {string[]} taken the calculators that it takes from
 * @returns {Plan}
 */
export function withAnswer(plan, calculator, sentence, taken) {
  const from = [calculator, ...taken].sort();
  return { ...plan, answers: { ...plan.answers, [calculator]: { sentence, from, of: askedText(plan, from) } } };
}

/** What a calculator answered to the plan as it is; null where it has not. @param {Plan} plan @param {string} calculator */
export function answerOf(plan, calculator) {
  const answer = plan.answers[calculator];
  return answer && answer.of === askedText(plan, answer.from) ? answer.sentence : null;
}
