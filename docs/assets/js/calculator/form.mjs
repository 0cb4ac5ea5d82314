// @ts-check
/**
 * Makes one calculator's form live. As built it is complete: inputs, defaults, and the result for them. The first
 * intent starts Python; from then on every change is calculated anew. Whatever fails, the last good result and all
 * that was typed stay.
 */
import { Charts } from "../charts/charts.mjs";
import { readAddress, withValues } from "./address.mjs";
import { Fields } from "./fields.mjs";
import { Results } from "./results.mjs";

const INTENTS = ["focusin", "pointerenter", "pointerdown", "keydown"];
/** A pause in typing that is taken for its end. */
const DEBOUNCE_MS = 120;
/** A wait shorter than this is not worth a word. */
const PATIENCE_MS = 400;

export class CalculatorForm {
  static selector = "form[data-calculator]";

  /** Everything typed so far makes a generation; answers to an older one are not shown. */
  #generation = 0;
  /** The request whose result is on the page. */
  #shown;
  #debounce = 0;
  #patience = 0;
  /** @type {HTMLButtonElement | null} */
  #$retry = null;
  #ending = new AbortController();

  /**
   * @param {HTMLFormElement} $form
   * @param {import("./client.mjs").Client} client
   */
  constructor($form, client) {
    this.$form = $form;
    this.client = client;
    this.name = $form.dataset.calculator ?? "";
    this.fields = new Fields($form);
    this.results = new Results($form);
    this.charts = new Charts($form);
    // An attribute: instant navigation would take a script element of data for a program.
    this.given = JSON.parse($form.dataset.given ?? "{}");
    this.linked = JSON.parse($form.dataset.linked ?? "{}");
    this.#shown = this.#request(this.fields.readDefaults());
    // Wrong entries are told by the calculator, in its own words and all at once.
    $form.noValidate = true;
    this.#listen();
    this.fields.write(readAddress(this.name, location.search));
    if (this.fields.differing().size > 0) this.#recalculate();
  }

  /** Let go of a form that has left the page. */
  dispose() {
    this.#ending.abort();
    this.charts.dispose();
    clearTimeout(this.#debounce);
    clearTimeout(this.#patience);
    this.#generation++;
  }

  #listen() {
    const options = { signal: this.#ending.signal };
    for (const intent of INTENTS) this.$form.addEventListener(intent, () => this.#wake(), { ...options, once: true });
    for (const change of ["input", "change"]) this.$form.addEventListener(change, () => this.#changed(), options);
    this.$form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#recalculate();
    }, options);
    // The event comes before the fields are back at their defaults.
    this.$form.addEventListener("reset", () => setTimeout(() => this.#reset()), options);
    const unsubscribe = this.client.subscribe((state) => this.#follow(state));
    this.#ending.signal.addEventListener("abort", unsubscribe);
  }

  #wake() {
    if (this.client.state.name !== "ready") this.client.boot();
    else if (this.$form.dataset.state === "static") this.#recalculate();
  }

  #changed() {
    this.#generation++;
    clearTimeout(this.#debounce);
    this.#debounce = setTimeout(() => this.#recalculate(), DEBOUNCE_MS);
  }

  #reset() {
    this.#generation++;
    clearTimeout(this.#debounce);
    this.#settle();
    this.fields.showProblems([]);
    this.results.restore();
    this.charts.restore();
    this.#shown = this.#request(this.fields.readDefaults());
    this.#keepInAddress();
    this.#follow(this.client.state);
  }

  async #recalculate() {
    clearTimeout(this.#debounce);
    const generation = ++this.#generation;
    const request = this.#request(this.fields.read());
    this.#keepInAddress();
    this.results.busy = true;
    clearTimeout(this.#patience);
    this.#patience = setTimeout(() => this.#markStale(), PATIENCE_MS);
    const text = await this.client.ask(this.name, request);
    if (generation !== this.#generation) return;
    this.#settle();
    if (text === null) {
      this.#follow(this.client.state);
      return;
    }
    this.$form.dataset.state = "live";
    const answer = JSON.parse(text);
    this.fields.showProblems(answer.ok ? [] : answer.errors);
    if (answer.ok) {
      this.results.show(answer);
      this.charts.show(answer.charts ?? {});
      this.#shown = request;
      this.#keepInAddress(answer.shown);
      this.#live();
    } else {
      const [one] = answer.errors;
      this.#say(
        answer.errors.length === 1 ? `Not recalculated. ${one.message}` : "Not recalculated: see the marked entries.",
      );
      this.#markStale();
    }
  }

  #live() {
    this.#markStale();
    this.#say("Live: the figures follow what you enter.");
  }

  /** The wait is over, however it ended. */
  #settle() {
    clearTimeout(this.#patience);
    this.results.busy = false;
  }

  /** Grey the result while it is not the one of what is entered. */
  #markStale() {
    const stale = this.#request(this.fields.read()) !== this.#shown;
    this.$form.toggleAttribute("data-stale", stale);
    if (stale && this.client.state.name === "ready" && this.#waiting) this.#say("Calculating.");
  }

  get #waiting() {
    return this.$form.querySelector("[aria-busy]") !== null;
  }

  /** @param {import("./client.mjs").State} state */
  #follow(state) {
    this.#$retry?.remove();
    this.#$retry = null;
    switch (state.name) {
      case "idle":
        break;
      case "ready":
        // Whatever is entered by now; a call that already waits is the same one.
        if (this.$form.dataset.state === "loading") this.#recalculate();
        else if (this.$form.dataset.state === "live") this.#live();
        break;
      case "failed":
        this.$form.dataset.state = "failed";
        this.#settle();
        this.#markStale();
        this.#say(`Live calculation is not available: ${state.reason}. The last result and your entries are kept.`);
        this.#offerRetry();
        break;
      default:
        this.$form.dataset.state = "loading";
        this.#say(loadingSentence(state));
    }
  }

  #offerRetry() {
    const $retry = document.createElement("button");
    $retry.type = "button";
    $retry.className = "pb-button";
    $retry.dataset.retry = "";
    $retry.textContent = "Try again";
    $retry.addEventListener("click", () => this.client.retry());
    this.#$status?.after($retry);
    this.#$retry = $retry;
  }

  /** @param {Record<string, import("./fields.mjs").Value>} values */
  #request(values) {
    return JSON.stringify({ values: { ...this.given, ...values }, linked: this.linked });
  }

  /**
   * Keep in the address what differs from the page as built.
   * @param {Record<string, string>} [shown] the fields' texts as the calculator would write them
   */
  #keepInAddress(shown = {}) {
    const defaults = this.fields.readDefaults();
    const kept = [...this.fields.differing()].flatMap(([field, texts]) => {
      const isList = Array.isArray(defaults[field]);
      const text = isList ? null : (shown[field] ?? texts[0]);
      if (text === defaults[field]) return [];
      return [/** @type {[string, string[]]} */ ([field, text === null ? texts : [text]])];
    });
    const address = withValues(location.href, this.name, new Map(kept));
    if (address !== location.href) history.replaceState(history.state, "", address);
  }

  /** @returns {HTMLElement | null} */
  get #$status() {
    return this.$form.querySelector("[data-status]");
  }

  /** @param {string} sentence */
  #say(sentence) {
    const $text = this.#$status?.querySelector("span") ?? this.#$status;
    if ($text && $text.textContent !== sentence) $text.textContent = sentence;
  }
}

/** @param {import("./client.mjs").State} state */
function loadingSentence({ name, size }) {
  if (name === "starting") return "Starting Python.";
  const what = "Loading Python, which calculates";
  return size ? `${what}: ${size} the first time. What you see stays until then.` : `${what}.`;
}
