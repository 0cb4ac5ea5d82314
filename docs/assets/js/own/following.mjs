// @ts-check
/**
 * Ids move with a release of the site. With the first page that is opened of one, what was entered follows statements to
 * their new ids; which have moved stands on My plan.
 */
import { load, store } from "../calculator/storage.mjs";
import { here } from "../plan/here.mjs";
import { plans } from "../plan/plans.mjs";
import { wholePlan } from "./statements.mjs";

/** Under which this device keeps which plan has followed in which release. */
const FOLLOWED = "plan-followed";

/** @returns {Promise<boolean>} whether something has moved */
export async function followRelease() {
  const { plan } = plans.state;
  const $page = /** @type {HTMLElement | null} */ (document.querySelector("[data-plan-page]"));
  if (!plan || !$page) return false;
  const done = `${plan.id} ${here().release}`;
  if (load(FOLLOWED) === done) return false;
  try {
    const { moved } = await wholePlan(new URL($page.dataset.planPage ?? "", location.href).href);
    if (moved.size > 0) plans.follow(moved);
  } catch {
    // The next page tries again.
    return false;
  }
  store(FOLLOWED, done);
  return plans.state.plan !== plan;
}
