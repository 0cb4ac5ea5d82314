// @ts-check
/** A plan on its way to somebody else: as a file, or, if it is short enough, whole in the fragment of a link. */
import { compress, decompress } from "../calculator/compression.mjs";
import { parsePlan, textOfPlan } from "./format.mjs";

/** @typedef {import("./record.mjs").Plan} Plan */
/** @typedef {{ plan: Plan, why: "" } | { plan: null, why: import("./format.mjs").Unreadable | "too old a browser" }} Come */

/** Longer links are cut by programs for mail and chat. In letters. */
export const LONGEST_LINK = 16_000;
const PACKED = /^#plan=([\w-]*)$/;
/** In letters, unpacked: a plan that a link can hold is shorter. */
const LONGEST = 1_000_000;

/** What a file holds. @param {Plan} plan */
export const fileOf = (plan) => `${JSON.stringify(JSON.parse(textOfPlan(plan)), null, 2)}\n`;

/**
 * The address with the plan in it; null where it would be too long or this browser cannot pack it: then a file is the way.
 * @param {Plan} plan
 * @param {string} address of the page that takes plans in
 * @returns {Promise<string | null>}
 */
export async function linkOf(plan, address) {
  const url = new URL(address);
  // Whoever opens it works the dates out anew where there is no room for them.
  for (const each of [plan, { ...plan, worked: null, answers: {} }]) {
    try {
      url.hash = `plan=${await compress(textOfPlan(each), LONGEST)}`;
    } catch {
      return null;
    }
    if (url.href.length <= LONGEST_LINK) return url.href;
  }
  return null;
}

/** Whether an address brings a plan. @param {string} address */
export const bringsPlan = (address) => PACKED.test(new URL(address).hash);

/** The plan that an address brings. @param {string} address @returns {Promise<Come>} */
export async function planInLink(address) {
  const [, packed = ""] = PACKED.exec(new URL(address).hash) ?? [];
  if (!("DecompressionStream" in globalThis)) return { plan: null, why: "too old a browser" };
  try {
    return parsePlan(await decompress(packed, LONGEST));
  } catch {
    return { plan: null, why: "damaged" };
  }
}

/** The plan that a file holds. @param {Blob} file @returns {Promise<Come>} */
export const planInFile = async (file) => parsePlan(await file.text());
