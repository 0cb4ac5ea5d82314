// @ts-check
/** Says at a linking field what was taken from where, and lets the reader break the link, restore and follow it. */

/** @type {Record<"example" | "link" | "device", (title: string) => string>} */
const SOURCES = {
  example: (title) => `Taken from the ${title}’s example:`,
  link: (title) => `Taken from the ${title} in this link:`,
  device: (title) => `Taken from your ${title}:`,
};

export class LinkedValues {
  /** @type {Place[]} */
  #places;

  /**
   * @param {HTMLFormElement} $form
   * @param {import("./link-sources.mjs").LinkSources} linkSources
   * @param {() => void} onRenew told when everything is to come from this device
   * @param {AbortSignal} signal
   */
  constructor($form, linkSources, onRenew, signal) {
    const $places = /** @type {NodeListOf<HTMLElement>} */ ($form.querySelectorAll("[data-linked-value]"));
    this.#places = [...$places].map(($place) => new Place($place, linkSources, onRenew, signal));
  }

  /** The linking fields. @returns {string[]} */
  get fields() {
    return this.#places.map((place) => place.field);
  }

  /** @param {Record<string, { calculator: string, text: string }>} linked by field */
  show(linked) {
    for (const place of this.#places) place.show(linked[place.field]?.text);
  }

  restore() {
    for (const place of this.#places) place.restore();
  }
}

class Place {
  #built;

  /**
   * @param {HTMLElement} $place
   * @param {import("./link-sources.mjs").LinkSources} linkSources
   * @param {() => void} onRenew
   * @param {AbortSignal} signal
   */
  constructor($place, linkSources, onRenew, signal) {
    const $field = /** @type {HTMLElement} */ ($place.closest("[data-field]"));
    this.linkSources = linkSources;
    this.field = $field.dataset.field ?? "";
    this.calculator = $place.dataset.linkedValue ?? "";
    this.title = $place.dataset.title ?? "";
    this.$select = /** @type {HTMLSelectElement} */ ($field.querySelector("select"));
    this.$words = /** @type {HTMLElement} */ ($place.querySelector("[data-words]"));
    this.$source = /** @type {HTMLElement} */ ($place.querySelector("[data-source]"));
    this.$text = /** @type {HTMLElement} */ ($place.querySelector("[data-text]"));
    this.$break = /** @type {HTMLButtonElement} */ ($place.querySelector("[data-break]"));
    this.$restore = /** @type {HTMLButtonElement} */ ($place.querySelector("[data-restore]"));
    this.$renew = /** @type {HTMLButtonElement} */ ($place.querySelector("[data-renew]"));
    this.#built = this.$text.textContent ?? "";
    this.$break.addEventListener("click", () => this.#choose($place.dataset.unlinked ?? ""), { signal });
    this.$restore.addEventListener("click", () => this.#choose(this.calculator), { signal });
    this.$renew.addEventListener("click", () => {
      onRenew();
      this.$select.focus();
    }, { signal });
    this.restore();
  }

  /** @param {string | undefined} text what was taken; nothing when the link is broken */
  show(text) {
    const isLinked = text !== undefined;
    this.$words.hidden = !isLinked;
    const source = SOURCES[this.linkSources.source(this.calculator)](this.title);
    if (this.$source.textContent !== source) this.$source.textContent = source;
    if (isLinked && this.$text.textContent !== text) this.$text.textContent = text;
    this.$break.hidden = !isLinked;
    this.$restore.hidden = isLinked;
    this.$renew.hidden = !isLinked || !this.linkSources.isOutdated(this.calculator);
  }

  restore() {
    this.show(this.$select.value === this.calculator ? this.#built : undefined);
  }

  /** @param {string} value */
  #choose(value) {
    this.$select.value = value;
    this.$select.dispatchEvent(new Event("change", { bubbles: true }));
    // The button that was pressed is gone.
    this.$select.focus();
  }
}
