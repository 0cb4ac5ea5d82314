// @ts-check
/** Prints one part of a page alone. */

/**
 * @param {HTMLElement} $page
 * @param {string} part as the style sheet knows it
 */
export function printOnly($page, part) {
  $page.dataset.printing = part;
  addEventListener("afterprint", () => delete $page.dataset.printing, { once: true });
  print();
}
