// @ts-check
/**
 * One entry of a plan that several devices may change: what it says, when that was entered and where, and what else was
 * entered without knowing of it. Joining two copies of an entry loses nothing: what one copy has seen and left behind
 * goes, everything else stays. In whatever order copies meet, the same versions are left; only which of them counts is
 * each device's own: the one that counted there, until its reader switches.
 */

/** An empty one, null, says that an entry was taken back: that is a change too. @typedef {string | string[] | null} Value */
/**
 * @typedef {object} Version
 * @property {Value} value
 * @property {string} at when it was entered, in UTC to the second
 * @property {string} by on which device
 * @property {number} n that device's first change of this entry is 1
 */
/**
 * @typedef {object} Register
 * @property {Version[]} versions at least one; the first counts
 * @property {Map<string, number>} seen by device, up to which of its changes this copy has seen
 */
/** Who enters something, and when. @typedef {{ by: string, at: string }} Stamp */

/** @param {Value | undefined} one @param {Value | undefined} other */
export const isSame = (one, other) => JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

/** @param {Register | undefined} register @returns {Value} what counts */
export const counting = (register) => register?.versions[0].value ?? null;

/** What was entered elsewhere without knowing of what counts, and says something else. @param {Register | undefined} register */
export const beside = (register) =>
  (register?.versions ?? []).filter(({ value }, index, all) => index > 0 && !isSame(value, all[0].value));

/**
 * The entry with another value in place of everything that it said.
 * @param {Register | undefined} register
 * @param {Value} value
 * @param {Stamp} stamp
 * @returns {Register}
 */
export function written(register, value, { by, at }) {
  const n = (register?.seen.get(by) ?? 0) + 1;
  return { versions: [{ value, at, by, n }], seen: new Map(register?.seen).set(by, n) };
}

/**
 * The entry with another of its versions counting.
 * @param {Register} register
 * @param {Value} value
 * @returns {Register}
 */
export function switched(register, value) {
  const first = register.versions.filter((version) => isSame(version.value, value));
  return { ...register, versions: [...first, ...register.versions.filter((version) => !first.includes(version))] };
}

/**
 * Two copies of one entry as one.
 * @param {Register} mine
 * @param {Register} theirs
 * @returns {Register}
 */
export function joined(mine, theirs) {
  const ours = left(mine, theirs);
  const others = left(theirs, mine);
  // What counts goes on counting; where it was left behind, what the other copy put in its place does.
  const [first, second] = ours.includes(mine.versions[0]) ? [ours, others] : [others, ours];
  const known = new Set(first.map(identity));
  const seen = new Map(mine.seen);
  for (const [device, n] of theirs.seen) seen.set(device, Math.max(n, seen.get(device) ?? 0));
  const versions = [...first, ...second.filter((version) => !known.has(identity(version)))];
  // No two devices write copies of which each has left the other's behind, but a file may hold some.
  return { versions: versions.length > 0 ? versions : mine.versions, seen };
}

/**
 * The entry as it was before, entered anew: with what stood beside it, and as of when that was entered.
 * @param {Register} register
 * @param {Register | null} before null where there was none
 * @param {Stamp} stamp
 * @returns {Register}
 */
export function reissued(register, before, stamp) {
  if (!before) return written(register, null, stamp);
  if (essence(before) === essence(register)) return before;
  const n = register.seen.get(stamp.by) ?? 0;
  const versions = before.versions.map((version, index) => ({ ...version, by: stamp.by, n: n + index + 1 }));
  return { versions, seen: new Map(register.seen).set(stamp.by, n + versions.length) };
}

/** The versions of a copy that the other one has too or has never seen. @param {Register} copy @param {Register} other */
const left = ({ versions }, { versions: others, seen }) =>
  versions.filter(({ by, n }) => n > (seen.get(by) ?? 0) || others.some((each) => each.by === by && each.n === n));

/** Two tabs of one device may have counted to the same number at the same time. @param {Version} version */
const identity = ({ value, at, by, n }) => JSON.stringify([by, n, at, value]);

/** The entry as it is on every device, whichever version counts on this one: for comparing copies. @param {Register} register */
export const essence = ({ versions, seen }) => JSON.stringify([versions.map(identity).sort(), [...seen].sort()]);
