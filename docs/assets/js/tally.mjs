// @ts-check
/** Counts what can be chosen by several facets at once: each choice's number follows the choices of the other facets. */

/**
 * @template Item
 * @param {Iterable<Item>} items
 * @param {Record<string, string>} chosen one value for each facet; the empty one is any
 * @param {(item: Item, facet: string) => readonly string[]} valuesOf
 * @returns {{ fitting: Item[], counts: Record<string, Map<string, number>>, totals: Record<string, number> }} what fits
 *   every choice, and by facet what would fit with each of its values chosen instead, and with none
 */
export function tally(items, chosen, valuesOf) {
  const facets = Object.keys(chosen);
  const counts = Object.fromEntries(facets.map((facet) => [facet, /** @type {Map<string, number>} */ (new Map())]));
  const totals = Object.fromEntries(facets.map((facet) => [facet, 0]));
  /** @type {Item[]} */
  const fitting = [];
  for (const item of items) {
    const missed = facets.filter((facet) => chosen[facet] && !valuesOf(item, facet).includes(chosen[facet]));
    if (missed.length > 1) continue;
    if (missed.length === 0) fitting.push(item);
    // What misses one choice counts where another one could be made.
    for (const facet of missed.length ? missed : facets) {
      totals[facet] += 1;
      for (const value of valuesOf(item, facet)) counts[facet].set(value, (counts[facet].get(value) ?? 0) + 1);
    }
  }
  return { fitting, counts, totals };
}
