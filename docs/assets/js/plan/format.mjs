// @ts-check
/**
 * A plan as text: what this device keeps, what a file holds and what a link packs. JSON that other programs can read:
 *
 *     {"schema": "playbook-plan", "version": 2, "id": …, "playbook": {"id": …, "release": …},
 *      "fields": {"activity/write-the-brief done": {"value": "2026-11-27", "at": …, "by": …, "n": 1}, …}, "worked": …,
 *      "answers": …}
 *
 * `value` is what counts, null where it was taken back; `beside` holds what was entered elsewhere without knowing of
 * it, and `seen` what this copy has seen besides.
 */
import { isEarlier, planOfEarlier } from "./earlier-form.mjs";
import { isObject, isTexts } from "./shapes.mjs";

/** @typedef {import("./record.mjs").Plan} Plan */
/** @typedef {import("./record.mjs").Worked} Worked */
/** @typedef {import("./register.mjs").Register} Register */
/** @typedef {import("./register.mjs").Version} Version */
/**
 * Why a text is no plan that can be read here: it is no JSON or cut short; JSON of something else; of a newer release;
 * longer than any plan. Or it stands for a plan that was erased on this device.
 * @typedef {"damaged" | "no plan" | "newer" | "too long" | "erased"} Unreadable
 */

export const SCHEMA = "playbook-plan";
export const VERSION = 2;
/** In letters: no browser gives a site more room to remember texts in. */
const LONGEST = 5_000_000;
const ID = /^[a-z0-9]{1,32}$/;
const NAME = /^[^\s]+ [^\s]+$/;
const STAMP = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;

/** @param {Plan} plan */
export const textOfPlan = ({ id, playbook, release, fields, worked, answers }) =>
  JSON.stringify({
    schema: SCHEMA,
    version: VERSION,
    id,
    playbook: { id: playbook, release },
    fields: Object.fromEntries([...fields].map(([name, register]) => [name, fieldOf(register)])),
    worked,
    ...(Object.keys(answers).length > 0 ? { answers } : {}),
  });

/** What stands where a plan was erased: that it is gone is known to other tabs too. @param {string} id */
export const textOfErased = (id) => JSON.stringify({ schema: SCHEMA, version: VERSION, id, erased: true });

/**
 * @param {string} text
 * @returns {{ plan: Plan, why: "" } | { plan: null, why: Unreadable }}
 */
export function parsePlan(text) {
  const why = (/** @type {Unreadable} */ reason) => ({ plan: null, why: reason });
  if (text.length > LONGEST) return why("too long");
  let json;
  try {
    json = JSON.parse(text);
  } catch {
    return why("damaged");
  }
  if (isEarlier(json)) return { plan: planOfEarlier(json), why: "" };
  if (!isObject(json) || json.schema !== SCHEMA || typeof json.version !== "number") return why("no plan");
  if (json.version > VERSION) return why("newer");
  if (json.erased === true) return why("erased");
  const { id, playbook } = json;
  const fields = isObject(json.fields) ? fieldsOf(json.fields) : null;
  if (json.version !== VERSION || typeof id !== "string" || !ID.test(id) || !isObject(playbook) || !fields) return why("damaged");
  const [home, release] = [playbook.id, playbook.release].map((said) => (typeof said === "string" ? said : ""));
  const worked = isWorked(json.worked) ? json.worked : null;
  const answers = areAnswers(json.answers) ? json.answers : {};
  return { plan: { id, playbook: home, release, fields, worked, answers }, why: "" };
}

/** An entry as JSON holds it. @param {Register} register */
export function fieldOf({ versions, seen }) {
  const [first, ...others] = versions;
  const isTold = [...seen].every(([device, n]) => versions.some((version) => version.by === device && version.n === n));
  return {
    ...first,
    ...(others.length > 0 ? { beside: others } : {}),
    ...(isTold ? {} : { seen: Object.fromEntries(seen) }),
  };
}

/** @param {unknown} json @returns {Register | null} null where it is none */
export function registerOf(json) {
  if (!isObject(json)) return null;
  const { beside = [], seen = {}, ...first } = json;
  if (!Array.isArray(beside) || !isObject(seen)) return null;
  const versions = [first, ...beside];
  if (!versions.every(isVersion) || !Object.entries(seen).every(([device, n]) => ID.test(device) && isCount(n))) return null;
  const all = new Map(/** @type {[string, number][]} */ (Object.entries(seen)));
  for (const { by, n } of versions) all.set(by, Math.max(n, all.get(by) ?? 0));
  return { versions: versions.map(({ value, at, by, n }) => ({ value, at, by, n })), seen: all };
}

/** @param {Record<string, unknown>} json */
function fieldsOf(json) {
  /** @type {Plan["fields"]} */
  const fields = new Map();
  for (const [name, field] of Object.entries(json)) {
    const register = registerOf(field);
    if (!register || !NAME.test(name)) return null;
    fields.set(name, register);
  }
  return fields;
}

/** @param {unknown} value @returns {value is Version} */
const isVersion = (value) =>
  isObject(value) &&
  (value.value === null || typeof value.value === "string" || isTexts(value.value)) &&
  typeof value.at === "string" &&
  STAMP.test(value.at) &&
  typeof value.by === "string" &&
  ID.test(value.by) &&
  isCount(value.n);

/** @param {unknown} value @returns {value is number} */
const isCount = (value) => Number.isSafeInteger(value) && Number(value) > 0;

/** @param {unknown} value @returns {value is Worked} */
const isWorked = (value) =>
  isObject(value) &&
  typeof value.facts === "string" &&
  typeof value.of === "string" &&
  isObject(value.dates);

/** @param {unknown} value @returns {value is Plan["answers"]} */
const areAnswers = (value) =>
  isObject(value) &&
  Object.values(value).every((it) => isObject(it) && typeof it.of === "string" && isTexts(it.from) && isSentence(it.sentence));

/** @param {unknown} value */
const isSentence = (value) =>
  Array.isArray(value) &&
  value.every((piece) => Array.isArray(piece) && typeof piece[0] === "string" && typeof piece[1] === "boolean");
