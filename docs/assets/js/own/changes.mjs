// @ts-check
/** What verticals change in the base plan: of a reader's own plan that of the chosen ones, at the place it is about. */
import { show } from "./filling.mjs";

/** @typedef {{ vertical: string, unless: string[] }} Note whose word it is, and beside which others it does not hold */

/** What a note can leave out as a whole, innermost first. */
const PARTS = "li, .pb-said, .pb-workstream, .pb-set, section";

/** Whether a plan in these verticals reads so. @param {Note} note @param {string[]} verticals */
export const isOwn = ({ vertical, unless }, verticals) => verticals.includes(vertical) && !unless.some((other) => verticals.includes(other));

/** Whether the chosen verticals leave it out. @param {Element} $it */
export const isLeftOut = ($it) => $it.closest("[data-left-out]") !== null;

/**
 * @param {ParentNode} $within
 * @param {string[]} verticals the chosen ones; of none every vertical's word is shown, as built
 */
export function showChanges($within, verticals) {
  for (const $part of $within.querySelectorAll("[data-left-out]")) $part.removeAttribute("data-left-out");
  for (const $note of /** @type {NodeListOf<HTMLElement>} */ ($within.querySelectorAll("[data-otherwise]"))) {
    const isTold = isOwn(noteOf($note), verticals);
    show($note, verticals.length === 0 || isTold);
    if (isTold && "leavesOut" in $note.dataset) $note.closest(PARTS)?.setAttribute("data-left-out", "");
  }
}

/** Every note that leaves a statement out, by itself or with what holds it. @param {HTMLElement} $statement @returns {Note[]} */
export function omissionsOf($statement) {
  const $$around = [$statement, $statement.closest(".pb-set")].filter((it) => it !== null);
  return $$around.flatMap(($it) => [.../** @type {NodeListOf<HTMLElement>} */ ($it.querySelectorAll(":scope > [data-leaves-out]"))]).map(noteOf);
}

/** @param {HTMLElement} $note @returns {Note} */
const noteOf = ($note) => ({ vertical: $note.dataset.otherwise ?? "", unless: ($note.dataset.unless ?? "").split(" ").filter(Boolean) });

/**
 * Bars as high as the shares of the reader's own plan, where they differ from what was built.
 * @param {ParentNode} $within
 * @param {Record<string, import("./today.mjs").Part>} parts
 */
export function drawShares($within, parts) {
  for (const $bar of /** @type {NodeListOf<HTMLElement>} */ ($within.querySelectorAll("[data-own-share]"))) {
    $bar.dataset.built ??= $bar.style.getPropertyValue("--share");
    $bar.style.setProperty("--share", parts[$bar.dataset.ownShare ?? ""]?.texts.height ?? $bar.dataset.built);
  }
}
