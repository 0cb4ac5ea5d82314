// @ts-check
/** Loads what filters the changes with the page that lists them; without it the whole list stands. */
import { onDemand } from "./on-demand.mjs";

/** @type {() => Promise<typeof import("./change-filter.mjs")>} */
const load = onDemand(new URL("change-filter.mjs", import.meta.url));

export class LazyFilter {
  static selector = "form[data-filter]";

  /** @type {{ dispose(): void } | null} */
  #filter = null;
  #hasLeft = false;

  /** @param {HTMLFormElement} $form */
  constructor($form) {
    this.#start($form);
  }

  /** Let go of a form that has left the page, whether or not it has come to life. */
  dispose() {
    this.#hasLeft = true;
    this.#filter?.dispose();
  }

  /** @param {HTMLFormElement} $form */
  async #start($form) {
    const filter = await load().catch(() => null);
    if (filter && !this.#hasLeft) this.#filter = new filter.ChangeFilter($form);
  }
}
