// @ts-check
/** The dates of a playbook that stands on days of the calendar: the build worked them out, and nobody is asked for any. */
import { here } from "../plan/here.mjs";
import { plans } from "../plan/plans.mjs";
import { workedOf } from "../plan/record.mjs";

/**
 * Give the plan the dates of the release that the page is of, where it has none or those of another.
 * @param {ParentNode} $page with the file's address, in a playbook that has dates
 * @returns {Promise<boolean>} whether something is to be shown anew
 */
export async function keepFixedDates($page) {
  const $place = /** @type {HTMLElement | null} */ ($page.querySelector("[data-fixed-dates]"));
  const before = plans.state.plan;
  const { release } = here();
  if (!$place || !before || workedOf(before)?.of === release) return false;
  try {
    const response = await fetch(new URL($place.dataset.fixedDates ?? "", location.href));
    if (!response.ok) return false;
    const dates = await response.json();
    // Meanwhile another plan may have become the one that is shown.
    if (plans.state.plan?.id !== before.id) return false;
    plans.keepWorked({ dates, of: release });
    return true;
  } catch {
    // The next page tries again; until then the plan has no dates.
    return false;
  }
}
