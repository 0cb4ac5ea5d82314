// @ts-check
/** Shows that the result on the page is behind what is entered: busy from the keystroke on, grey after a while. */

/** A pause in typing that is taken for its end. */
const PAUSE_MS = 120;
/** A wait shorter than this is not worth a word. */
const PATIENCE_MS = 400;

export class Waiting {
  /** The request whose result is on the page. */
  shown;
  #pause = 0;
  #patience = 0;

  /**
   * @param {HTMLFormElement} $form
   * @param {import("./entry.mjs").Entry} entry
   * @param {import("./results.mjs").Results} results
   */
  constructor($form, entry, results) {
    this.$form = $form;
    this.entry = entry;
    this.results = results;
    this.shown = entry.askedBuilt;
  }

  /** Whether the result on the page is not the one of what is entered. */
  get isStale() {
    return this.entry.asked !== this.shown;
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

  /** Grey the result while it is not the one of what is entered. */
  mark() {
    this.$form.toggleAttribute("data-stale", this.isStale);
  }
}
