// @ts-check
/** Says in one line how live the calculator is, and offers another try where Python failed. */

/** What the answer's own sentence is about. */
export const ANSWER = "answer";
const WAIT = "wait";

export class Status {
  /** @type {HTMLButtonElement | null} */
  #$retry = null;
  /** @type {HTMLProgressElement | null} */
  #$progress = null;

  /**
   * @param {HTMLFormElement} $form
   * @param {() => void} retry
   * @param {import("./announcements.mjs").Announcements} [announcements] say aloud what else the line itself says
   */
  constructor($form, retry, announcements) {
    this.$place = /** @type {HTMLElement | null} */ ($form.querySelector("[data-status]"));
    this.retry = retry;
    this.announcements = announcements;
    if (announcements) this.$place?.removeAttribute("role");
  }

  get #$text() {
    return this.$place?.querySelector("span") ?? this.$place;
  }

  /** What it says now. */
  get text() {
    return this.#$text?.textContent ?? "";
  }

  /** @param {string} sentence @param {string} [topic] what it is about, for who hears it */
  say(sentence, topic = "state") {
    const $text = this.#$text;
    if ($text && $text.textContent !== sentence) $text.textContent = sentence;
    this.announcements?.say(topic, sentence);
  }

  /** @param {{ message: string }[]} errors why there is no new result: what is said in the place of an answer */
  refuse(errors) {
    const [one] = errors;
    const sentence = errors.length === 1 ? `Not recalculated. ${one.message}` : "Not recalculated: see the marked entries.";
    this.#endWait();
    this.say(sentence, ANSWER);
  }

  /** The answer takes long. */
  wait() {
    this.say("Calculating.", WAIT);
  }

  /** The figures follow what is entered. */
  live() {
    this.#endWait();
    this.say("Live: the figures follow what you enter.");
  }

  /** What has ended is not told as if it went on. */
  #endWait() {
    this.announcements?.say(WAIT, "");
  }

  /**
   * Say how far Python is.
   * @param {import("./client.mjs").State} state
   */
  follow(state) {
    this.#withdrawRetry();
    this.#endWait();
    if (state.name === "ready" || state.name === "failed") this.#endLoading();
    if (state.name === "failed") {
      this.say(`Live calculation is not available: ${state.reason}. The last result and your entries are kept.`);
      this.#offerRetry(state);
    } else if (state.name !== "idle" && state.name !== "ready") {
      this.#sayLoading(state);
    }
  }

  /**
   * The sentence changes only with the stage, lest a screen reader counts along; the bar shows the rest.
   * @param {import("./client.mjs").State} state
   */
  #sayLoading({ name, size, share }) {
    const what = "Loading Python, which calculates";
    if (name === "starting") this.say("Starting Python.");
    else this.say(size ? `${what}: ${size} the first time. What you see stays until then.` : `${what}.`);
    if (!this.#$progress) {
      this.#$progress = document.createElement("progress");
      this.#$progress.className = "pb-progress";
      this.#$progress.setAttribute("aria-label", "Loading Python");
      this.$place?.after(this.#$progress);
    }
    if (share !== undefined) this.#$progress.value = share;
    else this.#$progress.removeAttribute("value");
  }

  /** @param {{ outdated?: boolean }} state */
  #offerRetry({ outdated }) {
    const $retry = document.createElement("button");
    $retry.type = "button";
    $retry.className = "pb-button";
    $retry.dataset.retry = "";
    $retry.textContent = outdated ? "Load the newer page" : "Try again";
    // The address keeps the entries.
    $retry.addEventListener("click", () => (outdated ? location.reload() : this.retry()));
    this.$place?.after($retry);
    this.#$retry = $retry;
  }

  #endLoading() {
    this.#$progress?.remove();
    this.#$progress = null;
  }

  #withdrawRetry() {
    this.#$retry?.remove();
    this.#$retry = null;
  }
}
