// @ts-check
/** Where two people entered different things without knowing of each other: both stand side by side, and one counts. */
import { plans } from "../plan/plans.mjs";
import { conflictsOf } from "../plan/record.mjs";
import { show } from "./filling.mjs";
import { nameOf } from "./entries.mjs";

/** @typedef {import("./reading.mjs").Shown} Shown */
/** @typedef {import("../plan/register.mjs").Value} Value */
/** @typedef {{ subject: string, field: string, values: Value[] }} Clash the first value counts */

export class Clashes {
  #last = 0;

  /**
   * @param {HTMLElement} $page
   * @param {() => void} onSwitched
   */
  constructor($page, onSwitched) {
    this.$page = $page;
    this.onSwitched = onSwitched;
    this.$part = /** @type {HTMLElement} */ ($page.querySelector("[data-clashes]"));
    /** @type {Record<string, string>} */
    this.entryNames = JSON.parse(this.$part.dataset.entryNames ?? "{}");
  }

  /** The entries of the plan that say two things. @param {Shown | null} shown */
  show(shown) {
    const found = shown ? conflictsOf(shown.plan) : [];
    show(this.$part, found.length > 0);
    const $$choices = found.map(({ subject, field, mine, others }) =>
      this.choice({ subject, field, values: [mine, ...others].map(({ value }) => value) }, (value) => {
        plans.switchTo(subject, field, value);
        this.onSwitched();
      }),
    );
    this.$part.querySelector("[data-list]")?.replaceChildren(...$$choices);
  }

  /** @param {Clash} clash @param {(value: Value) => void} onChosen */
  choice({ subject, field, values }, onChosen) {
    const $pattern = /** @type {HTMLTemplateElement} */ (this.$part.querySelector("template"));
    const $set = /** @type {HTMLElement} */ (/** @type {DocumentFragment} */ ($pattern.content.cloneNode(true)).firstElementChild);
    const $legend = $set.querySelector("[data-name]");
    if ($legend) $legend.textContent = this.name(subject, field);
    const $side = /** @type {HTMLElement} */ ($set.querySelector("[data-side]"));
    const group = `clash-${++this.#last}`;
    const $$sides = values.map((value, place) => {
      const $copy = /** @type {HTMLElement} */ ($side.cloneNode(true));
      const $radio = /** @type {HTMLInputElement} */ ($copy.querySelector("input"));
      $radio.name = group;
      $radio.checked = place === 0;
      $radio.addEventListener("change", () => onChosen(value));
      const $value = $copy.querySelector("[data-value]");
      if ($value) $value.textContent = wordsOf(value);
      for (const $whose of /** @type {NodeListOf<HTMLElement>} */ ($copy.querySelectorAll("[data-whose]"))) {
        show($whose, $whose.dataset.whose === (place === 0 ? "mine" : "theirs"));
      }
      return $copy;
    });
    $side.replaceWith(...$$sides);
    return $set;
  }

  /** What an entry is called. @param {string} subject @param {string} field */
  name(subject, field) {
    const entered = this.entryNames[`${subject} ${field}`];
    if (entered) return entered;
    const $host = this.$page.querySelector(`[data-statement="${CSS.escape(subject)}"], [data-set="${CSS.escape(subject)}"]`);
    const word = this.$part.getAttribute(`data-word-${subject === "counts" ? subject : field}`) ?? "";
    const name = $host instanceof HTMLElement ? nameOf($host) : subject === "counts" ? field : "";
    return [name, word || (name ? field : `${subject} ${field}`)].filter(Boolean).join(": ");
  }
}

/** @param {Value | undefined} value */
export const wordsOf = (value) => [value ?? "–"].flat().join(", ") || "–";
