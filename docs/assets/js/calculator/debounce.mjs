// @ts-check
/** Waits for the end of typing, and for the answer: the result is busy from the keystroke on. */

/** A pause in typing that is taken for its end. */
const PAUSE_MS = 120;
/** A wait shorter than this is not worth a word. */
const PATIENCE_MS = 400;

export class Debounce {
  #pause = 0;
  #patience = 0;

  /** @param {import("./results.mjs").Results} results */
  constructor(results) {
    this.results = results;
  }

  /** Act once typing pauses. @param {() => void} act */
  pause(act) {
    // From the keystroke on, not only once Python is asked: what stands there answers something else.
    this.results.busy = true;
    clearTimeout(this.#pause);
    this.#pause = setTimeout(act, PAUSE_MS);
  }

  /** Python is asked; act once that takes long. @param {() => void} act */
  begin(act) {
    this.results.busy = true;
    clearTimeout(this.#pause);
    clearTimeout(this.#patience);
    this.#patience = setTimeout(act, PATIENCE_MS);
  }

  /** The answer is there, or none will come. */
  end() {
    clearTimeout(this.#patience);
    this.results.busy = false;
  }

  /** Nobody waits any more, and what was just typed is not asked. */
  stop() {
    clearTimeout(this.#pause);
    this.end();
  }
}
