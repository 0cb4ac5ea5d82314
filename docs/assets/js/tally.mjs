// @ts-check
/** Counts what can be chosen by several facets at once: each choice's number follows the choices of the other facets. */

/**
 * @template Item
 * @typedef {object} Tallied
 * @property {Item[]} fitting what fits every choice
 * @property {Record<string, Map<string, number>>} counts by facet, what would fit with each of its values chosen instead
 * @property {Record<string, number>} totals by facet, what would fit with none of its values chosen
 */

/**
 * @template Item
 * @param {readonly Item[]} items
 * @param {Record<string, string>} chosen one value for each facet; the empty one is any
 * @param {(item: Item, facet: string) => readonly string[]} valuesOf
 * @returns {Tallied<Item>}
 */
export const tally = (items, chosen, valuesOf) => new Tally(items, Object.keys(chosen), valuesOf).count(chosen);

/**
 * The same for items that are counted again and again: their values are read once.
 * @template Item
 */
export class Tally {
  /** @type {Map<string, Facet>} */
  #facets;

  /**
   * @param {readonly Item[]} items
   * @param {readonly string[]} facets
   * @param {(item: Item, facet: string) => readonly string[]} valuesOf
   */
  constructor(items, facets, valuesOf) {
    this.items = items;
    this.#facets = new Map(facets.map((name) => [name, new Facet(items.map((item) => valuesOf(item, name)))]));
  }

  /** @param {Record<string, string>} chosen one value for each facet; the empty one is any @returns {Tallied<Item>} */
  count(chosen) {
    // How many choices an item misses, and which of them last.
    const missed = new Uint8Array(this.items.length);
    const last = new Uint8Array(this.items.length);
    const facets = [...this.#facets];
    for (const [index, [name, facet]] of facets.entries()) {
      if (chosen[name]) facet.miss(chosen[name], missed, last, index);
    }
    // What misses one choice counts where another one could be made.
    const counted = facets.map(([name, facet], index) => /** @type {const} */ ([name, facet.count(missed, last, index)]));
    return {
      fitting: this.items.filter((_, item) => missed[item] === 0),
      counts: Object.fromEntries(counted.map(([name, { counts }]) => [name, counts])),
      totals: Object.fromEntries(counted.map(([name, { total }]) => [name, total])),
    };
  }
}

/** The values of all items in one facet, as numbers in one row: to compare texts for each count would take longer. */
class Facet {
  /** @type {Map<string, number>} */
  #numbers = new Map();
  #held;
  /** Where each item's values end; they begin where the ones before end. */
  #ends;

  /** @param {(readonly string[])[]} values by item */
  constructor(values) {
    /** @type {number[]} */
    const held = [];
    this.#ends = Uint32Array.from(values, (own) => held.push(...own.map((value) => this.#number(value))));
    this.#held = Uint32Array.from(held);
  }

  /** @param {string} value */
  #number(value) {
    const number = this.#numbers.get(value) ?? this.#numbers.size;
    this.#numbers.set(value, number);
    return number;
  }

  /**
   * Note which items a choice leaves out.
   * @param {string} chosen
   * @param {Uint8Array} missed
   * @param {Uint8Array} last
   * @param {number} index of this facet
   */
  miss(chosen, missed, last, index) {
    const [held, ends, number] = [this.#held, this.#ends, this.#numbers.get(chosen)];
    for (let item = 0, at = 0; item < ends.length; item++) {
      let has = 0;
      for (const end = ends[item]; at < end; at++) has |= Number(held[at] === number);
      if (has) continue;
      missed[item]++;
      last[item] = index;
    }
  }

  /**
   * @param {Uint8Array} missed
   * @param {Uint8Array} last
   * @param {number} index of this facet
   * @returns {{ counts: Map<string, number>, total: number }} of the items that miss no other choice
   */
  count(missed, last, index) {
    const [held, ends, counts] = [this.#held, this.#ends, new Uint32Array(this.#numbers.size)];
    let total = 0;
    for (let item = 0, at = 0; item < ends.length; item++) {
      const counted = Number(missed[item] === 0 || (missed[item] === 1 && last[item] === index));
      total += counted;
      for (const end = ends[item]; at < end; at++) counts[held[at]] += counted;
    }
    const found = [...this.#numbers].map(([value, number]) => /** @type {const} */ ([value, counts[number]]));
    return { counts: new Map(found.filter(([, count]) => count > 0)), total };
  }
}
