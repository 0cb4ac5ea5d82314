// @ts-check
/**
 * Where a calculator's linked values come from: the others' values as built, as entered on this device, or as a link
 * brought them. An address that holds entries says everything; only a bare one is filled up from this device. Facts of
 * the plan are the same for all calculators of a page.
 */
import { today } from "../clock.mjs";
import { lastEntries } from "./own-entries.mjs";
import { readPlan } from "./plan-facts.mjs";

/** @typedef {import("./address.mjs").Entries} Entries */
/** @typedef {import("./address.mjs").State} State */
/** @typedef {import("./plan-facts.mjs").Facts} Facts */
/** @typedef {Record<string, unknown>} Values */

export class LinkSources {
  /** The plan's facts on this page. @type {Facts} */
  facts = new Map();
  /** What an address brought for other calculators; null when this device is asked. @type {State | null} */
  #brought = new Map();

  /**
   * @param {Record<string, Values>} built the other calculators' values, by calculator
   * @param {import("./fact-fields.mjs").FactFields} factFields
   */
  constructor(built, factFields) {
    /** With the reader's day where one asks for it: on its own page it knows that too. */
    this.built = Object.fromEntries(
      Object.entries(built).map(([name, values]) => [name, "today" in values ? { ...values, today: today() } : values]),
    );
    this.factFields = factFields;
  }

  /** @param {State | null} state of other calculators; null: what this device holds */
  open(state) {
    this.#brought = state;
  }

  /** Whether an address or a scenario said of the other calculators too what to take. */
  get isWhole() {
    return this.#brought !== null;
  }

  /** @param {string} calculator @returns {Entries} */
  entries(calculator) {
    const entered = (this.#brought ? this.#brought.get(calculator) : lastEntries(calculator)) ?? new Map();
    const shared = this.factFields.entries(calculator, this.facts);
    return new Map([...shared, ...this.factFields.others(calculator, entered)]);
  }

  /** @param {string} calculator @returns {"example" | "link" | "device"} */
  source(calculator) {
    if (this.entries(calculator).size === 0) return "example";
    return this.#brought ? "link" : "device";
  }

  /**
   * Which of these entries another calculator has no field for, as far as this page knows it.
   * @param {string} calculator
   * @param {Entries} entries
   */
  unknown(calculator, entries) {
    const built = this.built[calculator];
    return built ? [...entries.keys()].filter((field) => !Object.hasOwn(built, field)) : [];
  }

  /** Whether this device holds other entries than a link brought. @param {string} calculator */
  isOutdated(calculator) {
    const own = this.factFields.others(calculator, lastEntries(calculator));
    const held = new Map([...this.factFields.entries(calculator, readPlan().facts), ...own]);
    const [here, there] = [held, this.entries(calculator)].map((entries) => JSON.stringify([...entries].sort()));
    return this.#brought !== null && held.size > 0 && here !== there;
  }

  /**
   * The values of a calculator, with what was entered there and the plan's facts.
   * @param {string} calculator
   * @param {Entries} [entries]
   * @returns {Values}
   */
  values(calculator, entries = this.entries(calculator)) {
    const built = this.built[calculator];
    const known = [...entries].filter(([field]) => Object.hasOwn(built, field));
    return { ...built, ...Object.fromEntries(known.map(([field, texts]) => [field, texts.length === 1 ? texts[0] : texts])) };
  }

  /**
   * The values of the calculators that these values take from, directly or through another.
   * @param {Values} values
   * @returns {Record<string, Values>}
   */
  linked(values) {
    /** @type {Record<string, Values>} */
    const found = {};
    const look = (/** @type {Values} */ own) => {
      for (const calculator of Object.keys(this.built)) {
        if (Object.hasOwn(found, calculator) || !Object.values(own).includes(calculator)) continue;
        found[calculator] = this.values(calculator);
        look(found[calculator]);
      }
    };
    look(values);
    return found;
  }

  /**
   * What an address must hold of other calculators so that it says everything: what it brought, what is used, and the
   * facts that the page itself does not state.
   * @param {Values} values
   * @param {string} own
   * @param {Facts} stated the facts that the page's own entries state: they are said once
   * @returns {State}
   */
  state(values, own, stated) {
    const names = new Set([...(this.#brought?.keys() ?? []), ...Object.keys(this.linked(values))]);
    const asked = new Set([own, ...names].flatMap((calculator) => this.factFields.of(calculator).map(([fact]) => fact)));
    for (const fact of this.facts.keys()) {
      const asking = asked.has(fact) ? undefined : this.factFields.asking(fact);
      if (!asking) continue;
      names.add(asking);
      for (const [other] of this.factFields.of(asking)) asked.add(other);
    }
    const others = [...names].map((calculator) => {
      const entries = [...this.entries(calculator)];
      const unsaid = entries.filter(([field]) => !stated.has(this.factFields.factOf(calculator, field) ?? ""));
      return /** @type {[string, Entries]} */ ([calculator, new Map(unsaid)]);
    });
    return new Map(others.filter(([, entries]) => entries.size > 0));
  }
}
