// @ts-check
/** Shows a reader's own plan on every page that has places for it: dates, today, ticks, what the chosen vertical adds. */
import { store, watch } from "../calculator/storage.mjs";
import { plans } from "../plan/plans.mjs";
import { placeAdditions } from "./additions.mjs";
import { drawShares, showChanges } from "./changes.mjs";
import { showHome } from "./home.mjs";
import { fillParts, fillToday } from "./filling.mjs";
import { keepFixedDates } from "./fixed-dates.mjs";
import { followRelease } from "./following.mjs";
import { countMarks, placeMarks } from "./marks.mjs";
import { placeNotes } from "./noted.mjs";
import { writeOnPaper } from "./on-paper.mjs";
import { HIDDEN, hidePlan, shownPlan, stateOfPlan } from "./reading.mjs";
import { markToday } from "./strip-today.mjs";
import { PlanToast } from "./toast.mjs";

/** Under which this device keeps how pages looked last. */
const LOOK = "plan-look";

class OwnPlan {
  /** Of the page that is shown. @type {PlanToast | null} */
  toast = null;

  constructor() {
    const { signal } = new AbortController();
    plans.watch(() => this.show(), signal);
    watch(HIDDEN, () => this.show(), signal);
    document.addEventListener("click", ({ target }) => {
      if (!(target instanceof Element)) return;
      if (target.closest("[data-plan-hide]")) this.#hide(true);
      if (target.closest("[data-plan-show]")) this.#hide(false);
    });
    // After the mark's own listener, which has written what was ticked.
    document.addEventListener("change", ({ target }) => {
      if (!(target instanceof HTMLInputElement) || !target.matches("[data-tick]")) return;
      this.show();
      if (target.matches(".pb-mark")) this.#say(target.checked ? "ticked" : "unticked");
    });
  }

  /** Fill the page that is shown. */
  show() {
    const shown = shownPlan();
    tellStyles(stateOfPlan(), Boolean(shown?.own && shown.day));
    fillParts(document, shown?.own?.parts ?? {});
    fillToday(document, shown?.day);
    markToday(document, shown?.day);
    const verticals = (shown?.facts.get("verticals") ?? []).filter(Boolean);
    placeAdditions(document, verticals);
    showChanges(document, verticals);
    drawShares(document, shown?.own?.parts ?? {});
    placeMarks(shown);
    placeNotes(shown);
    countMarks(shown);
    writeOnPaper(shown);
    showHome(shown).finally(() => delete document.documentElement.dataset.planComing);
    followRelease().then((hasMoved) => hasMoved && this.show());
    // My plan does so itself, and shows more of them.
    if (!document.querySelector("[data-my-plan]")) keepFixedDates(document).then((isDated) => isDated && this.show());
  }

  /** @param {string} word */
  #say(word) {
    const $place = /** @type {HTMLElement | null} */ (document.querySelector("[data-plan-toast]"));
    if (!$place) return;
    if (this.toast?.$place !== $place) this.toast = new PlanToast($place, () => this.show());
    this.toast.say(word);
  }

  /** @param {boolean} isHidden */
  #hide(isHidden) {
    hidePlan(isHidden);
    this.show();
    // The button that was pressed is gone; its counterpart stands in its place.
    const $other = document.querySelector(isHidden ? "[data-plan-show]" : "[data-plan-hide]");
    if ($other instanceof HTMLElement) $other.focus();
  }
}

/**
 * What the style sheet shows of the plan; the next page looks it up before it is painted (`choose-plan.js`).
 * @param {"on" | "hidden" | null} state
 * @param {boolean} isDated
 */
function tellStyles(state, isDated) {
  const { dataset } = document.documentElement;
  if (state) dataset.plan = state;
  else delete dataset.plan;
  if (isDated) dataset.planDated = "";
  else delete dataset.planDated;
  store(LOOK, state ? `${state}${isDated ? " dated" : ""}` : "");
}

export const ownPlan = new OwnPlan();
