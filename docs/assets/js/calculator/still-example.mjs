// @ts-check
/** Shows how much of the answer is still the worked example's, with a way to each field that is. All words come ready. */

/** @typedef {{ state: string, label: string, pieces: [text: string, target: string][], text: string }} Still */

export class StillExample {
  #$label;
  #$pieces;
  /** What is shown, as text. */
  #said = "";
  /** What stood there when the page was built. @type {Node[][]} */
  #built;

  /** @param {HTMLFormElement} $form */
  constructor($form) {
    this.$form = $form;
    this.#$label = $form.querySelector("[data-still-label]");
    this.#$pieces = $form.querySelector("[data-still-pieces]");
    this.#built = [this.#$label, this.#$pieces].map(($it) => [...($it?.childNodes ?? [])]);
    this.#$pieces?.addEventListener("click", (event) => this.#lead(event));
  }

  /** What is said now, in one line. */
  get text() {
    const label = this.#$label?.textContent?.trim() ?? "";
    const pieces = this.#$pieces?.textContent?.trim() ?? "";
    return pieces ? `${label} (${pieces})` : label;
  }

  /** @param {Still | undefined} still */
  show(still) {
    if (!still) return;
    const said = JSON.stringify(still);
    if (said === this.#said) return;
    this.#said = said;
    this.#$label?.replaceChildren(still.label);
    this.#$pieces?.replaceChildren(...still.pieces.map(([text, target]) => (target ? this.#link(text, target) : text)));
  }

  restore() {
    this.#said = "";
    this.#$label?.replaceChildren(...this.#built[0]);
    this.#$pieces?.replaceChildren(...this.#built[1]);
  }

  /** @param {string} text @param {string} target `calculator.field` */
  #link(text, target) {
    const [calculator, field] = target.split(".");
    const $link = document.createElement("a");
    const $other = /** @type {HTMLAnchorElement | null} */ (this.$form.querySelector(`a[data-carry="${calculator}"]`));
    $link.href = `${$other?.href.replace(/#.*$/, "") ?? ""}#${calculator}-${field}`;
    $link.textContent = text;
    return $link;
  }

  /** A way to a field of this form leaves the view as it is, and opens what the field is folded in. @param {Event} event */
  #lead(event) {
    const $link = event.target instanceof Element ? event.target.closest("a") : null;
    const name = $link?.hash.slice(1 + (this.$form.dataset.calculator ?? "").length + 1) ?? "";
    if (!$link || $link.hash !== `#${this.$form.dataset.calculator}-${name}`) return;
    const $control = /** @type {HTMLElement | null} */ (this.$form.querySelector(`[data-field="${name}"] [name]`));
    if (!$control) return;
    event.preventDefault();
    $control.closest("details")?.setAttribute("open", "");
    $control.focus();
  }
}
