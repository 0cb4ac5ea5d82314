// @ts-check
/** In which field each calculator asks for each fact of the plan, and how entries and facts become each other. */

/** @typedef {import("./address.mjs").Entries} Entries */
/** @typedef {import("./address.mjs").State} State */
/** @typedef {import("./plan-facts.mjs").Facts} Facts */
/**
 * Where a calculator asks for a fact.
 * @typedef {object} FactField
 * @property {string} field
 * @property {string[]} built its texts in the page as built
 * @property {[fact: string, value: string] | null} with another fact and the value with which alone the field asks for
 *   this one
 * @property {[field: string, choice: string] | null} otherwise what to choose in which field where that is not so
 */

/** Whether texts are the same; that nothing is chosen may be written as one empty text. @param {string[][]} lists */
export const areSame = (...lists) => new Set(lists.map((texts) => JSON.stringify(texts.filter(Boolean)))).size === 1;

export class FactFields {
  /** Facts by which others are qualified: they are known together or not at all. @type {Map<string, string>} */
  #qualified = new Map();

  /** @param {Record<string, Record<string, FactField>>} asked by calculator and fact */
  constructor(asked) {
    this.asked = asked;
    for (const facts of Object.values(asked)) {
      for (const [fact, { with: other }] of Object.entries(facts)) if (other) this.#qualified.set(fact, other[0]);
    }
  }

  /** @param {string} calculator @returns {[fact: string, asked: FactField][]} */
  of(calculator) {
    return Object.entries(this.asked[calculator] ?? {});
  }

  /** The facts that a change of this one concerns: itself, and what it is only known with. @param {string} fact */
  group(fact) {
    const pairs = [...this.#qualified].filter((pair) => pair.includes(fact));
    return new Set([fact, ...pairs.flat()]);
  }

  /** The first calculator that asks for a fact. @param {string} fact @returns {string | undefined} */
  asking(fact) {
    return Object.keys(this.asked).find((calculator) => fact in this.asked[calculator]);
  }

  /** @param {string} calculator @param {string} field @returns {string | undefined} */
  factOf(calculator, field) {
    return this.of(calculator).find(([, asked]) => asked.field === field)?.[0];
  }

  /**
   * The facts that a calculator's entries state.
   * @param {string} calculator
   * @param {Entries} entries
   * @returns {Facts}
   */
  facts(calculator, entries) {
    /** @type {Facts} */
    const found = new Map();
    for (const [fact, { field, with: other }] of this.of(calculator)) {
      const texts = entries.get(field);
      if (!texts) continue;
      found.set(fact, texts);
      if (other) found.set(other[0], [other[1]]);
    }
    for (const [fact, { built }] of this.of(calculator)) {
      if ([...this.group(fact)].some((each) => found.has(each)) && !found.has(fact)) found.set(fact, built);
    }
    return found;
  }

  /**
   * What of these facts a calculator is to be given, where it differs from the page as built.
   * @param {string} calculator
   * @param {Facts} facts
   * @returns {Entries}
   */
  entries(calculator, facts) {
    /** @type {Entries} */
    const found = new Map();
    for (const [fact, { field, built, with: other, otherwise }] of this.of(calculator)) {
      const texts = facts.get(fact);
      if (!texts) continue;
      if (this.#isAsked(other, facts)) {
        if (!areSame(texts, built)) found.set(field, texts);
      } else if (otherwise) {
        found.set(otherwise[0], [otherwise[1]]);
      }
    }
    return found;
  }

  /**
   * Whether a calculator's field asks for a fact as the plan means it.
   * @param {string} calculator
   * @param {string} fact
   * @param {Facts} facts
   */
  isAskedFor(calculator, fact, facts) {
    return this.#isAsked(this.asked[calculator]?.[fact]?.with ?? null, facts);
  }

  /** @param {FactField["with"]} other @param {Facts} facts */
  #isAsked(other, facts) {
    return !other || (facts.get(other[0])?.[0] ?? other[1]) === other[1];
  }

  /** Entries without those that state a fact. @param {string} calculator @param {Entries} entries @returns {Entries} */
  others(calculator, entries) {
    return new Map([...entries].filter(([field]) => !this.factOf(calculator, field)));
  }

  /**
   * The facts of a whole state: each as the first calculator states it, the page's own before all.
   * @param {State} state
   * @param {string} own
   * @param {(fact: string) => boolean} [isWeak] whether what another calculator states counts before the own field
   * @returns {Facts}
   */
  stated(state, own, isWeak = () => false) {
    const mine = [...this.facts(own, state.get(own) ?? new Map())];
    const others = Object.keys(this.asked).filter((calculator) => calculator !== own);
    const theirs = others.map((calculator) => [...this.facts(calculator, state.get(calculator) ?? new Map())]);
    const strong = mine.filter(([fact]) => ![...this.group(fact)].some(isWeak));
    // The last of equal keys counts.
    return new Map([...mine, ...theirs.reverse().flat(), ...strong]);
  }
}
