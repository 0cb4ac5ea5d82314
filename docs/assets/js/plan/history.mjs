// @ts-check
/**
 * What can be undone in this tab, and what was undone: it survives a reload and is gone with the tab, so that a plan that
 * was erased is. Each tab has its own: nobody undoes what was done in another one.
 */
import { loadHere, storeHere } from "../calculator/storage.mjs";
import { isObject } from "./shapes.mjs";

/** An entry as JSON holds it. @typedef {Record<string, unknown>} Field */
/** @typedef {[name: string, there: Field, back: Field | null]} Turn what stands now, and what is to come back */
/**
 * One thing that was done.
 * @typedef {object} Step
 * @property {string} what in the word of whoever did it
 * @property {string} plan the id
 * @property {Turn[]} fields
 * @property {[there: string, back: string]} [text] of the whole plan; empty where it is to be erased
 * @property {[there: string, back: string]} [active] ids, where another plan became active
 * @property {string[]} [left] names of entries that were changed elsewhere since, and so stayed as they are
 */
/** @typedef {{ done: Step[], undone: Step[] }} Steps */

const KEY = "plan-history";
/** More than anybody remembers having done. */
const MOST = 100;

/** @param {unknown} value */
const isStep = (value) => isObject(value) && typeof value.plan === "string" && Array.isArray(value.fields);

export class History {
  /** Where this tab keeps nothing. @type {Steps | null} */
  #unkept = null;

  /** @param {{ load: (key: string) => string | null, store: (key: string, text: string) => boolean }} [tab] */
  constructor(tab = { load: loadHere, store: storeHere }) {
    this.tab = tab;
  }

  /** @returns {Steps} */
  get steps() {
    if (this.#unkept) return this.#unkept;
    try {
      const { done, undone } = JSON.parse(this.tab.load(KEY) || "null");
      if ([...done, ...undone].every(isStep)) return { done, undone };
    } catch {
      // Somebody else's, or none: nothing can be undone.
    }
    return { done: [], undone: [] };
  }

  /** Something was done: what was undone before cannot be redone any more. @param {Step} step */
  add(step) {
    this.#write({ done: [...this.steps.done, step], undone: [] });
  }

  /**
   * Take the last step back, or take the last one again.
   * @param {"done" | "undone"} from
   * @param {(step: Step) => Step} turn does it, and gives the step that would turn it back
   * @returns {Step | null} that step; null where there was none
   */
  turn(from, turn) {
    const { [from]: steps, ...others } = this.steps;
    const step = steps.at(-1);
    if (!step) return null;
    const back = turn(step);
    const [to, already] = Object.entries(others)[0];
    const isTurned = back.fields.length > 0 || back.text || back.active;
    const next = { [from]: steps.slice(0, -1), [to]: isTurned ? [...already, back] : already };
    this.#write(/** @type {Steps} */ (/** @type {unknown} */ (next)));
    return back;
  }

  /** @param {Steps} steps */
  #write({ done, undone }) {
    const steps = { done: done.slice(-MOST), undone: undone.slice(-MOST) };
    const isKept = this.tab.store(KEY, JSON.stringify(steps));
    this.#unkept = isKept ? null : steps;
    // What could be undone earlier would be offered again after a reload.
    if (!isKept) this.tab.store(KEY, "");
  }
}
