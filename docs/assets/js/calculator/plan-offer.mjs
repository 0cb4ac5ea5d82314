// @ts-check
/**
 * The form on the home page that puts a date on the plan: what is entered there is kept as a fact of the plan, which goes
 * on at My plan. Without scripts, or where nothing can be kept, it is a form like any other and leads to the timeline.
 */
import { defaultOf } from "./controls.mjs";
import { FactFields, areSame } from "./fact-fields.mjs";
import { readPlan, watchPlan, writeFacts } from "./plan-facts.mjs";

/** @typedef {HTMLInputElement | HTMLSelectElement} Control */

/** @param {string} parameter as an address writes it */
const split = (parameter) => /** @type {[string, string]} */ (parameter.split(".", 2));

export class PlanOffer {
  #ending = new AbortController();
  /** What each control held when nothing was entered yet. @type {Map<Control, string>} */
  #before = new Map();

  /** @param {HTMLFormElement} $form */
  constructor($form) {
    this.$form = $form;
    this.factFields = new FactFields(JSON.parse($form.dataset.facts ?? "{}"));
    this.$controls = /** @type {Control[]} */ ([...$form.querySelectorAll("input[name], select[name]")]);
    const { signal } = this.#ending;
    $form.addEventListener("submit", (event) => this.#submit(event), { signal });
    watchPlan(() => this.#show(), signal);
    this.#show();
  }

  dispose() {
    this.#ending.abort();
  }

  #show() {
    const plan = readPlan();
    for (const $control of this.$controls) {
      const text = this.#said($control, plan.facts);
      const built = `${defaultOf([$control])}`;
      // What the reader has entered meanwhile stays, also before this script was there.
      if (text !== undefined && $control.value === (this.#before.get($control) ?? built)) $control.value = text;
      this.#before.set($control, text ?? built);
    }
  }

  /**
   * What the plan says of a control; nothing where it cannot be shown in it.
   * @param {Control} $control
   * @param {import("./plan-facts.mjs").Facts} facts
   */
  #said($control, facts) {
    const [calculator, field] = split($control.name);
    const fact = this.factFields.factOf(calculator, field) ?? "";
    const texts = facts.get(fact) ?? [];
    const isPlain = [...this.factFields.group(fact)].every((each) => {
      const asked = this.factFields.asked[calculator]?.[each];
      return each === fact || !asked || !facts.has(each) || areSame(facts.get(each) ?? [], asked.built);
    });
    return texts.length === 1 && isPlain ? texts[0] : undefined;
  }

  /** @param {Event} event */
  #submit(event) {
    const { planPage } = this.$form.dataset;
    if (!planPage || !this.#keep()) return;
    event.preventDefault();
    location.assign(new URL(planPage, location.href));
  }

  /** @returns {boolean} whether the plan has a date of its own now, and this device keeps it */
  #keep() {
    const plan = readPlan();
    const facts = new Map(plan.facts);
    for (const $control of this.$controls.filter((each) => each.value !== this.#before.get(each))) {
      const [calculator, field] = split($control.name);
      const fact = this.factFields.factOf(calculator, field) ?? "";
      const built = this.factFields.asked[calculator]?.[fact]?.built ?? [];
      for (const each of this.factFields.group(fact)) facts.delete(each);
      if (areSame([$control.value], built)) continue;
      for (const [each, texts] of this.factFields.facts(calculator, new Map([[field, [$control.value]]]))) {
        facts.set(each, texts);
      }
    }
    // That the day was left as it was built says so.
    const start = this.$controls.find(({ type }) => type === "date");
    if (start && !facts.has(this.#factOf(start))) {
      for (const [each, texts] of this.factFields.facts(...this.#entryOf(start))) facts.set(each, texts);
    }
    return JSON.stringify([...facts]) === JSON.stringify([...plan.facts]) ? facts.size > 0 : writeFacts(facts);
  }

  /** @param {Control} $control */
  #factOf($control) {
    return this.factFields.factOf(...split($control.name)) ?? "";
  }

  /** @param {Control} $control @returns {[calculator: string, entries: Map<string, string[]>]} */
  #entryOf($control) {
    const [calculator, field] = split($control.name);
    return [calculator, new Map([[field, [$control.value]]])];
  }
}
