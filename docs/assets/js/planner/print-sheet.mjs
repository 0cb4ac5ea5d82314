// @ts-check
/**
 * The first printed sheet: answer, first chart, what was entered and whose it is, link and day, below the head that every
 * page has on paper. What is open on the page follows: the view, and what is unfolded in it.
 */
import { today } from "../clock.mjs";

/** Notes that say how sure the answer is, where nothing beside it does. */
const FIRST_NOTES = 2;

/** Whose entries are named one by one; of the others a folded group does. */
const ASSIGNED = new Set(["yours", "example"]);

export class PrintSheet {
  /** Marks where the first chart stood. */
  #mark = document.createComment("first chart");

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
    const { $form } = this.form;
    const $answer = $form.querySelector("[data-answer]");
    const $more = $form.querySelector("[data-under]");
    const $notes = [...$form.querySelectorAll("[data-notes] > *")].slice(0, FIRST_NOTES);
    this.#put("[data-label]", $form.querySelector(".pb-answer__label") ?? "");
    this.#find("[data-sentence]").replaceChildren(...($answer?.cloneNode(true).childNodes ?? []));
    this.#put("[data-more]", $more ?? $notes.map(({ textContent }) => textContent).join(" "));
    this.#takeChart();
    this.#sayEntries();
    this.#put("[data-address]", this.form.answered.isRefused ? this.form.entry.link : location.href);
    this.#put("[data-day]", today() ?? "");
    $form.toggleAttribute("data-printing", true);
  }

  #clear() {
    const $figure = this.#find("[data-chart-here]").firstElementChild;
    if ($figure) this.#mark.replaceWith($figure);
    // For paper the theme opens all that is folded.
    const $opened = /** @type {NodeListOf<HTMLDetailsElement>} */ (
      this.form.$form.querySelectorAll("details.pb-result[open]:not([data-unfolded])")
    );
    for (const $details of $opened) $details.open = false;
    this.form.$form.removeAttribute("data-printing");
  }

  /** The chart itself: a copy would repeat what its parts are called. */
  #takeChart() {
    const $figure = this.form.$form.querySelector("figure[data-chart]:not([hidden])");
    if (!$figure) return;
    $figure.replaceWith(this.#mark);
    this.#find("[data-chart-here]").append($figure);
  }

  #sayEntries() {
    const { $form, fields } = this.form;
    const { values } = this.form.answered;
    const differing = fields.differing(values);
    /** @type {Map<string, Set<string>>} */
    const whose = new Map();
    const $entries = [];
    for (const name of fields.names) {
      const $field = $form.querySelector(`[data-field="${name}"]`);
      const $origin = /** @type {HTMLElement | null} */ ($field?.querySelector("[data-origin]") ?? null);
      const owner = differing.has(name) ? "yours" : ($origin?.dataset.origin ?? "");
      whose.set(owner, (whose.get(owner) ?? new Set()).add(ASSIGNED.has(owner) ? fields.label(name) : nameOf($field)));
      if (owner === "yours" || !$field?.closest("details")) {
        $entries.push(entry(fields.label(name), fields.shown(name, values[name]), owner));
      }
    }
    this.#find("[data-entries]").replaceChildren(...$entries);
    for (const $line of /** @type {NodeListOf<HTMLElement>} */ (this.$place.querySelectorAll("[data-whose]"))) {
      const names = [...(whose.get($line.dataset.whose ?? "") ?? [])];
      /** @type {HTMLElement} */ ($line.querySelector("span")).textContent = names.join(", ");
      $line.hidden = names.length === 0;
    }
  }

  /** @param {string} selector @param {string | Element} words those of an element are the ones that can be seen */
  #put(selector, words) {
    const text = words instanceof HTMLElement ? words.innerText : typeof words === "string" ? words : "";
    this.#find(selector).textContent = text.trim();
  }

  /** @param {string} selector @returns {HTMLElement} */
  #find(selector) {
    return /** @type {HTMLElement} */ (this.$place.querySelector(selector));
  }
}

/** What a field goes by among others: its group, up to the colon, where that is folded. @param {Element | null} $field */
function nameOf($field) {
  const $title = $field?.closest("details")?.querySelector("summary h3") ?? $field?.querySelector("legend, label");
  return $title?.textContent?.trim().replace(/:.*$/s, "") ?? "";
}

/** @param {string} label @param {string} value @param {string} owner */
function entry(label, value, owner) {
  const [$entry, $label, $value] = ["div", "dt", "dd"].map((tag) => document.createElement(tag));
  $label.textContent = label;
  $value.textContent = value;
  $value.dataset.owner = owner;
  $entry.append($label, $value);
  return $entry;
}
