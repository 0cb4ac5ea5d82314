// @ts-check
/**
 * What is entered into a calculator, with what it takes from the others: as the calculator is asked, and as the address
 * and this device keep it.
 */
import { today } from "../clock.mjs";
import { addressOf, holdsEntries, readAddress } from "./address.mjs";
import { updateConditionalFields } from "./conditional-fields.mjs";
import { FactFields } from "./fact-fields.mjs";
import { Fields } from "./fields.mjs";
import { updateFoldWords } from "./fold-words.mjs";
import { LinkSources } from "./link-sources.mjs";
import { SharedPlan } from "./shared-plan.mjs";

/** @typedef {import("./address.mjs").State} State */
/** @typedef {import("./plan-facts.mjs").Facts} Facts */
/** @typedef {Record<string, import("./fields.mjs").Value>} Values */

export class Entry {
  #turn = 0;
  /** The facts that an address or a scenario brought; null where those of this device count. @type {Facts | null} */
  #brought = new Map();

  /**
   * @param {HTMLFormElement} $form
   * @param {AbortSignal} signal
   */
  constructor($form, signal) {
    this.$form = $form;
    this.signal = signal;
    this.name = $form.dataset.calculator ?? "";
    this.fields = new Fields($form);
    // An attribute: instant navigation would take a script element of data for a program.
    this.given = JSON.parse($form.dataset.given ?? "{}");
    /** The address of the last entries that were kept, or of those that go on instead of them. */
    this.link = location.href;
    if ("today" in this.given) this.given.today = today();
    this.example = JSON.parse($form.dataset.example ?? "{}");
    this.factFields = new FactFields(JSON.parse($form.dataset.facts ?? "{}"));
    this.plan = new SharedPlan(this.name, this.fields, this.factFields);
    this.linkSources = new LinkSources(JSON.parse($form.dataset.linked ?? "{}"), this.factFields);
  }

  /** The plan's facts on this page, each with the one value it has here. @returns {Facts} */
  get facts() {
    return this.plan.facts(this.#brought ?? this.plan.kept);
  }

  /**
   * What the calculator is asked for these values.
   * @param {Values} values
   * @param {LinkSources} linkSources
   */
  request(values = this.fields.read(), linkSources = this.#sources()) {
    const all = { ...this.given, ...values };
    return { values: all, linked: linkSources.linked(all), example: this.example };
  }

  /** The other calculators with the facts of this page. */
  #sources() {
    this.linkSources.facts = this.facts;
    return this.linkSources;
  }

  /** What it would be asked now, as text. */
  get asked() {
    return JSON.stringify(this.request());
  }

  /** What it was asked for the page as built, as text. */
  get askedBuilt() {
    return JSON.stringify(this.request(this.fields.readDefaults(), new LinkSources(this.linkSources.built, this.factFields)));
  }

  /**
   * All that a result follows from.
   * @param {Record<string, string>} [shown] the fields' texts as the calculator would write them
   * @returns {State}
   */
  state(shown) {
    const own = this.#own(shown);
    const others = this.#sources().state(this.fields.read(), this.name, this.plan.stated);
    return own.size > 0 ? new Map([...others, [this.name, own]]) : others;
  }

  /** Whether the address brings entries. */
  get isBrought() {
    return holdsEntries(location.href);
  }

  /**
   * Take what the address holds.
   * @param {Set<string>} [kept] fields that hold something newer
   * @returns {Promise<{ unreadable: import("./address.mjs").Unreadable, unknown: string[] }>} why it could not be read,
   *   and what of it is left out
   */
  async open(kept) {
    const { state, unreadable } = await readAddress(location.href);
    return { unreadable, unknown: this.fill(state, state.size > 0 || unreadable !== "", kept) };
  }

  /**
   * Hold this and nothing else.
   * @param {State} state
   * @param {boolean} isWhole whether it says of the other calculators too what to take; else this device is asked
   * @param {Set<string>} [kept] fields that stay as they are
   * @returns {string[]} what of it no field takes, as an address writes it
   */
  fill(state, isWhole, kept) {
    const own = state.get(this.name) ?? new Map();
    this.#brought = isWhole ? this.#factsOf(state) : null;
    this.linkSources.open(isWhole ? new Map([...state].filter(([calculator]) => calculator !== this.name)) : null);
    this.fields.hold(new Map([...this.#factEntries(), ...(isWhole ? this.factFields.others(this.name, own) : own)]), kept);
    this.plan.look(kept);
    this.#mark();
    return this.#unknown(state);
  }

  /** Hold the page as built, and let the plan's facts go that its fields followed. */
  reset() {
    this.plan.touchAll();
    this.plan.remember(new Map());
    this.fill(new Map(), false);
    this.fields.hold(new Map());
    this.plan.look();
    this.#mark();
  }

  /** The calculators that what is entered takes from. @returns {string[]} */
  get taken() {
    return Object.keys(this.#sources().linked({ ...this.given, ...this.fields.read() }));
  }

  /**
   * Whether what is entered is what the plan says: its facts, and what was entered into calculators for it.
   * @param {Record<string, string>} [shown]
   */
  isOfPlan(shown) {
    const planned = new LinkSources(this.linkSources.built, this.factFields);
    planned.open(null);
    planned.facts = this.plan.kept;
    const here = this.#sources();
    return (
      planned.facts.size > 0 &&
      areSameEntries(this.#own(shown), planned.entries(this.name)) &&
      this.taken.every((calculator) => areSameEntries(here.entries(calculator), planned.entries(calculator)))
    );
  }

  /** What is entered now, with the facts of the plan, to be handed on later. @param {Record<string, string>} [shown] */
  snapshot(shown) {
    return { state: this.state(shown), facts: this.facts };
  }

  /** @param {State} state */
  #factsOf(state) {
    const chosen = { ...this.fields.readDefaults(), ...Object.fromEntries(state.get(this.name) ?? []) };
    const isTaken = (/** @type {string} */ fact) => {
      const [field, choice] = this.factFields.asked[this.name]?.[fact]?.otherwise ?? [];
      return field !== undefined && [chosen[field]].flat()[0] === choice && state.has(choice ?? "");
    };
    return this.factFields.stated(state, this.name, isTaken);
  }

  /**
   * What a state would hold, without holding it.
   * @param {State} state
   */
  of(state) {
    const facts = this.#factsOf(state);
    const linkSources = new LinkSources(this.linkSources.built, this.factFields);
    linkSources.facts = facts;
    linkSources.open(new Map([...state].filter(([calculator]) => calculator !== this.name)));
    const own = this.factFields.others(this.name, state.get(this.name) ?? new Map());
    return { values: this.fields.readWith(new Map([...this.factFields.entries(this.name, facts), ...own])), linkSources };
  }

  /** The facts of the plan as the fields that ask for them hold them. */
  #factEntries() {
    return this.factFields.entries(this.name, this.#brought ?? this.plan.kept);
  }

  /** Let everything come from this device again: the plan's facts, and what was entered into the other calculators. */
  renew() {
    this.#brought = null;
    this.linkSources.open(null);
    this.fields.write(this.#factEntries());
    this.plan.look();
  }

  /** @param {State} state */
  #unknown(state) {
    return [...state].flatMap(([calculator, entries]) => {
      const isOwn = calculator === this.name;
      const names = isOwn ? this.fields.unknown(entries) : this.linkSources.unknown(calculator, entries);
      return names.map((name) => `${calculator}.${name}`);
    });
  }

  /**
   * Keep it in the address and in the links to other calculators, and mark what it leaves without use.
   * @param {Record<string, string>} [shown]
   * @param {{ state: State, facts: Facts }} [onward] what the links carry instead, where these entries cannot be used
   */
  async keep(shown, onward) {
    this.#mark();
    const turn = ++this.#turn;
    const state = this.state(shown);
    const address = await addressOf(location.href, this.name, state);
    const { state: carried, facts } = onward ?? { state, facts: this.facts };
    const link = onward ? await addressOf(location.href, this.name, carried) : address;
    if (turn !== this.#turn || this.signal.aborted) return;
    if (address !== location.href) history.replaceState(history.state, "", address);
    this.link = link;
    carry(this.$form, carried, this.factFields, facts);
  }

  /** Show which fields are the reader's own, and which are without use. */
  #mark() {
    this.fields.markOwn();
    updateConditionalFields(this.$form, this.fields, (field) => this.#isShared(field));
    updateFoldWords(this.$form, this.fields);
  }

  /** Whether what stands in a field reaches the calculator that is taken from, as a fact of the plan. @param {string} field */
  #isShared(field) {
    const fact = this.factFields.factOf(this.name, field);
    return fact !== undefined && this.factFields.isAskedFor(this.name, fact, this.facts);
  }

  /** Keep it on this device, where the other calculators look for it. @param {Record<string, string>} [shown] */
  remember(shown) {
    this.plan.remember(this.#own(shown));
  }

  /**
   * What differs from the page as built.
   * @param {Record<string, string>} [shown]
   * @returns {Map<string, string[]>}
   */
  #own(shown = {}) {
    const defaults = this.fields.readDefaults();
    const values = this.fields.read();
    // A choice that the plan's facts bring about is built in, as it were: the built one must then be said.
    const brought = Object.fromEntries(this.factFields.entries(this.name, this.facts));
    const kept = Object.entries(values).flatMap(([field, value]) => {
      const isList = Array.isArray(defaults[field]);
      const text = isList ? null : (shown[field] ?? value);
      const texts = text === null ? [value].flat() : [text].flat();
      const isChosen = field in brought && !this.factFields.factOf(this.name, field);
      const isBuilt = JSON.stringify(value) === JSON.stringify(defaults[field]) || text === defaults[field];
      return isBuilt && !isChosen ? [] : [/** @type {[string, string[]]} */ ([field, texts])];
    });
    return new Map(kept);
  }
}

/** @param {import("./address.mjs").Entries[]} all */
const areSameEntries = (...all) => new Set(all.map((entries) => JSON.stringify([...entries].sort()))).size === 1;

/**
 * Let the links to other calculators carry all entries along, with the facts of the plan as each of them asks for them.
 * @param {HTMLElement} $page
 * @param {State} state
 * @param {FactFields} factFields
 * @param {Facts} facts
 */
async function carry($page, state, factFields, facts) {
  for (const $link of /** @type {NodeListOf<HTMLAnchorElement>} */ ($page.querySelectorAll("a[data-carry]"))) {
    const calculator = $link.dataset.carry ?? "";
    const entries = new Map([...factFields.entries(calculator, facts), ...(state.get(calculator) ?? [])]);
    const carried = entries.size > 0 ? new Map([...state, [calculator, entries]]) : state;
    const address = await addressOf($link.href, calculator, carried);
    if ($link.href !== address) $link.href = address;
  }
}
