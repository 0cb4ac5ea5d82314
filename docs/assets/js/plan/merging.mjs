// @ts-check
/** Two copies of one plan as one, and what a reader is told of it before. */
import { beside, counting, essence, isSame, joined } from "./register.mjs";
import { partsOf, workedOf } from "./record.mjs";

/** @typedef {import("./record.mjs").Plan} Plan */
/** @typedef {import("./register.mjs").Register} Register */
/** @typedef {import("./register.mjs").Version} Version */
/**
 * What a copy would change of one entry: it is `added`; it is `changed`, since the other copy knew what stood here;
 * both `differ`, since neither knew of the other: this device's counts until its reader switches; or it is `mine` alone.
 * @typedef {object} Difference
 * @property {string} subject
 * @property {string} field
 * @property {"added" | "changed" | "differs" | "mine"} kind
 * @property {Version | null} mine
 * @property {Version | null} theirs
 */

/**
 * The plan with all that another copy of it knows. In whatever order copies are merged, and however often, all of them
 * end with the same entries and versions.
 * @param {Plan} mine
 * @param {Plan} theirs
 * @returns {Plan}
 */
export function merged(mine, theirs) {
  const fields = new Map(mine.fields);
  for (const [name, register] of theirs.fields) {
    const own = fields.get(name);
    fields.set(name, own ? joined(own, register) : register);
  }
  const plan = { ...mine, playbook: mine.playbook || theirs.playbook, fields };
  const isOutdated = !workedOf(plan) && workedOf({ ...plan, worked: theirs.worked });
  return isOutdated ? { ...plan, worked: theirs.worked } : plan;
}

/**
 * What merging would change, entry by entry; entries that say the same are left out.
 * @param {Plan} mine
 * @param {Plan} theirs
 * @returns {Difference[]}
 */
export function differences(mine, theirs) {
  const names = new Set([...mine.fields.keys(), ...theirs.fields.keys()]);
  return [...names].flatMap((name) => {
    const [own, other] = [mine.fields.get(name), theirs.fields.get(name)];
    const kind = kindOf(own, other);
    const versions = { mine: own?.versions[0] ?? null, theirs: other?.versions[0] ?? null };
    return kind ? [{ ...partsOf(name), kind, ...versions }] : [];
  });
}

/** How many entries say the same in both. @param {Plan} mine @param {Plan} theirs */
export const countSame = (mine, theirs) =>
  [...mine.fields].filter(([name, own]) => counting(own) !== null && isSame(counting(own), counting(theirs.fields.get(name)))).length;

/** @param {Register | undefined} own @param {Register | undefined} other @returns {Difference["kind"] | null} */
function kindOf(own, other) {
  if (!other) return counting(own) === null ? null : "mine";
  const both = own ? joined(own, other) : other;
  if (!isSame(counting(both), counting(own))) return counting(own) === null ? "added" : "changed";
  if (beside(both).length > beside(own).length) return "differs";
  return isSame(counting(own), counting(other)) ? null : "mine";
}

/** Whether a copy knows all that the other one knows. @param {Plan} plan @param {Plan} other */
export const holds = (plan, other) =>
  [...other.fields].every(([name, register]) => {
    const own = plan.fields.get(name);
    return own !== undefined && essence(joined(own, register)) === essence(own);
  });
