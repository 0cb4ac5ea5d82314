// @ts-check
/**
 * The form on the home page that puts a date on the plan: what is entered there is kept as a fact of the plan, and who
 * has a plan on this device is offered to go on with it. Without scripts it is a form like any other.
 */
import { FactFields, areSame } from "./fact-fields.mjs";
import { forgetPlan, momentOn, readPlan, watchPlan, writeFacts } from "./plan-facts.mjs";
import { today } from "../clock.mjs";

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
    this.$offer = /** @type {HTMLElement} */ ($form.querySelector("[data-plan-offer]"));
    this.$words = /** @type {HTMLElement} */ ($form.querySelector("[data-plan-words]"));
    const { signal } = this.#ending;
    $form.addEventListener("submit", () => this.#keep(), { signal });
    $form.querySelector("[data-plan-forget]")?.addEventListener("click", () => this.#forget(), { signal });
    watchPlan(() => this.#show(), signal);
    this.#show();
  }

  dispose() {
    this.#ending.abort();
  }

  #show() {
    const plan = readPlan();
    this.$offer.hidden = plan.facts.size === 0;
    const words = this.$offer.hidden ? "" : momentOn(plan, today());
    this.$words.textContent = words ? `${words}.` : (this.$words.dataset.planWords ?? "");
    for (const $control of this.$controls) {
      const text = this.#said($control, plan.facts);
      if (text !== undefined) $control.value = text;
      this.#before.set($control, $control.value);
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
    if (JSON.stringify([...facts]) !== JSON.stringify([...plan.facts])) writeFacts(facts);
  }

  #forget() {
    forgetPlan();
    this.$form.reset();
    this.#show();
    this.$controls[0]?.focus();
  }
}
