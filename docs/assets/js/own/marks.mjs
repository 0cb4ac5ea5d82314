// @ts-check
/**
 * Ticks on the pages where statements stand: the bullet itself is the box, and the text is none. Criteria keep their
 * diamond. What recurs, such as a daily check, has no tick.
 */
import { isLeftOut } from "./changes.mjs";
import { show } from "./filling.mjs";
import { doneOn, tick } from "./reading.mjs";
import { isPast } from "./today.mjs";

/** @typedef {import("./reading.mjs").Shown} Shown */

/** The kinds of statements that are done once; others are, where their section has boxes on paper. */
const KINDS = ["activity", "deliverable", "criterion", "quick-win"];
const OWN_KIND = ['.pb-todo > li[id^="statement--"]', '.pb-todo:not(.pb-milestones) .pb-below > li[id^="statement--"]'];
const LISTED = [...KINDS.map((kind) => `li[id^="${kind}--"]`), ...OWN_KIND].map((it) => `.pb-block ${it}`).join(", ");
const OWN = "[data-gate] li[data-statement], [data-own-additions] li[data-statement]";

/** @param {HTMLElement} $li */
const referenceOf = ($li) => $li.dataset.statement ?? $li.id.replace("--", "/");

/** Put a tick at each statement of the page, or take all away. @param {Shown | null} shown */
export function placeMarks(shown) {
  for (const $mark of document.querySelectorAll(".pb-mark[data-tick], .pb-late")) {
    if (!shown || !$mark.closest(`${LISTED}, ${OWN}`) || isLeftOut($mark) || $mark.matches(".pb-late")) $mark.remove();
  }
  if (!shown) return;
  for (const $li of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(`${LISTED}, ${OWN}`))) {
    if (isLeftOut($li)) continue;
    const reference = referenceOf($li);
    const $mark = markOf($li);
    $mark.checked = doneOn(shown, reference) !== "";
    const part = partOf(shown, $li, reference);
    if (!$mark.checked && isPast(part, shown.today) && !$li.closest("[data-gate]")) addLate($li, part?.texts.due ?? "");
  }
}

/** The part of the plan by whose end a statement is due. @param {Shown} shown @param {HTMLElement} $li @param {string} reference */
function partOf({ own }, $li, reference) {
  const block = /** @type {HTMLElement | null} */ ($li.closest("[data-block]"))?.dataset.block;
  return own?.parts[reference] ?? own?.parts[`block/${block}`];
}

/** @param {HTMLElement} $li @returns {HTMLInputElement} */
function markOf($li) {
  const $there = $li.querySelector(":scope > .pb-mark");
  if ($there instanceof HTMLInputElement) return $there;
  const $mark = document.createElement("input");
  $mark.type = "checkbox";
  $mark.className = "pb-mark";
  $mark.dataset.tick = "";
  $mark.setAttribute("aria-label", wordsOf($li));
  $mark.addEventListener("change", () => tick(referenceOf($li), $mark.checked));
  $li.prepend($mark);
  return $mark;
}

/** What a statement says: the anchors of former ids may stand before it. @param {HTMLElement} $li */
function wordsOf($li) {
  const $parts = $li.querySelector(".pb-add__what")?.childNodes ?? $li.childNodes;
  return [...$parts].map(($part) => $part.textContent?.trim()).find(Boolean) ?? "";
}

/** @param {HTMLElement} $li @param {string} words */
function addLate($li, words) {
  const $late = document.createElement("span");
  $late.className = "pb-late";
  $late.textContent = words;
  const $before = $li.querySelector(":scope > .headerlink");
  $li.insertBefore($late, $before);
}

/** Count them: block by block, and what each gate still lacks. @param {Shown | null} shown */
export function countMarks(shown) {
  if (!shown) return;
  for (const $block of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-block]"))) {
    const $marks = marksIn($block).filter(($mark) => !$mark.closest("[data-gate], [data-own-additions]"));
    const $progress = $block.querySelector("[data-progress]");
    show($progress, $marks.length > 0);
    if ($progress) count($progress, $marks);
    const late = $marks.filter(($mark) => $mark.parentElement?.querySelector(":scope > .pb-late")).length;
    const $overdue = $progress?.querySelector("[data-overdue]") ?? null;
    show($overdue, late > 0);
    write($overdue, "[data-count]", late);
  }
  for (const $gate of document.querySelectorAll("[data-gate]")) {
    const $marks = marksIn($gate);
    count($gate, $marks);
    const days = $marks.map(($mark) => doneOn(shown, referenceOf(/** @type {HTMLElement} */ ($mark.parentElement))));
    const isPassed = days.length > 0 && days.every((day) => day !== "");
    for (const part of ["open", "due"]) show($gate.querySelector(`[data-${part}]`), !isPassed);
    show($gate.querySelector("[data-passed]"), isPassed);
    const last = isPassed ? days.sort().at(-1) : "";
    const words = shown.own?.days.find(({ since }) => since === last)?.date;
    const $on = $gate.querySelector("[data-passed-on]");
    if ($on) $on.textContent = words ?? "";
  }
}

/** @param {Element} $within @returns {HTMLInputElement[]} */
const marksIn = ($within) => /** @type {HTMLInputElement[]} */ ([...$within.querySelectorAll(".pb-mark[data-tick]")]);

/** @param {Element} $within @param {HTMLInputElement[]} $marks */
function count($within, $marks) {
  write($within, "[data-done]", $marks.filter(($mark) => $mark.checked).length);
  write($within, "[data-all]", $marks.length);
}

/** @param {Element | null} $within @param {string} selector @param {number} number */
function write($within, selector, number) {
  const $place = $within?.querySelector(selector);
  if ($place) $place.textContent = String(number);
}
