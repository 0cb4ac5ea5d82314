// @ts-check
/** Looks things up in the dates of a plan. ISO days are in order as texts, so nothing is counted here. */

/**
 * @typedef {object} Part
 * @property {string | null} first ISO
 * @property {string | null} last ISO
 * @property {Record<string, string>} texts
 */
/**
 * @typedef {object} Day
 * @property {string | null} since ISO
 * @property {"before" | "during" | "after"} stage
 * @property {string} words
 * @property {string} name
 * @property {string} date
 * @property {string} count
 * @property {string} week
 * @property {string} next_week
 * @property {string} block ids, with spaces between those that run side by side
 * @property {number} share
 */
/**
 * What the timeline says of a reader's own plan (`calculators/own_dates.py`).
 * @typedef {object} OwnDates
 * @property {string} facts
 * @property {Record<string, Part>} parts
 * @property {Day[]} days
 */

/**
 * What holds on a day: the last entry that has come.
 * @param {OwnDates} own
 * @param {string | null} day ISO
 * @returns {Day | undefined}
 */
export const dayOf = ({ days }, day) => days.findLast(({ since }) => since === null || (day !== null && since <= day));

/** The ids of the blocks that run on a day. @param {Day | undefined} day */
export const blocksOf = (day) => (day?.block ?? "").split(" ").filter(Boolean);

/** The ids of all blocks that run in a week, which may be on some of its days. @param {OwnDates} own @param {string} week */
export const blocksIn = ({ days }, week) => [...new Set(days.filter((day) => week !== "" && day.week === week).flatMap(blocksOf))];

/**
 * Whether a part of the plan ought to be done.
 * @param {Part | undefined} part
 * @param {string | null} day ISO
 */
export const isPast = (part, day) => Boolean(part?.last && day && part.last < day);

/** Whether a part of the plan ends in a week. @param {Part | undefined} part @param {Part | undefined} week */
export const endsIn = (part, week) => Boolean(part?.last && week?.first && week.last && part.last >= week.first && part.last <= week.last);

/** Whether any of its days is of that week. @param {Part | undefined} part @param {Part | undefined} week */
export const runsIn = (part, week) =>
  Boolean(part?.first && part.last && week?.first && week.last && part.first <= week.last && part.last >= week.first);
