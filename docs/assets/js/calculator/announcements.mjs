// @ts-check
/**
 * What is said aloud of a form: a second after the last key, or once its field is left, and no sentence twice. What is to
 * see follows each key; whoever listens would hear the answers to "4" and "48" on the way to "480".
 */

/** A pause in typing after which somebody may be spoken to. */
const PAUSE_MS = 1000;
/** What comes at once is said at once, or a later sentence would take the place of one before it. */
const TOGETHER_MS = 100;
/** What was said is taken away again, or whoever reads on would come across it at the end of the form. */
const LINGER_MS = 10_000;

export class Announcements {
  /** What is to be said, by what it is about. @type {Map<string, string>} */
  #waiting = new Map();
  /** What was said last, by what it is about. @type {Map<string, string>} */
  #said = new Map();
  #isTyping = false;
  #timer = 0;
  #ending = 0;

  /**
   * @param {HTMLFormElement} $form
   * @param {AbortSignal} signal
   */
  constructor($form, signal) {
    this.$place = document.createElement("p");
    this.$place.className = "pb-visually-hidden";
    this.$place.setAttribute("role", "status");
    this.$place.dataset.spoken = "";
    $form.append(this.$place);
    for (const key of ["keydown", "input"]) $form.addEventListener(key, () => this.#type(), { signal });
    $form.addEventListener("focusout", () => this.#rest(), { signal });
    signal.addEventListener("abort", () => this.#stop());
  }

  /**
   * @param {string} topic what the sentence is about: a later one on the same takes its place
   * @param {string} sentence none: what was to be said no longer holds, and may be said again another time
   */
  say(topic, sentence) {
    this.#waiting.delete(topic);
    if (sentence === "") this.#said.delete(topic);
    else if (sentence !== this.#said.get(topic)) this.#waiting.set(topic, sentence);
    if (!this.#isTyping) this.#speakIn(TOGETHER_MS);
  }

  /** Take a sentence for said, because it stands where it stood. @param {string} topic @param {string} sentence */
  know(topic, sentence) {
    this.#waiting.delete(topic);
    this.#said.set(topic, sentence);
  }

  #type() {
    this.#isTyping = true;
    this.#speakIn(PAUSE_MS);
  }

  #rest() {
    this.#isTyping = false;
    this.#speakIn(TOGETHER_MS);
  }

  /** @param {number} wait milliseconds */
  #speakIn(wait) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#speak(), wait);
  }

  #speak() {
    this.#isTyping = false;
    if (this.#waiting.size === 0) return;
    this.$place.textContent = [...this.#waiting.values()].join(" ");
    for (const [topic, sentence] of this.#waiting) this.#said.set(topic, sentence);
    this.#waiting.clear();
    clearTimeout(this.#ending);
    this.#ending = setTimeout(() => this.$place.replaceChildren(), LINGER_MS);
  }

  #stop() {
    clearTimeout(this.#timer);
    clearTimeout(this.#ending);
    this.$place.remove();
  }
}
