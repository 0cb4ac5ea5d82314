// @ts-check
/**
 * Loads a calculator's scripts with the first form, so that who only reads downloads none of them. Until they are
 * there, and where they do not come, the form is what it was built as.
 */
import { Status } from "./calculator/status.mjs";

/** @typedef {typeof import("./calculator/live.mjs")} Live */

/** The tab's one copy of the scripts, while they are on their way and after. @type {Promise<Live> | null} */
let loading = null;

/**
 * @param {() => void} onReady told whenever Python has started
 * @returns {Promise<Live>}
 */
async function load(onReady) {
  const live = await import("./calculator/live.mjs");
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

  /**
   * @param {HTMLFormElement} $form
   * @param {() => void} onReady
   */
  constructor($form, onReady) {
    this.$form = $form;
    this.onReady = onReady;
    this.status = new Status($form, () => this.#load().then((live) => live?.client.boot()));
    $form.addEventListener("input", (event) => this.#note(event), { signal: this.#waiting.signal });
    this.#load();
  }

  /** Let go of a form that has left the page, whether or not it has come to life. */
  dispose() {
    this.#hasLeft = true;
    this.#waiting.abort();
    this.#form?.dispose();
  }

  /** @param {Event} event */
  #note({ target }) {
    const $field = target instanceof Element && /** @type {HTMLElement | null} */ (target.closest("[data-field]"));
    if ($field) this.#typed.add($field.dataset.field);
  }

  async #load() {
    const live = await (loading ??= load(this.onReady)).catch(() => null);
    if (this.#hasLeft) return null;
    if (live) {
      this.$form.dataset.state = "static";
      this.status.follow({ name: "idle" });
      this.#waiting.abort();
      this.#form = live.hydrate(this.$form, this.#typed);
    } else {
      loading = null;
      this.$form.dataset.state = "failed";
      this.status.follow({ name: "failed", reason: "its program could not be loaded" });
    }
    return live;
  }
}
