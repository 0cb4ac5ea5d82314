// @ts-check
/** Loads what shows a reader his own plan, on pages with a place for it and where this device may keep one. */
import { onDemand } from "./on-demand.mjs";
import { onPage } from "./theme/pages.mjs";

/** @type {() => Promise<typeof import("./own/pages.mjs")>} */
const load = onDemand(new URL("own/pages.mjs", import.meta.url));

/** How the keys of a plan end that this device keeps; what they hold, only the script itself reads. */
const RECORDS = [":plan-active", ":plan"];

/** What a script of the page tells that has changed the plan. */
const CHANGED = "pb:own-plan";

/** Show it on each page that comes, and anew when it has changed. */
export function offerOwnPlan() {
  onPage(showOwnPlan);
  document.addEventListener(CHANGED, showOwnPlan);
}

async function showOwnPlan() {
  if (!document.querySelector("[data-when]")) return;
  // Once there, the script also takes away a plan that has been forgotten.
  if (!document.documentElement.dataset.plan && !mayKeepPlan()) return;
  try {
    (await load()).ownPlan.show();
  } catch {
    // The page is whole without it.
  }
}

function mayKeepPlan() {
  try {
    return Object.keys(localStorage).some((key) => RECORDS.some((end) => key.endsWith(end)));
  } catch {
    return false;
  }
}
