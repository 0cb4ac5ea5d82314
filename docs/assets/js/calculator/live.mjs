// @ts-check
/** All that makes a calculator live, with the tools around it. It comes only to pages that hold one. */
import { PlanTitle } from "../planner/plan-title.mjs";
import { PrintSheet } from "../planner/print-sheet.mjs";
import { offerResume } from "../planner/resume.mjs";
import { Scenarios } from "../planner/scenarios.mjs";
import { Sharing } from "../planner/sharing.mjs";
import { client } from "./client.mjs";
import { CalculatorForm } from "./form.mjs";

export { client };

/**
 * Make a form live.
 * @param {HTMLFormElement} $form
 * @param {Iterable<string>} typed names of the fields that a reader changed before
 */
export function hydrate($form, typed) {
  const form = new CalculatorForm($form, client, typed);
  addTools(form);
  return form;
}

/** Share, keep, compare, print: without scripts none of these is shown. @param {CalculatorForm} form */
function addTools(form) {
  const find = (/** @type {string} */ selector) =>
    /** @type {HTMLElement | null} */ (form.$form.querySelector(selector));
  const [$planner, $sheet, $resume] = ["[data-planner]", "[data-print-sheet]", "[data-resume]"].map(find);
  const $name = /** @type {HTMLInputElement | null} */ (find("input[name=plan_name]"));
  if ($name) new PlanTitle($name, form);
  if ($sheet) new PrintSheet($sheet, form);
  if ($resume) offerResume($resume, form);
  if (!$planner) return;
  new Sharing($planner, form);
  new Scenarios(/** @type {HTMLElement} */ ($planner.querySelector("[data-scenarios]")), form);
  $planner.hidden = false;
  // Its buttons make files of whatever is entered.
  for (const $built of form.$form.querySelectorAll("[data-built-files]")) $built.remove();
}
