// @ts-check
/** Everything that a plan holds to be done, as My plan has it: pages that hold less of it ask for that page. */
import { omissionsOf } from "./changes.mjs";

/**
 * @typedef {object} PlannedStatement
 * @property {string} reference
 * @property {string} text
 * @property {string} block its id; empty for what a vertical adds
 * @property {string} vertical the one that adds it; empty for what is in every plan
 * @property {string} gate the phase whose gate it is of; empty for all others
 * @property {import("./changes.mjs").Note[]} leftOut by which verticals
 */
/** @typedef {{ id: string, title: string, href: string }} PlannedBlock */
/** @typedef {{ reference: string, text: string }} Dated a milestone, or another thing that falls on a day */
/** @typedef {{ statements: PlannedStatement[], blocks: PlannedBlock[], dated: Dated[] }} WholePlan */

/** By address, for as long as this tab lives. @type {Map<string, Promise<WholePlan>>} */
const read = new Map();

/**
 * @param {string} address of My plan
 * @returns {Promise<WholePlan>} rejected where it does not come
 */
export function wholePlan(address) {
  const known = read.get(address);
  if (known) return known;
  const coming = fetchPlan(address);
  read.set(address, coming);
  coming.catch(() => read.delete(address));
  return coming;
}

/** @param {string} address */
async function fetchPlan(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  const $page = new DOMParser().parseFromString(await response.text(), "text/html");
  return planIn($page, new URL(address, location.href));
}

/** @param {Document} $page @param {URL} base @returns {WholePlan} */
function planIn($page, base) {
  const $$statements = /** @type {HTMLElement[]} */ ([...$page.querySelectorAll("[data-my-plan] [data-statement]")]);
  const $$blocks = /** @type {HTMLElement[]} */ ([...$page.querySelectorAll("[data-do-block]")]);
  const $$dated = /** @type {HTMLElement[]} */ ([...$page.querySelectorAll("[data-dated]")]);
  return {
    statements: $$statements.map(($it) => ({
      reference: $it.dataset.statement ?? "",
      text: textOf($it.querySelector("label")?.firstChild),
      block: /** @type {HTMLElement | null} */ ($it.closest("[data-do-block]"))?.dataset.doBlock ?? "",
      vertical: $it.dataset.vertical ?? "",
      gate: /** @type {HTMLElement | null} */ ($it.closest("[data-my-gate]"))?.dataset.myGate ?? "",
      leftOut: omissionsOf($it),
    })),
    blocks: $$blocks.map(($it) => {
      const $link = $it.querySelector("h3 a");
      return {
        id: $it.dataset.doBlock ?? "",
        title: textOf($link),
        href: new URL($link?.getAttribute("href") ?? "", base).href,
      };
    }),
    dated: $$dated.map(($it) => ({ reference: $it.dataset.dated ?? "", text: textOf($it.querySelector("b")) })),
  };
}

/** @param {Node | null | undefined} $it */
const textOf = ($it) => $it?.textContent?.trim() ?? "";
