// @ts-check
/**
 * The list of every statement: shows what fits all that is chosen, in the order that is chosen, and counts what each
 * other choice would show. The address says what is chosen. All rows and all words are in the page, or beside it.
 */
import { chooseFromAddress, writeToAddress } from "../chosen-in-address.mjs";
import { onDemand } from "../on-demand.mjs";
import { painted } from "../scheduling.mjs";
import { Tally } from "../tally.mjs";
import { bringRows } from "./apart.mjs";
import { Choices, shownNumber } from "./choices.mjs";
import { Arrangement, builtParts } from "./rows.mjs";

/** @type {() => Promise<typeof import("../own/states.mjs")>} */
const loadStates = onDemand(new URL("../own/states.mjs", import.meta.url));

/** How long after the last change its outcome is said. */
const PAUSE_MS = 1_000;
/** More parts than a screen holds: these stand in a new order at once. */
const IN_SIGHT = 24;

/** Filter what the form is about, once all of it is there. @param {HTMLFormElement} $form */
export async function statementList($form) {
  await bringRows($form);
  return new StatementList($form);
}

class StatementList {
  #order = "";
  #saying = 0;
  /** @type {import("../tally.mjs").Tallied<import("./rows.mjs").Row>} */
  #counted = { fitting: [], counts: {}, totals: {} };
  #ending = new AbortController();
  /** The end of a list in a new order, not yet in the page. @type {Iterator<import("./part.mjs").Part, void> | null} */
  #rest = null;

  /** @param {HTMLFormElement} $form */
  constructor($form) {
    const $list = /** @type {HTMLElement} */ ($form.parentElement);
    const find = (/** @type {string} */ selector) => /** @type {HTMLElement} */ ($list.querySelector(selector));
    this.$form = $form;
    this.$facets = /** @type {HTMLSelectElement[]} */ ([...$form.querySelectorAll("select[data-facet]")]);
    this.facets = this.$facets.map(($facet) => new Choices($facet));
    this.$order = /** @type {HTMLSelectElement} */ ($form.elements.namedItem("order"));
    this.$table = /** @type {HTMLTableElement} */ (find("table"));
    this.$shown = find("[data-shown]");
    this.$chosen = find("[data-chosen]");
    this.$clear = find("[data-clear]");
    this.$status = find("[role=status]");
    this.parts = builtParts(this.$table, this.$facets.map(({ name }) => name));
    this.rows = this.parts.flatMap(({ rows }) => rows);
    this.tally = this.#tallied();
    const heads = new Map(this.parts.flatMap(({ $head, rows }) => ($head ? [[rows[0].kind, $head]] : [])));
    this.arrangement = new Arrangement(this.rows, heads);
    this.choose = () => {
      writeToAddress([...this.$facets, this.$order]);
      this.#say(this.#show());
      this.#finishOncePainted();
    };
    this.clear = () => {
      for (const $facet of this.$facets) $facet.value = "";
      // The button goes with what it clears.
      this.$facets[0].focus();
      this.choose();
    };
    $form.addEventListener("change", this.choose);
    this.$clear.addEventListener("click", this.clear);
    chooseFromAddress([...this.$facets, this.$order]);
    this.$states = /** @type {HTMLElement} */ (find("[data-own-states]"));
    this.#offerStates(Boolean(document.documentElement.dataset.plan));
    this.#show();
    this.#finish();
    this.#bringStates();
  }

  /** Where the reader has a plan, statements can be chosen by where it stands with them. */
  async #bringStates() {
    if (!document.documentElement.dataset.plan) return;
    try {
      const { watchStates } = await loadStates();
      watchStates(() => this.#showStates(), this.#ending.signal);
      await this.#showStates();
    } catch {
      // The list is whole without them.
      this.#offerStates(false);
      this.#show();
      this.#finish();
    }
  }

  /** What cannot be chosen is not chosen by an address either. @param {boolean} isOffered */
  #offerStates(isOffered) {
    const $select = /** @type {HTMLSelectElement} */ (this.$states.querySelector("select"));
    this.$states.hidden = !isOffered;
    if (!isOffered) $select.value = "";
  }

  async #showStates() {
    const { ownStates } = await loadStates();
    const statesOf = await ownStates(new URL(this.$form.dataset.planPage ?? "", location.href).href);
    if (this.#ending.signal.aborted) return;
    for (const { $row, values } of this.rows) {
      const anchor = $row.querySelector("a")?.hash.slice(1) ?? "";
      values.state = statesOf?.(anchor.replace("--", "/")) ?? [];
    }
    this.tally = this.#tallied();
    this.#offerStates(statesOf !== null);
    this.#show();
    this.#finish();
  }

  /** Let go of a list that has left the page, and may come back to it. */
  dispose() {
    if (this.#rest) this.#finish();
    this.#ending.abort();
    clearTimeout(this.#saying);
    this.$form.removeEventListener("change", this.choose);
    this.$clear.removeEventListener("click", this.clear);
  }

  #tallied() {
    return new Tally(this.rows, this.facets.map(({ name }) => name), ({ values }, facet) => values[facet]);
  }

  /** What is in sight. @returns {string} how many statements fit */
  #show() {
    const chosen = Object.fromEntries(this.facets.map(({ name, value }) => [name, value]));
    const { fitting, counts, totals } = (this.#counted = this.tally.count(chosen));
    for (const facet of this.facets) facet.numberChosen(counts[facet.name], totals[facet.name]);
    if (this.$order.value === this.#order) this.#place();
    else this.#arrange();
    this.#reveal(fitting);
    return this.#tell(fitting.length);
  }

  /** What nobody sees at once comes after the next picture: it takes as long as all the rest. */
  async #finishOncePainted() {
    const counted = this.#counted;
    await painted();
    if (counted !== this.#counted || this.#ending.signal.aborted) return;
    this.#finish();
  }

  #finish() {
    if (this.#rest) {
      this.#place();
      this.#reveal(this.#counted.fitting);
    }
    this.#number();
  }

  #number() {
    const { counts, totals } = this.#counted;
    for (const facet of this.facets) facet.number(counts[facet.name], totals[facet.name]);
  }

  #arrange() {
    this.#order = this.$order.value;
    this.$table.dataset.order = this.#order || "kind";
    // Out of the page first: what is moved within it is looked at row by row.
    for (const { $body } of this.parts) $body.remove();
    this.parts = [];
    this.#rest = this.arrangement.parts(this.#order);
    this.#place(IN_SIGHT);
  }

  /** Put so many more parts into the page, or all that are left. */
  #place(most = Number.POSITIVE_INFINITY) {
    const parts = [];
    while (this.#rest && parts.length < most) {
      const { value, done } = this.#rest.next();
      if (done) this.#rest = null;
      else parts.push(value);
    }
    this.$table.append(...parts.map(({ $body }) => $body));
    this.parts.push(...parts);
  }

  /** @param {readonly import("./rows.mjs").Row[]} fitting */
  #reveal(fitting) {
    const shown = new Set(fitting);
    /** @type {Map<string, number>} */
    const kinds = new Map();
    for (const { kind } of fitting) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    for (const part of this.parts) part.show(shown, kinds);
  }

  /** @param {number} count */
  #tell(count) {
    const { all = "", some = "", none = "" } = this.$form.dataset;
    const chosen = this.facets.map(({ label }) => label).filter(Boolean);
    const text = count === this.rows.length ? all : count === 0 ? none : some.replace("{shown}", shownNumber(count));
    write(this.$shown, text);
    write(this.$chosen, chosen.join(", "));
    /** @type {HTMLElement} */ (this.$chosen.parentElement).hidden = this.$clear.hidden = chosen.length === 0;
    return text;
  }

  /** Say it once choosing has paused. @param {string} text */
  #say(text) {
    clearTimeout(this.#saying);
    this.#saying = setTimeout(() => write(this.$status, text), PAUSE_MS);
  }
}

/** What says the same already stays untouched, so that nothing is laid out or read out again. @param {Element | null} $part @param {string} text */
function write($part, text) {
  if ($part && $part.textContent !== text) $part.textContent = text;
}
