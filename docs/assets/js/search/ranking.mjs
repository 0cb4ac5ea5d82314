// @ts-check
/** What weighs how much: where a word stands, what stands there, and what is named by all that was asked. */

/** @typedef {import("./finder.mjs").Entry} Entry */

/** Where words are found, and what each place weighs. */
export const FIELDS = { title: 6, names: 3, when: 5, alike: 2, says: 2.5, where: 0.4, prose: 0.7 };

/** A statement weighs more than what pages say beside; what is for editors is no answer to readers. */
const GROUPS = new Map(Object.entries({ pages: 0.6, contributing: 0.02 }));
const HEADING = 0.4;
/** A calculator that is named is what was meant; then comes what a word means, then what is called just that. */
const CALLED = new Map(Object.entries({ calculators: 1000, terms: 100 }));
const IS_CALLED = 3;

/**
 * What an entry weighs beside others.
 * @param {Entry} entry
 * @param {{ isCalled: boolean, isEditor?: boolean }} how whether it is called just what was asked, and who asks
 */
export function rank({ group, where }, { isCalled, isEditor }) {
  // A heading within a page is called many things, "Training" among them.
  if (group === "pages" && where) return HEADING;
  const weight = isEditor && group === "contributing" ? 1 : (GROUPS.get(group) ?? 1);
  return isCalled ? weight * (CALLED.get(group) ?? IS_CALLED) : weight;
}
