// @ts-check
/**
 * What is said at a field of an entry that was read: how, where that does not show, and what else may be meant. The words
 * are the calculator's.
 */

/** Whoever types on is not interrupted. */
const PAUSE_MS = 700;

/** @typedef {{ field: string, sentence: string, enter: string, take: string }} Question */

export class Remarks {
  /** @type {Map<string, Place>} */
  #places;

  /**
   * @param {HTMLFormElement} $form
   * @param {import("./fields.mjs").Fields} fields
   * @param {import("./announcements.mjs").Announcements} announcements
   * @param {AbortSignal} signal
   */
  constructor($form, fields, announcements, signal) {
    const $places = /** @type {NodeListOf<HTMLElement>} */ ($form.querySelectorAll("[data-remarks]"));
    const places = [...$places].map((/** @type {HTMLElement} */ $it) => new Place($it, fields, announcements, signal));
    this.#places = new Map(places.map((place) => [place.name, place]));
  }

  /** @param {Record<string, string>} readAs by field @param {Question[]} questions */
  show(readAs, questions) {
    const asked = new Map(questions.map((question) => [question.field, question]));
    for (const [name, place] of this.#places) place.show(readAs[name] ?? "", asked.get(name));
  }

  /** @param {Iterable<string | null>} [names] of fields whose entry is no longer the one that was read */
  clear(names = this.#places.keys()) {
    for (const name of names) this.#places.get(name ?? "")?.show("", undefined);
  }
}

class Place {
  #timer = 0;
  /** What is said once typing ends. @type {(() => void) | null} */
  #pending = null;
  /** @type {Question | undefined} */
  #question;

  /**
   * @param {HTMLElement} $place
   * @param {import("./fields.mjs").Fields} fields
   * @param {import("./announcements.mjs").Announcements} announcements
   * @param {AbortSignal} signal
   */
  constructor($place, fields, announcements, signal) {
    this.$field = /** @type {HTMLElement} */ ($place.closest("[data-field]"));
    this.name = this.$field.dataset.field ?? "";
    this.fields = fields;
    this.announcements = announcements;
    this.$read = /** @type {HTMLElement} */ ($place.querySelector("[data-read]"));
    this.$question = /** @type {HTMLElement} */ ($place.querySelector("[data-question]"));
    this.$take = /** @type {HTMLButtonElement} */ ($place.querySelector("button"));
    this.$take.addEventListener("click", () => this.#take(), { signal });
    this.$field.addEventListener("focusout", () => this.#pending?.(), { signal });
    signal.addEventListener("abort", () => clearTimeout(this.#timer));
  }

  /** @param {string} readAs @param {Question | undefined} question */
  show(readAs, question) {
    clearTimeout(this.#timer);
    const isNew = this.$read.hidden && this.$question.hidden && (readAs !== "" || question !== undefined);
    this.#pending = () => this.#say(readAs, question);
    if (isNew && this.$field.contains(document.activeElement)) this.#timer = setTimeout(this.#pending, PAUSE_MS);
    else this.#pending();
  }

  /** @param {string} readAs @param {Question | undefined} question */
  #say(readAs, question) {
    clearTimeout(this.#timer);
    this.#pending = null;
    this.#question = question;
    put(this.$read, readAs);
    put(this.$question, question?.sentence ?? "");
    this.$take.textContent = question?.take ?? "";
    const $parts = [this.$read, this.$question];
    for (const $part of $parts) this.fields.describe(this.name, $part.id, !$part.hidden);
    const said = $parts.filter(($part) => !$part.hidden).map(($part) => $part.textContent?.trim().replace(/\s+/g, " "));
    this.announcements.say(`entry ${this.name}`, said.join(". "));
  }

  #take() {
    const $control = /** @type {HTMLInputElement} */ (this.$field.querySelector("[name]"));
    const text = this.#question?.enter ?? "";
    $control.focus();
    $control.select();
    // As if it were typed, so that it can be undone like that.
    if (document.execCommand("insertText", false, text)) return;
    $control.value = text;
    $control.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

/** @param {HTMLElement} $place @param {string} words */
function put($place, words) {
  const $words = /** @type {HTMLElement} */ ($place.querySelector("[data-words]"));
  $words.textContent = words;
  $place.hidden = words === "";
}
