// @ts-check
/** Offers Undo in the place of the reset button until the next entry, after a reload too. */
import { parseState, writeState } from "./address.mjs";
import { load, store } from "./storage.mjs";

/** @typedef {{ state: string, isWhole: boolean }} Before what was entered, and whether it said all of other calculators */

/** What was entered before, where this device keeps nothing. @type {Map<string, string>} */
const unkept = new Map();

export class ResetUndo {
  #isKept = false;

  /**
   * @param {HTMLFormElement} $form
   * @param {import("./entry.mjs").Entry} entry
   * @param {(state: import("./address.mjs").State, isWhole: boolean) => void} restore
   */
  constructor($form, entry, restore) {
    this.key = `reset:${entry.name}`;
    this.entry = entry;
    this.$reset = /** @type {HTMLButtonElement | null} */ ($form.querySelector("button[type=reset]"));
    this.$place = /** @type {HTMLElement | null} */ ($form.querySelector("[data-undo]"));
    this.$undo = this.$place?.querySelector("button") ?? null;
    this.$undo?.addEventListener("click", () => {
      const before = this.#before();
      this.withdraw();
      if (before) restore(parseState(before.state), before.isWhole);
      // The button that was pressed is gone.
      this.$reset?.focus();
    });
    this.#isKept = this.#before() !== null;
    // Entries that a link brought came after the reset.
    if (this.#isKept && !entry.isBrought) this.#show(true);
  }

  /** Keep what is entered now, just before it goes. */
  remember() {
    const state = this.entry.state();
    if (!state.has(this.entry.name)) return;
    /** @type {Before} */
    const before = { state: writeState(state), isWhole: this.entry.linkSources.isWhole };
    const text = JSON.stringify(before);
    if (!store(this.key, text)) unkept.set(this.key, text);
    this.#isKept = true;
  }

  /** Everything is as it was built. */
  offer() {
    if (!this.#isKept) return;
    this.#show(true);
    this.$undo?.focus();
  }

  /** Something was entered: from now on there is something to lose. */
  withdraw() {
    if (!this.#isKept) return;
    this.#isKept = false;
    store(this.key, "");
    unkept.delete(this.key);
    this.#show(false);
  }

  /** @returns {Before | null} */
  #before() {
    return JSON.parse(unkept.get(this.key) || load(this.key) || "null");
  }

  /** @param {boolean} isOffered */
  #show(isOffered) {
    if (this.$place) this.$place.hidden = !isOffered;
    if (this.$reset) this.$reset.hidden = isOffered && this.$place !== null;
  }
}
