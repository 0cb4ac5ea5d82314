// @ts-check
/** Offers, on a page that nothing was entered into yet, what the plan remembers as entered last. */
import { forgetEntries, lastEntries } from "../calculator/own-entries.mjs";

/**
 * @param {HTMLElement} $place
 * @param {import("../calculator/form.mjs").CalculatorForm} form
 */
export function offerResume($place, form) {
  const last = lastEntries(form.name);
  if (last.size === 0 || form.entry.isBrought) return;
  const on = (/** @type {string} */ selector, /** @type {() => void} */ act) =>
    $place.querySelector(selector)?.addEventListener("click", () => {
      $place.hidden = true;
      act();
      // The button that was pressed is gone.
      /** @type {HTMLElement | null} */ (form.$form.querySelector("[data-field] [name]"))?.focus();
    });
  on("[data-continue]", () => form.load(new Map([[form.name, last]]), false));
  on("[data-forget]", () => forgetEntries(form.name));
  $place.hidden = false;
}
