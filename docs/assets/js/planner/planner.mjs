// @ts-check
/** The tools around a live calculator: share, keep, compare, print. Without scripts none of them is shown. */
import { offerLast } from "./continuing.mjs";
import { Scenarios } from "./scenarios.mjs";
import { Sharing } from "./sharing.mjs";
import { Sheet } from "./sheet.mjs";

/** @param {import("../calculator/form.mjs").CalculatorForm} form */
export function equip(form) {
  const $planner = /** @type {HTMLElement | null} */ (form.$form.querySelector("[data-planner]"));
  const $sheet = /** @type {HTMLElement | null} */ (form.$form.querySelector("[data-sheet]"));
  if ($sheet) new Sheet($sheet, form);
  const $last = /** @type {HTMLElement | null} */ (form.$form.querySelector("[data-last]"));
  if ($last) offerLast($last, form);
  if (!$planner) return;
  new Sharing($planner, form);
  new Scenarios(/** @type {HTMLElement} */ ($planner.querySelector("[data-scenarios]")), form);
  $planner.hidden = false;
  // Its buttons make files of whatever is entered.
  for (const $built of form.$form.querySelectorAll("[data-built-files]")) $built.remove();
}
