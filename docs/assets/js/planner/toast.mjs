// @ts-check
/** A line that says what has just happened, and takes it back where that can be. */

export class Toast {
  /** @type {(() => void) | null} */
  #undo = null;

  /** @param {HTMLElement} $place a status with a span, and a button where something can be undone */
  constructor($place) {
    this.$words = $place.querySelector("span") ?? $place;
    this.$undo = $place.querySelector("button");
    this.$undo?.addEventListener("click", () => this.#undo?.());
  }

  /**
   * @param {string} sentence
   * @param {() => void} [undo]
   */
  say(sentence, undo) {
    this.$words.textContent = sentence;
    this.#undo = undo ?? null;
    if (this.$undo) this.$undo.hidden = !undo;
  }
}
