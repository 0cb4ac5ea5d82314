// @ts-check
/** Offers, on a page that nothing was entered into yet, what this device remembers as entered last. */
import { newest, remember } from "../calculator/links.mjs";

/**
 * @param {HTMLElement} $place
 * @param {import("../calculator/form.mjs").CalculatorForm} form
 */
export function offerLast($place, form) {
  const last = newest(form.name);
  if (last.size === 0 || form.entry.isBrought) return;
  const on = (/** @type {string} */ selector, /** @type {() => void} */ act) =>
    $place.querySelector(selector)?.addEventListener("click", () => {
      $place.hidden = true;
      act();
      // The button that was pressed is gone.
      /** @type {HTMLElement | null} */ (form.$form.querySelector("[data-field] [name]"))?.focus();
    });
  on("[data-continue]", () => form.load(new Map([[form.name, last]]), false));
  on("[data-forget]", () => remember(form.name, new Map()));
  $place.hidden = false;
}
