// @ts-check
/**
 * Loads a calculator's scripts with the first form, so that who only reads downloads none of them. Until they are
 * there, and where they do not come, the form is what it was built as, and promises no more.
 */
import { Status } from "./calculator/status.mjs";
import { painted } from "./scheduling.mjs";

/** @typedef {typeof import("./calculator/live.mjs")} Live */

/** How long the scripts may take before a reader is told; they are still welcome later. */
const LATE_MS = 10_000;

/** The tab's one copy of the scripts, while they are on their way and after. @type {Promise<Live> | null} */
let loading = null;
let attempts = 0;

/**
 * @param {() => void} onReady told whenever Python has started
 * @returns {Promise<Live>}
 */
async function load(onReady) {
  const address = new URL("calculator/live.mjs", import.meta.url);
  // Of an address that failed, or that is still awaited, browsers say for good what they said first.
  if (++attempts > 1) address.search = `attempt=${attempts}`;
  // The page is there to be read first.
  await painted();
  /** @type {Live} */
  const live = await import(address.href);
  live.client.subscribe(({ name }) => name === "ready" && onReady());
  return live;
}

export class LazyForm {
  static selector = "form[data-calculator]";

  /** @type {{ dispose(): void } | null} */
  #form = null;
  #hasLeft = false;
  /** Names of the fields that a reader changes meanwhile. A browser's own restoring tells of no input. */
  #typed = new Set();
  #waiting = new AbortController();
  /** What this form waits for. @type {Promise<Live> | null} */
  #attempt = null;

  /**
   * @param {HTMLFormElement} $form
   * @param {() => void} onReady
   */
  constructor($form, onReady) {
    this.$form = $form;
    this.onReady = onReady;
    this.status = new Status($form, () => this.#load().then((live) => live?.client.boot()));
    this.built = this.status.text;
    const $focused = document.activeElement;
    // Who is at a field already may have begun to write.
    if ($focused instanceof HTMLInputElement && $focused.value !== $focused.defaultValue) this.#note({ target: $focused });
    $form.addEventListener("input", (event) => this.#note(event), { signal: this.#waiting.signal });
    // From here on this script tells what does not come.
    $form.querySelector("[data-without-program]")?.remove();
    this.#load();
  }

  /** Let go of a form that has left the page, whether or not it has come to life. */
  dispose() {
    this.#hasLeft = true;
    this.#waiting.abort();
    this.#form?.dispose();
  }

  /** @param {{ target: EventTarget | null }} event */
  #note({ target }) {
    const $field = target instanceof Element && /** @type {HTMLElement | null} */ (target.closest("[data-field]"));
    if ($field) this.#typed.add($field.dataset.field);
  }

  async #load() {
    const attempt = (loading ??= load(this.onReady));
    this.#attempt = attempt;
    const timer = setTimeout(() => this.#fail(attempt, "its program takes too long to load"), LATE_MS);
    const live = await attempt.catch(() => null);
    clearTimeout(timer);
    if (live) this.#hydrate(live, attempt);
    else this.#fail(attempt, "its program could not be loaded");
    return this.#form && live;
  }

  /** @param {Live} live @param {Promise<Live>} attempt what brought it, perhaps after it was given up */
  #hydrate(live, attempt) {
    if (this.#hasLeft || this.#form) return;
    loading = attempt;
    this.$form.dataset.state = "static";
    this.status.follow({ name: "idle" });
    this.status.say(this.built);
    this.$form.querySelector("[data-promise]")?.removeAttribute("data-promise");
    this.#waiting.abort();
    this.#form = live.hydrate(this.$form, this.#typed);
  }

  /** @param {Promise<Live>} attempt @param {string} reason */
  #fail(attempt, reason) {
    if (loading === attempt) loading = null;
    if (this.#hasLeft || this.#form || this.#attempt !== attempt) return;
    this.$form.dataset.state = "failed";
    this.status.follow({ name: "failed", reason });
  }
}
