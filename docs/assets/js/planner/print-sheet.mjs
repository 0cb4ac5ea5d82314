// @ts-check
/** The page on paper: inputs as text with where each comes from, everything folded opened, the link and the day. */
import { today } from "../clock.mjs";

export class PrintSheet {
  /** What was opened for the paper only. @type {HTMLDetailsElement[]} */
  #$opened = [];

  /**
   * @param {HTMLElement} $place
   * @param {import("../calculator/form.mjs").CalculatorForm} form
   */
  constructor($place, form) {
    this.$place = $place;
    this.form = form;
    addEventListener("beforeprint", () => this.#fill(), { signal: form.signal });
    addEventListener("afterprint", () => this.#clear(), { signal: form.signal });
  }

  #fill() {
    this.#clear();
    const $folded = /** @type {NodeListOf<HTMLDetailsElement>} */ (
      this.form.$form.querySelectorAll(".pb-results details:not([open], [data-scenarios])")
    );
    this.#$opened = [...$folded];
    for (const $details of this.#$opened) $details.open = true;
    const { fields } = this.form;
    const [values, origins] = [fields.read(), fields.origins()];
    const $body = /** @type {HTMLTableElement} */ (this.$place.querySelector("table")).tBodies[0];
    $body.replaceChildren(
      ...fields.names.map((name) =>
        row([fields.label(name), fields.shown(name, values[name]), origins[name] ?? "entered"]),
      ),
    );
    /** @type {HTMLElement} */ (this.$place.querySelector("[data-address]")).textContent = location.href;
    /** @type {HTMLElement} */ (this.$place.querySelector("[data-day]")).textContent = today() ?? "";
    this.form.$form.toggleAttribute("data-printing", true);
  }

  #clear() {
    for (const $details of this.#$opened) $details.open = false;
    this.#$opened = [];
    this.form.$form.removeAttribute("data-printing");
  }
}

/** @param {string[]} texts */
function row(texts) {
  const $row = document.createElement("tr");
  for (const [column, text] of texts.entries()) {
    const $cell = document.createElement(column === 0 ? "th" : "td");
    if ($cell instanceof HTMLTableCellElement && column === 0) $cell.scope = "row";
    $cell.textContent = text;
    $row.append($cell);
  }
  return $row;
}
