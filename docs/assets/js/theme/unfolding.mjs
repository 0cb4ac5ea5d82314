// @ts-check
/** Opens what is folded where it must be seen: on paper, and at the place that an address names. */

const FOLDED = ".pb-content details:not([open])";

/** What was opened for paper alone. @type {HTMLDetailsElement[]} */
let opened = [];

/** @param {boolean} isPaper */
function unfold(isPaper) {
  if (isPaper) opened = [.../** @type {NodeListOf<HTMLDetailsElement>} */ (document.querySelectorAll(FOLDED))];
  for (const $details of opened) $details.open = isPaper;
  if (!isPaper) opened = [];
}

/** Open the place that the address names. */
export function unfoldTarget() {
  const $target = document.querySelector(":target");
  const $folded = $target?.closest("details:not([open])");
  if (!($folded instanceof HTMLDetailsElement)) return;
  $folded.open = true;
  $target?.scrollIntoView();
}

export function watchFolds() {
  matchMedia("print").addEventListener("change", ({ matches }) => unfold(matches));
  addEventListener("hashchange", unfoldTarget);
}
