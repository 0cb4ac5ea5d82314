// @ts-check
/**
 * One calculator's part in the plan: which of its fields follow the plan that this device keeps, and what of them is
 * written back. A fact is entered once for all calculators; a field that does not follow keeps its entry to itself.
 */
import { areSame } from "./fact-fields.mjs";
import { isKept, readPlan, writeFacts } from "./plan-facts.mjs";
import { dropEarlierEntries, earlierEntries, entryChanges } from "./own-entries.mjs";

/** @typedef {import("./address.mjs").Entries} Entries */
/** @typedef {import("./plan-facts.mjs").Facts} Facts */

export class SharedPlan {
  /** Facts whose field here keeps its entry to itself. */
  #apart = new Set();
  /** Facts that were entered here and are not yet written. */
  #touched = new Set();

  /**
   * @param {string} calculator
   * @param {import("./fields.mjs").Fields} fields
   * @param {import("./fact-fields.mjs").FactFields} factFields
   */
  constructor(calculator, fields, factFields) {
    this.calculator = calculator;
    this.fields = fields;
    this.factFields = factFields;
    migrate(factFields);
  }

  /** The facts of the plan that this device keeps. @returns {Facts} */
  get kept() {
    return readPlan().facts;
  }

  /** What the fields of this calculator state now. @returns {Facts} */
  get stated() {
    return this.factFields.facts(this.calculator, this.fields.differing());
  }

  /**
   * The plan's facts on this page: those of `others`, and what the fields here state instead.
   * @param {Facts} others
   * @returns {Facts}
   */
  facts(others) {
    const facts = new Map(others);
    for (const [fact] of this.factFields.of(this.calculator)) {
      if (!this.factFields.isAskedFor(this.calculator, fact, others)) continue;
      for (const each of this.factFields.group(fact)) facts.delete(each);
    }
    return new Map([...facts, ...this.stated]);
  }

  /**
   * Look anew which fields follow the plan: those that hold what it says, and those of which it says nothing.
   * @param {Set<string>} [newer] fields whose entry is newer than the plan
   */
  look(newer = new Set()) {
    const { kept } = this;
    this.#touched.clear();
    this.#apart.clear();
    for (const [fact, { field }] of this.factFields.of(this.calculator)) {
      if (newer.has(field)) this.touch(field);
      else if (kept.has(fact) && !this.#holds(fact, kept)) this.#apart.add(fact);
    }
  }

  /** @param {string} fact @param {Facts} kept */
  #holds(fact, kept) {
    const { field, built } = this.factFields.asked[this.calculator][fact];
    const said = this.factFields.entries(this.calculator, kept).get(field) ?? built;
    return this.factFields.isAskedFor(this.calculator, fact, kept) && areSame(said, this.#texts(field));
  }

  /** @param {string} field */
  #texts(field) {
    return [this.fields.read()[field] ?? []].flat();
  }

  /** The reader has entered something. @param {string} field */
  touch(field) {
    const fact = this.factFields.factOf(this.calculator, field);
    if (fact) for (const each of this.factFields.group(fact)) this.#touched.add(each);
  }

  /** What is stated here and the plan knows nothing of becomes the plan's. */
  adopt() {
    const { kept } = this;
    for (const fact of this.stated.keys()) if (!kept.has(fact) && !this.#apart.has(fact)) this.#touched.add(fact);
  }

  /** All fields go back to what was built in: those that follow take the plan with them. */
  touchAll() {
    for (const [fact, { field }] of this.factFields.of(this.calculator)) if (!this.#apart.has(fact)) this.touch(field);
  }

  /** @param {string} fact */
  isApart(fact) {
    return this.#apart.has(fact);
  }

  /** Keep what the field holds to itself, and leave the plan as it is. @param {string} fact */
  part(fact) {
    for (const each of this.factFields.group(fact)) this.#apart.add(each);
  }

  /** Let the field follow again, with what the plan says. @param {string} fact */
  take(fact) {
    const entries = this.factFields.entries(this.calculator, this.kept);
    for (const each of this.factFields.group(fact)) {
      const asked = this.factFields.asked[this.calculator][each];
      if (asked) this.fields.write(new Map([[asked.field, entries.get(asked.field) ?? asked.built]]));
      this.#apart.delete(each);
      this.#touched.delete(each);
    }
  }

  /**
   * Another tab has changed the plan: fields that follow hold what it says now.
   * @returns {boolean} whether one has changed
   */
  follow() {
    const { kept } = this;
    const entries = this.factFields.entries(this.calculator, kept);
    const behind = this.factFields
      .of(this.calculator)
      .filter(([fact]) => !this.#apart.has(fact) && !this.#touched.has(fact) && !this.#holds(fact, kept))
      .filter(([fact]) => this.factFields.isAskedFor(this.calculator, fact, kept));
    this.fields.write(new Map(behind.map(([, { field, built }]) => [field, entries.get(field) ?? built])));
    return behind.length > 0;
  }

  /**
   * Write what was entered: facts that follow into the plan, everything else as this calculator's own entries.
   * @param {Entries} own what differs from the page as built
   */
  remember(own) {
    const plan = readPlan();
    const stated = this.factFields.facts(this.calculator, own);
    const facts = new Map(plan.facts);
    for (const fact of this.#touched) {
      if (this.#apart.has(fact)) continue;
      const texts = stated.get(fact);
      if (texts) facts.set(fact, texts);
      else facts.delete(fact);
    }
    this.#touched.clear();
    writeFacts(facts, entryChanges(this.calculator, apartFrom(this.factFields, facts, this.calculator, own)));
  }
}

/**
 * What of a calculator's entries the plan's facts do not say already.
 * @param {import("./fact-fields.mjs").FactFields} factFields
 * @param {Facts} facts
 * @param {string} calculator
 * @param {Entries} entries
 */
function apartFrom(factFields, facts, calculator, entries) {
  const said = factFields.entries(calculator, facts);
  const isSaid = (/** @type {string} */ field, /** @type {string[]} */ texts) =>
    factFields.factOf(calculator, field) !== undefined && said.has(field) && areSame(said.get(field) ?? [], texts);
  return new Map([...entries].filter(([field, texts]) => !isSaid(field, texts)));
}

/**
 * What earlier releases kept for each calculator by itself becomes the plan's: of several values of one fact the first
 * calculator's, and the others stay with theirs. A plan that is there already keeps its facts.
 * @param {import("./fact-fields.mjs").FactFields} factFields
 */
function migrate(factFields) {
  const earlier = earlierEntries();
  if (earlier.size === 0) return;
  const [first = ""] = Object.keys(factFields.asked);
  const facts = isKept() ? readPlan().facts : factFields.stated(earlier, first);
  const own = [...earlier].flatMap(([calculator, entries]) =>
    entryChanges(calculator, apartFrom(factFields, facts, calculator, entries)),
  );
  if (writeFacts(facts, own)) dropEarlierEntries();
}
