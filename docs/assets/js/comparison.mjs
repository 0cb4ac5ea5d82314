// @ts-check
/** Sets two variants of the plan beside each other, of the rows that the page has of each; the address names them. */

import { isAsBuilt } from "./chosen-in-address.mjs";

/** @typedef {{ base: Element, own: Element, place: number, vertical: string }} Shared a row about the base plan's own */

const BASE = "base";
/** Between two verticals in a variant's key. */
const AND = "_";

export class Comparison {
  /** @param {HTMLFormElement} $form */
  constructor($form) {
    this.$form = $form;
    const chosen = new URLSearchParams(location.search);
    const [$a, $b] = /** @type {HTMLSelectElement[]} */ ([...$form.querySelectorAll("select")]);
    const [a, b] = [offered($a, chosen.get("a")), offered($b, chosen.get("b"))];
    if (a === null && b === null) return;
    const sides = [a ?? BASE, b ?? BASE];
    // Who chose before this script was there goes on from that.
    [$a, $b].forEach(($select, side) => isAsBuilt($select) && ($select.value = sides[side]));
    if (sides[0] !== sides[1]) this.#show($a, sides);
  }

  /** Nothing outside the page is held. */
  dispose() {}

  /** @param {HTMLSelectElement} $offers @param {string[]} sides */
  #show($offers, sides) {
    const names = sides.map((side) => [...$offers.options].find(({ value }) => value === side)?.text ?? "");
    const [one, other] = sides.map((side) => new Variant(side));
    const title = (this.$form.dataset.title ?? "").replace("{a}", () => names[0]).replace("{b}", () => names[1]);
    this.#lanes([one, other]);
    for (const key of [`${one.key}${AND}${other.key}`, `${other.key}${AND}${one.key}`]) {
      document.querySelector(`[data-both="${key}"]`)?.removeAttribute("hidden");
    }
    const $section = /** @type {HTMLElement} */ (document.querySelector("[data-versus]"));
    const $all = /** @type {HTMLElement[]} */ ([...$section.querySelectorAll("[data-items]")]);
    const $pair = /** @type {HTMLElement} */ ($all[0].cloneNode(true));
    for (const $one of $all) $one.remove();
    // Words before the mark that leads to the heading.
    for (const $heading of [$pair.querySelector("h3"), document.querySelector("h1")]) {
      if ($heading?.firstChild) $heading.firstChild.nodeValue = title;
    }
    document.title = title + document.title.slice(Math.max(0, document.title.indexOf(" - ")));
    const $table = /** @type {HTMLTableElement} */ ($pair.querySelector("table"));
    for (const $body of [...$table.tBodies]) $body.remove();
    [...$table.querySelectorAll("thead th")].forEach(($head, side) => ($head.textContent = names[side]));
    for (const name of new Set([...one.groups.keys(), ...other.groups.keys()])) {
      const $body = this.#group(name, one, other);
      if ($body.rows.length > 1) $table.append($body);
    }
    $section.append($pair);
  }

  /** @param {Variant[]} variants */
  #lanes(variants) {
    const chosen = variants.flatMap((variant) => variant.verticals);
    for (const $lane of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-lane]"))) {
      $lane.hidden = !chosen.includes($lane.dataset.lane ?? "");
    }
    for (const vertical of chosen) {
      const $lane = document.querySelector(`[data-lane="${vertical}"]`);
      $lane?.parentElement?.append($lane);
      for (const $run of /** @type {NodeListOf<HTMLElement>} */ ($lane?.querySelectorAll("[data-item]") ?? [])) {
        // Of two together the word of one holds.
        $run.hidden = variants.some((variant) => variant.isOverruled($run.dataset.item ?? "", vertical));
      }
    }
  }

  /** @param {string} name @param {Variant} one @param {Variant} other */
  #group(name, one, other) {
    const $like = /** @type {HTMLTableSectionElement} */ (one.groups.get(name) ?? other.groups.get(name));
    const $body = /** @type {HTMLTableSectionElement} */ ($like.cloneNode(false));
    $body.hidden = false;
    $body.append($like.rows[0].cloneNode(true));
    if ("shared" in $like.dataset) this.#sharedRows($body, one, other);
    else ownRows($body, [one, other], name, /** @type {Element} */ ($like.rows[1].cells[0]));
    return $body;
  }

  /** @param {HTMLTableSectionElement} $body @param {Variant} one @param {Variant} other */
  #sharedRows($body, one, other) {
    const rows = new Map([...other.shared, ...one.shared]);
    for (const [item, row] of [...rows].sort(([, left], [, right]) => left.place - right.place)) {
      const cells = [one, other].map((variant) => (variant.shared.get(item)?.own ?? row.base).cloneNode(true));
      const [$left, $right] = /** @type {HTMLTableCellElement[]} */ (cells);
      const $row = $body.insertRow();
      $row.append($left);
      if ($left.innerHTML === $right.innerHTML) {
        $left.colSpan = 2;
        $left.append(Object.assign(document.createElement("small"), { textContent: this.$form.dataset.same }));
      } else {
        $row.append($right);
      }
    }
  }
}

/** One side: the rows of its verticals against the base plan, and where one wins over the other, of both. */
class Variant {
  /** @param {string} key */
  constructor(key) {
    this.key = key;
    this.verticals = key === BASE ? [] : key.split(AND);
    /** @type {Map<string, HTMLTableSectionElement>} */
    this.groups = new Map();
    /** @type {Map<string, Shared>} */
    this.shared = new Map();
    /** @type {Map<string, Element[]>} */
    this.owned = new Map();
    for (const vertical of this.verticals) this.#take(vertical);
    const $together = /** @type {HTMLTemplateElement | null} */ (document.querySelector(`[data-together="${key}"]`));
    for (const $row of $together?.content.querySelectorAll("tr") ?? []) this.#share($row);
  }

  /** What its verticals state of their own under one label. @param {string} name */
  own(name) {
    return this.owned.get(name) ?? [];
  }

  /** Whether what a vertical says of an item does not hold here. @param {string} item @param {string} vertical */
  isOverruled(item, vertical) {
    const holding = this.shared.get(item)?.vertical;
    return this.verticals.includes(vertical) && holding !== undefined && holding !== vertical;
  }

  /** @param {string} vertical */
  #take(vertical) {
    const $table = /** @type {HTMLTableElement} */ (document.querySelector(`[data-items="${vertical}"] table`));
    for (const $body of $table.tBodies) {
      const name = $body.dataset.group ?? "";
      if (!this.groups.has(name)) this.groups.set(name, $body);
      const $rows = [...$body.rows].slice(1);
      if ("shared" in $body.dataset) $rows.forEach(($row) => this.#share($row));
      else this.owned.set(name, [...this.own(name), ...$rows.map(($row) => /** @type {Element} */ ($row.lastElementChild))]);
    }
  }

  /** @param {HTMLTableRowElement} $row */
  #share($row) {
    const { item = "", place, vertical = "", dropped } = $row.dataset;
    if (dropped !== undefined) this.shared.delete(item);
    else this.shared.set(item, { base: $row.cells[0], own: $row.cells[1], place: Number(place), vertical });
  }
}

/** Rows of two lists that nothing pairs, in their order. @param {HTMLTableSectionElement} $body @param {Variant[]} variants @param {string} name @param {Element} $none */
function ownRows($body, variants, name, $none) {
  const lists = variants.map((variant) => variant.own(name));
  const count = Math.max(...lists.map((list) => list.length));
  for (let index = 0; index < count; index++) {
    const $row = $body.insertRow();
    lists.forEach((list, side) => {
      // That there is none has words for the base plan, and stands at the head.
      const isBase = index === 0 && variants[side].verticals.length === 0;
      $row.append((list[index] ?? $none).cloneNode(index < list.length || isBase));
    });
  }
}

/** A value that is offered; null for any other. @param {HTMLSelectElement} $select @param {string | null} value */
function offered($select, value) {
  // Two verticals may be named in either order.
  const turned = value?.split(AND).reverse().join(AND);
  const values = [...$select.options].map((option) => option.value);
  return values.find((known) => known === value) ?? values.find((known) => known === turned) ?? null;
}
