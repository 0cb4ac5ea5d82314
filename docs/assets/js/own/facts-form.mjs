// @ts-check
/** The form that asks for a plan's facts: they are kept, and the timeline's Python dates every part of the plan anew. */
import { FactFields } from "../calculator/fact-fields.mjs";
import { Fields } from "../calculator/fields.mjs";
import { LinkSources } from "../calculator/link-sources.mjs";
import { writeFacts } from "../calculator/plan-facts.mjs";
import { PlanDates } from "../calculator/plan-dates.mjs";
import { plans } from "../plan/plans.mjs";
import { factsOf } from "../plan/record.mjs";
import { ask } from "./asking.mjs";

const CALCULATOR = "timeline";
/** What the form asks for in every case: that it was left as it is says so. */
const START = "start";

export class FactsForm {
  /**
   * @param {HTMLFormElement} $form
   * @param {() => void} onDone told when something has changed
   */
  constructor($form, onDone) {
    this.$form = $form;
    this.onDone = onDone;
    this.fields = new Fields($form);
    this.factFields = new FactFields(JSON.parse($form.dataset.facts ?? "{}"));
    this.sources = new LinkSources({ [CALCULATOR]: JSON.parse($form.dataset.values ?? "{}") }, this.factFields);
    this.planDates = new PlanDates({ name: "", factFields: this.factFields, linkSources: this.sources }, ask);
    this.$status = /** @type {HTMLElement} */ ($form.querySelector("[data-plan-status]"));
    $form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#save();
    });
  }

  /** Show what the plan says now. */
  fill() {
    const { plan } = plans.state;
    this.fields.hold(plan ? this.factFields.entries(CALCULATOR, factsOf(plan)) : new Map());
    this.fields.showProblems([]);
    this.$status.textContent = "";
  }

  async #save() {
    const values = this.fields.read();
    const known = plans.state.plan ? factsOf(plans.state.plan) : new Map();
    const facts = new Map(known);
    for (const [fact] of this.factFields.of(CALCULATOR)) for (const each of this.factFields.group(fact)) facts.delete(each);
    const start = this.factFields.asked[CALCULATOR]?.[START]?.field;
    const entered = this.fields.differing(values);
    if (start) entered.set(start, [values[start]].flat());
    for (const [fact, texts] of this.factFields.facts(CALCULATOR, entered)) facts.set(fact, texts);
    this.$status.textContent = this.$form.dataset.working ?? "";
    const problems = await this.dates(values, facts);
    this.fields.showProblems(problems);
    this.$status.textContent = "";
    if (problems.length === 0) this.onDone();
  }

  /**
   * Keep the facts with the dates that follow from them.
   * @param {import("../calculator/entry.mjs").Values} values
   * @param {import("../plan/record.mjs").Facts} facts
   * @returns {Promise<import("../calculator/fields.mjs").Problem[]>} what is wrong with them; then nothing is kept
   */
  async dates(values, facts) {
    /** @type {import("../calculator/fields.mjs").Problem[]} */
    let problems = [];
    try {
      problems = await this.planDates.check(values);
    } catch {
      // Whether they can be right is asked when Python comes; what was entered is kept meanwhile.
    }
    if (problems.length > 0) return problems;
    writeFacts(facts);
    await this.renew();
    return [];
  }

  /**
   * Have the plan dated where that is missing, or where the playbook has changed since.
   * @returns {Promise<boolean>} whether nothing is missing now
   */
  async renew() {
    try {
      return await this.planDates.renew();
    } catch {
      return false;
    }
  }
}
