// @ts-check
/**
 * What earlier releases kept, one plan under a key of its own, becomes the active plan's. A tab that was opened with such
 * a release may write there still.
 */
import { parsePlan } from "./format.mjs";
import { factsOf } from "./record.mjs";

const KEY = "plan";
const ASIDE = `${KEY}:unreadable`;
/** As an earlier release writes a plan of which nothing is known. */
const NOTHING = JSON.stringify({ version: 1, facts: {}, moments: [], of: "" });

/** Whether an earlier release has kept a plan on this device. @param {import("./shelf.mjs").Device} device */
export const hasEarlier = (device) => device.load(KEY) !== null;

/**
 * The text of a plan under that key that no release up to this one can read; it was set aside.
 * @param {import("./shelf.mjs").Device} device
 */
export const setAside = (device) => device.load(ASIDE) || null;

/**
 * @param {import("./shelf.mjs").Shelf} shelf
 * @param {(facts: import("./record.mjs").Change[]) => boolean} take
 */
export function takeOver({ device }, take) {
  const text = device.load(KEY);
  if (text === null || text === NOTHING) return;
  const { plan } = parsePlan(text);
  if (!plan) {
    const isFree = [null, "", text].includes(device.load(ASIDE));
    if (isFree && device.store(ASIDE, text)) device.store(KEY, NOTHING);
    return;
  }
  const changes = [...factsOf(plan)].map(([field, value]) => ({ subject: "facts", field, value }));
  if (changes.length === 0 || take(changes)) device.store(KEY, NOTHING);
}
