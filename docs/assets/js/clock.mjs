// @ts-check
/**
 * The reader's clock, the one thing that no page can be built with. It is handed on as it is; nothing here or anywhere
 * else in the scripts counts with it.
 */

/** The reader's local day as an ISO date; null where the browser writes dates in another way. */
export function today() {
  const day = new Date().toLocaleDateString("sv-SE", { calendar: "gregory", numberingSystem: "latn" });
  return /^\d{4}-\d{2}-\d{2}$/.test(day) ? day : null;
}

/** This moment to the second, in UTC, as files note it: `2026-11-22T08:30:00Z`. */
export function stamp() {
  return new Date().toISOString().replace(/\.\d+Z$/, "Z");
}
