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
  const { dataset } = document.documentElement;
  if (!document.querySelector("[data-when]")) {
    delete dataset.planComing;
    return;
  }
  // Once there, the script also takes away a plan that has been forgotten.
  if (!dataset.plan && !mayKeepPlan()) {
    delete dataset.planComing;
    return;
  }
  try {
    (await load()).ownPlan.show();
  } catch {
    // The page is whole without it.
    delete dataset.plan;
    delete dataset.planDated;
    delete dataset.planComing;
  }
}

function mayKeepPlan() {
  try {
    return Object.keys(localStorage).some((key) => RECORDS.some((end) => key.endsWith(end)));
  } catch {
    return false;
  }
}
