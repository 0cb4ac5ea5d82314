// @ts-check
/**
 * Where a calculator's linked values come from: the others' values as built, as entered on this device, or as a link
 * brought them. An address that holds entries says everything; only a bare one is filled up from this device.
 */
import { today } from "../clock.mjs";
import { parseState, writeState } from "./address.mjs";
import { load, store } from "./storage.mjs";

/** @typedef {import("./address.mjs").Entries} Entries */
/** @typedef {import("./address.mjs").State} State */
/** @typedef {Record<string, unknown>} Values */

/** @param {string} calculator */
const keyOf = (calculator) => `newest:${calculator}`;

/** What was entered last into a calculator on this device. @param {string} calculator @returns {Entries} */
export const lastEntries = (calculator) => parseState(load(keyOf(calculator)) ?? "").get(calculator) ?? new Map();

/** @param {string} calculator @param {Entries} entries */
export const storeEntries = (calculator, entries) =>
  store(keyOf(calculator), writeState(new Map([[calculator, entries]])));

export class LinkSources {
  /** What an address brought for other calculators; null when this device is asked. @type {State | null} */
  #brought = new Map();

  /** @param {Record<string, Values>} built the other calculators' values, by calculator */
  constructor(built) {
    /** With the reader's day where one asks for it: on its own page it knows that too. */
    this.built = Object.fromEntries(
      Object.entries(built).map(([name, values]) => [name, "today" in values ? { ...values, today: today() } : values]),
    );
  }

  /** @param {State | null} state of other calculators; null: what this device holds */
  open(state) {
    this.#brought = state;
  }

  /** @param {string} calculator @returns {Entries} */
  entries(calculator) {
    return (this.#brought ? this.#brought.get(calculator) : lastEntries(calculator)) ?? new Map();
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
    const [held, used] = [lastEntries(calculator), this.entries(calculator)].map((entries) =>
      writeState(new Map([[calculator, entries]])),
    );
    return this.#brought !== null && held !== "" && held !== used;
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
      for (const [calculator, built] of Object.entries(this.built)) {
        if (Object.hasOwn(found, calculator) || !Object.values(own).includes(calculator)) continue;
        const entries = [...this.entries(calculator)].filter(([field]) => Object.hasOwn(built, field));
        const typed = entries.map(([field, texts]) => [field, texts.length === 1 ? texts[0] : texts]);
        const values = { ...built, ...Object.fromEntries(typed) };
        found[calculator] = values;
        look(values);
      }
    };
    look(values);
    return found;
  }

  /**
   * What an address must hold of other calculators so that it says everything: what it brought, and what is used.
   * @param {Values} values
   * @returns {State}
   */
  state(values) {
    const names = Object.keys(this.linked(values));
    const used = names.map((calculator) => /** @type {[string, Entries]} */ ([calculator, this.entries(calculator)]));
    return new Map([...(this.#brought ?? []), ...used].filter(([, entries]) => entries.size > 0));
  }
}
