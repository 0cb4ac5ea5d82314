// @ts-check
/**
 * What is entered into a calculator, with what it takes from the others: as the calculator is asked, and as the address
 * and this device keep it.
 */
import { today } from "../clock.mjs";
import { addressOf, holdsEntries, readAddress } from "./address.mjs";
import { updateConditionalFields } from "./conditional-fields.mjs";
import { Fields } from "./fields.mjs";
import { updateFoldWords } from "./fold-words.mjs";
import { LinkSources, storeEntries } from "./link-sources.mjs";

/** @typedef {import("./address.mjs").State} State */
/** @typedef {Record<string, import("./fields.mjs").Value>} Values */

export class Entry {
  #turn = 0;

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
    if ("today" in this.given) this.given.today = today();
    this.linkSources = new LinkSources(JSON.parse($form.dataset.linked ?? "{}"));
  }

  /**
   * What the calculator is asked for these values.
   * @param {Values} values
   * @param {LinkSources} linkSources
   */
  request(values = this.fields.read(), linkSources = this.linkSources) {
    const all = { ...this.given, ...values };
    return { values: all, linked: linkSources.linked(all) };
  }

  /** What it would be asked now, as text. */
  get asked() {
    return JSON.stringify(this.request());
  }

  /** What it was asked for the page as built, as text. */
  get askedBuilt() {
    return JSON.stringify(this.request(this.fields.readDefaults(), new LinkSources(this.linkSources.built)));
  }

  /**
   * All that a result follows from.
   * @param {Record<string, string>} [shown] the fields' texts as the calculator would write them
   * @returns {State}
   */
  state(shown) {
    const own = this.#own(shown);
    const others = this.linkSources.state(this.fields.read());
    return own.size > 0 ? new Map([...others, [this.name, own]]) : others;
  }

  /** Whether the address brings entries. */
  get isBrought() {
    return holdsEntries(location.href);
  }

  /**
   * Take what the address holds.
   * @returns {Promise<{ unreadable: import("./address.mjs").Unreadable, unknown: string[] }>} why it could not be read,
   *   and what of it is left out
   */
  async open() {
    const { state, unreadable } = await readAddress(location.href);
    return { unreadable, unknown: this.fill(state, state.size > 0 || unreadable !== "") };
  }

  /**
   * Hold this and nothing else.
   * @param {State} state
   * @param {boolean} isWhole whether it says of the other calculators too what to take; else this device is asked
   * @returns {string[]} what of it no field takes, as an address writes it
   */
  fill(state, isWhole) {
    const others = [...state].filter(([calculator]) => calculator !== this.name);
    this.linkSources.open(isWhole ? new Map(others) : null);
    this.fields.writeDefaults();
    this.fields.write(state.get(this.name) ?? new Map());
    this.#mark();
    return this.#unknown(state);
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
   */
  async keep(shown) {
    this.#mark();
    const turn = ++this.#turn;
    const state = this.state(shown);
    const address = await addressOf(location.href, this.name, state);
    if (turn !== this.#turn || this.signal.aborted) return;
    if (address !== location.href) history.replaceState(history.state, "", address);
    carry(this.$form, state);
  }

  /** Show which fields are the reader's own, and which are without use. */
  #mark() {
    this.fields.markOwn();
    updateConditionalFields(this.$form, this.fields);
    updateFoldWords(this.$form, this.fields);
  }

  /** Keep it on this device, where the other calculators look for it. @param {Record<string, string>} [shown] */
  remember(shown) {
    storeEntries(this.name, this.#own(shown));
  }

  /**
   * What differs from the page as built.
   * @param {Record<string, string>} [shown]
   * @returns {Map<string, string[]>}
   */
  #own(shown = {}) {
    const defaults = this.fields.readDefaults();
    const kept = [...this.fields.differing()].flatMap(([field, texts]) => {
      const isList = Array.isArray(defaults[field]);
      const text = isList ? null : (shown[field] ?? texts[0]);
      if (text === defaults[field]) return [];
      return [/** @type {[string, string[]]} */ ([field, text === null ? texts : [text]])];
    });
    return new Map(kept);
  }
}

/**
 * Let the links to other calculators carry all entries along.
 * @param {HTMLElement} $page
 * @param {State} state
 */
async function carry($page, state) {
  for (const $link of /** @type {NodeListOf<HTMLAnchorElement>} */ ($page.querySelectorAll("a[data-carry]"))) {
    const address = await addressOf($link.href, $link.dataset.carry ?? "", state);
    if ($link.href !== address) $link.href = address;
  }
}
