// @ts-check
/** All that makes a calculator live. It comes only to pages that hold one. */
import { equip } from "../planner/planner.mjs";
import { client } from "./client.mjs";
import { CalculatorForm } from "./form.mjs";

export { client };

/**
 * Make a form live, with the tools around it.
 * @param {HTMLFormElement} $form
 * @param {Iterable<string>} typed names of the fields that a reader changed before
 */
export function enliven($form, typed) {
  const form = new CalculatorForm($form, client, typed);
  equip(form);
  return form;
}
