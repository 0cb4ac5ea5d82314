// @ts-check
/** Loads what offers to go on with a plan, with the form that begins one; without it that is a form like any other. */
import { onDemand } from "./on-demand.mjs";

// It lies with the calculators' scripts, which look for the same plan on this device.
/** @type {() => Promise<typeof import("./calculator/plan-offer.mjs")>} */
const load = onDemand(new URL("calculator/plan-offer.mjs", import.meta.url));

export class LazyPlanOffer {
  static selector = "form[data-plan-form]";

  /** @type {{ dispose(): void } | null} */
  #offer = null;
  #hasLeft = false;

  /** @param {HTMLFormElement} $form */
  constructor($form) {
    this.#start($form);
  }

  /** Let go of a form that has left the page, whether or not it has come to life. */
  dispose() {
    this.#hasLeft = true;
    this.#offer?.dispose();
  }

  /** @param {HTMLFormElement} $form */
  async #start($form) {
    const offer = await load().catch(() => null);
    if (offer && !this.#hasLeft) this.#offer = new offer.PlanOffer($form);
  }
}
