// @ts-check
/**
 * Keeps the field that is typed into, and its label, clear of the answer that sticks above it, however many lines that
 * has; an answer that would take half of the window does not stick.
 */

const MOST_SHARE = 0.5;

export class AnswerRoom {
  #height = -1;

  /**
   * @param {HTMLFormElement} $form
   * @param {AbortSignal} signal
   */
  constructor($form, signal) {
    this.$form = $form;
    this.$answer = /** @type {HTMLElement | null} */ ($form.querySelector("[data-answer]")?.parentElement ?? null);
    this.$root = document.documentElement;
    if (!this.$answer) return;
    const watcher = new ResizeObserver(() => this.#measure());
    watcher.observe(this.$answer);
    addEventListener("resize", () => this.#measure(), { signal });
    signal.addEventListener("abort", () => {
      watcher.disconnect();
      this.$root.style.removeProperty("--pb-answer-height");
    });
  }

  #measure() {
    const $answer = /** @type {HTMLElement} */ (this.$answer);
    const isTall = $answer.offsetHeight > innerHeight * MOST_SHARE;
    const height = isTall ? 0 : $answer.offsetHeight;
    if (height === this.#height) return;
    this.#height = height;
    $answer.toggleAttribute("data-tall", isTall);
    this.$root.style.setProperty("--pb-answer-height", `${height}px`);
    this.#clear($answer);
  }

  /** What has come to lie under a grown answer comes out again. @param {HTMLElement} $answer */
  #clear($answer) {
    const $field = document.activeElement?.closest("[data-field]");
    if (!$field || !this.$form.contains($field) || getComputedStyle($answer).position !== "sticky") return;
    const { left, right, bottom } = $answer.getBoundingClientRect();
    const field = $field.getBoundingClientRect();
    const isBeside = field.right <= left || field.left >= right;
    if (!isBeside && field.top < bottom && field.bottom > 0) document.activeElement?.scrollIntoView({ block: "nearest" });
  }
}
