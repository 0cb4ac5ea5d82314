// @ts-check
/** Parts whose scripts are loaded with the pages that have them; until these are there the part is as it was built. */
import { onDemand } from "./on-demand.mjs";

/** @typedef {{ dispose(): void }} Part */

/** @type {() => Promise<typeof import("./change-filter.mjs")>} */
const loadFilter = onDemand(new URL("change-filter.mjs", import.meta.url));
/** @type {() => Promise<typeof import("./comparison.mjs")>} */
const loadComparison = onDemand(new URL("comparison.mjs", import.meta.url));
/** @type {() => Promise<typeof import("./calculator/plan-offer.mjs")>} */
const loadOffer = onDemand(new URL("calculator/plan-offer.mjs", import.meta.url));
/** @type {() => Promise<typeof import("./statements/statement-list.mjs")>} */
const loadStatements = onDemand(new URL("statements/statement-list.mjs", import.meta.url));

/** @type {() => Promise<typeof import("./own/my-plan.mjs")>} */
const loadMyPlan = onDemand(new URL("own/my-plan.mjs", import.meta.url));

/** What brings a part of the page to life, by how it is found. @type {Record<string, ($form: any) => Promise<Part>>} */
export const LAZY_PARTS = {
  "form[data-compare]": async ($form) => new (await loadComparison()).Comparison($form),
  "form[data-filter]": async ($form) => new (await loadFilter()).ChangeFilter($form),
  "[data-my-plan]": async ($page) => new (await loadMyPlan()).MyPlan($page),
  "form[data-plan-form]": async ($form) => new (await loadOffer()).PlanOffer($form),
  "form[data-statements]": async ($form) => (await loadStatements()).statementList($form),
};

export class LazyPart {
  /** @type {Part | null} */
  #part = null;
  #hasLeft = false;

  /** @param {Promise<Part>} coming */
  constructor(coming) {
    coming.then(
      (part) => {
        this.#part = part;
        if (this.#hasLeft) part.dispose();
      },
      // What does not come changes nothing: the page says so itself.
      () => {},
    );
  }

  /** Let go of a part that has left the page, whether or not it has come to life. */
  dispose() {
    this.#hasLeft = true;
    this.#part?.dispose();
  }
}
