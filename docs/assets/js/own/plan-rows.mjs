// @ts-check
/** The plan as rows, a statement each in the order of the page as built: its dates, and what was entered of it. */
import { textOf } from "../plan/record.mjs";
import { levelName, nameOf } from "./entries.mjs";
import { isPast } from "./today.mjs";

/** @typedef {import("./reading.mjs").Shown} Shown */
/**
 * What a row says of one statement; days are ISO.
 * @typedef {object} Row
 * @property {string} reference
 * @property {string} what
 * @property {string} phase
 * @property {string} weeks as the playbook has them
 * @property {string} set the workstream, section, gate or sort of risks that it belongs to
 * @property {string} due
 * @property {string} dueWords
 * @property {boolean} isLate
 * @property {string} started
 * @property {string} done
 * @property {string} owner
 * @property {string} level
 * @property {string} note
 * @property {"risk" | "gate" | "work"} sort
 */

/**
 * @param {HTMLElement} $page
 * @param {import("./placing.mjs").Placing} placing
 * @param {Shown} shown
 * @returns {Row[]}
 */
export const rowsOf = ($page, placing, shown) =>
  placing.statements.map(([$it, $home]) => rowOf($page, $it, $home, shown));

/** @param {HTMLElement} $page @param {HTMLElement} $it @param {Element} $home @param {Shown} shown @returns {Row} */
function rowOf($page, $it, $home, { plan, own, today }) {
  const reference = $it.dataset.statement ?? "";
  const entered = (/** @type {string} */ field) => textOf(plan, reference, field);
  const near = (/** @type {string} */ name) => /** @type {HTMLElement | null} */ ($home.closest(`[data-${name}]`));
  const [$block, $gate, $set] = [near("do-block"), near("my-gate"), near("set")];
  const phase = $block?.dataset.phase ?? $gate?.dataset.myGate ?? "";
  const part = own?.parts[reference] ?? own?.parts[$block ? `block/${$block.dataset.doBlock}` : `gate/${phase}`];
  const due = part?.last ?? "";
  const done = entered("done");
  const level = entered("level");
  return {
    reference,
    what: nameOf($it),
    phase: wordsIn($page, `[data-done-phase="${CSS.escape(phase)}"] > span`),
    weeks: wordsIn($block, ".pb-block__weeks") || wordsIn($it, "label > small[data-own]"),
    set: wordsIn($set, ".pb-set__title") || wordsIn($gate, "h3") || ($home.previousElementSibling?.textContent ?? ""),
    due,
    dueWords: part?.texts.due ?? "",
    isLate: !done && !$gate && isPast(part, today),
    started: entered("started"),
    done,
    owner: entered("owner") || ($set ? textOf(plan, $set.dataset.set ?? "", "owner") : ""),
    level: level && levelName($page, level),
    note: entered("note"),
    sort: reference.startsWith("risk/") ? "risk" : $gate ? "gate" : "work",
  };
}

/** What stands there; where the chosen verticals say something else instead, that. @param {Element | null} $within @param {string} selector */
function wordsIn($within, selector) {
  const $it = $within?.querySelector(selector);
  const $instead = $it?.querySelector(".pb-instead");
  return ($instead?.textContent || ($instead?.nextElementSibling ?? $it)?.textContent || "").trim();
}
