// @ts-check
/**
 * Finds what a reader asks for: all words, by their beginnings and stems; where one is nowhere written, its nearest; and
 * where all are, but never together, what has most of them.
 */
import { lineOf, ownLine, stretches } from "./excerpt.mjs";
import { nearestTo } from "./nearest.mjs";
import { parse, withoutEmpty } from "./query.mjs";
import { FIELDS, rank } from "./ranking.mjs";
import { Terms, weekTerm } from "./terms.mjs";
import { tally } from "../tally.mjs";

/**
 * @typedef {object} Entry one result, as `macros/outputs/search_entries.py` describes it
 * @property {string} location
 * @property {string} title
 * @property {string} group
 * @property {string[]} [names]
 * @property {string[]} [says]
 * @property {string} [where]
 * @property {string} [when]
 * @property {string} [vertical]
 * @property {string[]} [prose]
 * @property {string} [playbook] its id, where there are several
 */
/** @typedef {{ name: string, text: string }} Week */
/** @typedef {{ location: string, name: string, text: string, weeks: number[], each?: Week[], playbook?: string }} Place */
/** @typedef {{ ways: { location: string, title: string }[], places: Place[], entries: Entry[] }} Part what is found of one playbook */
/** @typedef {{ groups: Record<string, string>, alike: string[][] }} Words what is said of all of them */
/** @typedef {Words & (Part | { playbooks: Record<string, string>, shards: Record<string, [string, number]> })} SearchDocument of several, their titles, and each one's own file with its length */
/** @typedef {import("./excerpt.mjs").Stretch} Stretch */
/** @typedef {import("./terms.mjs").Text} Text */
/** @typedef {{ location: string, name: Stretch[], text: Stretch[], words: string, playbook?: string }} Hit its playbook by title, where it is not the reader's own */
/** @typedef {{ id: string, label: string, count: number, hits: Hit[] }} Group */
/**
 * @typedef {object} Answer
 * @property {Hit[]} places the weeks that were asked for
 * @property {Group[]} groups
 * @property {{ id: string, label: string, count: number }[]} kinds each group with its number of results, whichever is shown
 * @property {{ name: string, count: number }[]} verticals likewise
 * @property {{ id: string, label: string, count: number }[]} playbooks likewise; empty where there is one only
 * @property {number} total results in all groups
 * @property {string[]} nearest words that stand for one that is nowhere written, the one searched for first
 * @property {boolean} isPartial whether no result for readers has all words
 */
/** @typedef {{ group?: string, vertical?: string, playbook?: string, here?: string, isEditor?: boolean, isWhole?: boolean }} Choice `here` is the playbook of the page */
/** @typedef {{ entry: Entry, score: number, terms: ReadonlySet<string>, isCalled: boolean }} Ranked */

/** How long entries are read before anything else has its turn. */
const AT_ONCE_MS = 8;
/** Results of a group that are shown beside other groups. */
const SHOWN = 6;
/** Nobody reads further. */
const MOST = 100;
/** How much the beginning of a word weighs beside the whole. */
const WEIGHTS = { fuzzy: 0, prefix: 0.3 };
const EXACT_FORM = 0.3;

/** How much more what stands in the reader's own playbook weighs than the same in another. */
const NEAR = 1.5;

/** What no term holds: what is indexed has been read already. */
const BETWEEN = "\n";

export class Finder {
  /** What has been read. */
  #entries = /** @type {Entry[]} */ ([]);
  #places = /** @type {Place[]} */ ([]);
  #weeks = new Set();
  #alike;
  /** @type {Map<string, number>} */
  #written = new Map();
  /** Each entry's own words as stems, for phrases. @type {string[]} */
  #lines = [];
  /** All that each entry is called, likewise. @type {string[][]} */
  #called = [];
  #stems = new Set();

  /**
   * @param {{ MiniSearch: any, stemmer: (word: string) => string }} engine
   * @param {Words & { playbooks?: Record<string, string> }} document
   */
  constructor({ MiniSearch, stemmer }, { groups, alike, playbooks = {} }) {
    this.groups = groups;
    this.playbooks = playbooks;
    this.terms = new Terms(stemmer);
    this.#alike = alike.map((names) => names.map((name) => this.terms.read(name)));
    this.index = new MiniSearch({
      fields: Object.keys(FIELDS),
      tokenize: (/** @type {string} */ terms) => terms.split(BETWEEN),
      processTerm: (/** @type {string} */ term) => term,
    });
  }

  /** Read all entries of one playbook, a few at a time, so that typing goes on. @param {Part} part */
  async read({ places, entries }) {
    this.#places.push(...places);
    for (const { weeks } of places) for (const week of weeks) this.#weeks.add(week);
    let begun = performance.now();
    for (const entry of entries) {
      this.#add(this.#entries.push(entry) - 1, entry);
      if (performance.now() - begun < AT_ONCE_MS) continue;
      await new Promise((next) => setTimeout(next));
      begun = performance.now();
    }
  }

  /** @param {number} id @param {Entry} entry */
  #add(id, { title, group, names = [], says = [], prose = [], where = "", when = "" }) {
    const read = (/** @type {string} */ text) => this.terms.read(text);
    const called = [title, ...names].map(read);
    const texts = [...called, ...says.map(read), ...prose.map(read)];
    // What is called one way is found by the other.
    const others = (/** @type {Text[]} */ within, /** @type {(text: Text, name: Text) => boolean} */ has) =>
      this.#alike.filter((set) => set.some((name) => within.some((text) => has(text, name)))).flat();
    const includes = (/** @type {Text} */ { line }, /** @type {Text} */ name) => line.includes(name.line);
    const alsoNamed = others(called, includes);
    this.index.add({
      id,
      title: joined(called.slice(0, 1)),
      names: joined([...called.slice(1), ...alsoNamed]),
      alike: joined(others(texts, includes)),
      when: joined([read(when)]),
      where: joined([read(where)]),
      says: joined(texts.slice(called.length, called.length + says.length)),
      prose: joined(texts.slice(called.length + says.length)),
    });
    this.#lines[id] = texts.map(({ line }) => line).join("|");
    const meant = others(called, ({ line }, name) => line === name.line);
    this.#called[id] = [...called, ...meant].map(({ words }) => this.terms.stems(withoutEmpty(words)).join(" "));
    const weight = Number(group !== "contributing");
    for (const { words } of texts) {
      for (const word of words) {
        this.#written.set(word, (this.#written.get(word) ?? 0) + weight);
        this.#stems.add(this.terms.stem(word));
      }
    }
    for (const { words } of alsoNamed) for (const word of words) this.#stems.add(this.terms.stem(word));
  }

  /**
   * @param {string} typed
   * @param {Choice} choice
   * @returns {Answer}
   */
  find(typed, choice) {
    const query = parse(typed, this.#weeks);
    const { words, nearest } = this.#withNearest(query.words);
    const asked = { ...query, words };
    let ranked = this.#ranked(asked, "AND", choice);
    // Whoever reads the playbook is better served by some of the words in it than by all in a page for editors.
    const isForReader = (/** @type {Ranked} */ { entry }) => choice.isEditor || entry.group !== "contributing";
    const isPartial = !ranked.some(isForReader) && words.length + Number(query.weeks.length > 0) > 1;
    if (isPartial) {
      const some = this.#ranked(asked, "OR", choice);
      if (ranked.length === 0 || some.some(isForReader)) ranked = some;
    }
    const isNarrower = query.words.length > 0;
    const places = nearest.length || choice.group || choice.vertical ? [] : this.#placesOf(query.weeks, isNarrower, choice);
    return { places, ...this.#grouped(ranked, choice, asked), nearest, isPartial: isPartial && ranked.length > 0 };
  }

  /** The words with the nearest in place of one that is nowhere written. @param {string[]} words */
  #withNearest(words) {
    /** @type {string[]} */
    let nearest = [];
    const known = words.map((word) => {
      if (this.#isWritten(word)) return word;
      const [best, ...others] = nearestTo(word, this.#written);
      if (best) nearest = [best, ...others];
      return best ?? word;
    });
    return { words: known, nearest };
  }

  /** Whether a word, what shares its stem or what it begins is written anywhere. @param {string} word */
  #isWritten(word) {
    if (this.#stems.has(this.terms.stem(word)) || this.#written.has(word)) return true;
    for (const other of this.#written.keys()) if (other.startsWith(word)) return true;
    return false;
  }

  /**
   * @param {import("./query.mjs").Query} query
   * @param {"AND" | "OR"} combineWith
   * @param {Choice} choice
   * @returns {Ranked[]}
   */
  #ranked(query, combineWith, choice) {
    const { words, weeks, phrases } = query;
    const exact = { prefix: false };
    const byWeek = weeks.length ? [{ ...exact, combineWith: "OR", queries: weeks.map(weekTerm) }] : [];
    const byWord = words.map((word) => ({ combineWith: "OR", queries: this.#forms(word) }));
    if (byWeek.length + byWord.length === 0) return [];
    // Where only weeks are asked for, what merely stands in them is no answer.
    const fields = Object.keys(FIELDS).filter((name) => words.length || name !== "where");
    /** @type {{ id: number, score: number, match: Record<string, string[]> }[]} */
    const results = this.index.search(
      { combineWith, queries: [...byWeek, ...byWord] },
      {
        fields,
        boost: FIELDS,
        weights: WEIGHTS,
        bm25: { k: 1.2, b: 0.5, d: 0.5 },
        tokenize: (/** @type {string} */ term) => [term],
        // The very form that was typed counts a little beside the word's stem.
        boostTerm: (/** @type {string} */ term) => (this.terms.stem(term) === term ? 1 : EXACT_FORM),
      },
    );
    const wanted = phrases.map((phrase) => this.terms.read(phrase).line).filter((line) => line.trim());
    return results
      .filter(({ id }) => wanted.every((phrase) => this.#lines[id].includes(phrase)))
      .map(({ id, score, match }) => {
        const entry = this.#entries[id];
        const isCalled = words.length > 0 && this.#called[id].includes(this.terms.stems(words).join(" "));
        const isNear = entry.playbook !== undefined && entry.playbook === choice.here;
        const weight = rank(entry, { isCalled, isEditor: choice.isEditor }) * (isNear ? NEAR : 1);
        return { entry, score: score * weight, terms: new Set(Object.keys(match)), isCalled };
      })
      .sort((one, other) => other.score - one.score);
  }

  /** @param {string} word */
  #forms(word) {
    const [written, stem = written] = this.terms.forms(word);
    // A short word that is written as it is, `POS`, is seldom the beginning of another.
    const isWhole = word.length < 4 && (this.#written.has(word) || this.#stems.has(stem));
    const isPrefix = { prefix: word.length > 1 && !isWhole && !/\d/.test(word) };
    return stem === written
      ? [{ ...isPrefix, queries: [written] }]
      : [{ ...isPrefix, queries: [written] }, { prefix: false, queries: [stem] }];
  }

  /** The places of the plan that the weeks are in: what has just this range, else the block of each. @param {number[]} weeks @param {boolean} isNarrower @param {Choice} choice */
  #placesOf(weeks, isNarrower, { playbook, here }) {
    if (weeks.length === 0 || isNarrower) return [];
    const meant = playbook || here;
    const all = this.#places.filter((place) => !place.playbook || place.playbook === meant);
    const same = (/** @type {Place} */ { weeks: own }) => own.length === weeks.length && own.every((week, index) => week === weeks[index]);
    const exact = all.find(same);
    if (exact && weeks.length > 1) return [this.#place(exact, exact, weeks)];
    const blocks = all.filter((place) => place.each && place.weeks.some((week) => weeks.includes(week)));
    const [only] = weeks;
    return blocks
      .slice(0, SHOWN)
      .map((place) => this.#place(place, (weeks.length === 1 && place.each?.[place.weeks.indexOf(only)]) || place, weeks));
  }

  /** @param {Place} place @param {Week} week @param {number[]} weeks @returns {Hit} */
  #place({ location }, { name, text }, weeks) {
    const found = { terms: new Set(), weeks: new Set(weeks), forms: () => [] };
    return { location, name: stretches(name, found), text: [{ text, isFound: false }], words: "" };
  }

  /**
   * @param {Ranked[]} ranked
   * @param {Choice} choice
   * @param {import("./query.mjs").Query} query
   */
  #grouped(ranked, choice, query) {
    const { group = "", vertical = "", playbook = "", isEditor, isWhole } = choice;
    const { fitting, counts } = tally(ranked, { group, vertical, playbook }, ({ entry }, facet) => {
      const value = entry[/** @type {"group" | "vertical" | "playbook"} */ (facet)];
      return value ? [value] : [];
    });
    const fixed = Object.keys(this.groups);
    // Weeks weigh alike wherever they stand: there, the groups keep their order.
    const order = query.words.length > 0 ? [...new Set(fitting.map(({ entry }) => entry.group))] : fixed;
    // Who reads does not look for how the site is made.
    if (!isEditor) order.sort((one, other) => Number(one === "contributing") - Number(other === "contributing"));
    const inGroup = (/** @type {string} */ id) => fitting.filter(({ entry }) => entry.group === id);
    return {
      groups: order
        .filter((id) => inGroup(id).length > 0)
        .map((id) => ({
          id,
          label: this.groups[id],
          count: inGroup(id).length,
          hits: inGroup(id)
            .slice(0, group || isWhole ? MOST : SHOWN)
            .map((it) => this.#hit(it, query, choice)),
        })),
      kinds: fixed
        .filter((id) => counts.group.has(id))
        .map((id) => ({ id, label: this.groups[id], count: counts.group.get(id) ?? 0 })),
      verticals: [...counts.vertical].map(([name, count]) => ({ name, count })).sort(byName),
      playbooks: Object.entries(this.playbooks)
        .filter(([id]) => counts.playbook.has(id))
        .map(([id, label]) => ({ id, label, count: counts.playbook.get(id) ?? 0 })),
      total: fitting.length,
    };
  }

  /** @param {Ranked} ranked @param {import("./query.mjs").Query} query @param {Choice} choice @returns {Hit} */
  #hit({ entry, terms, isCalled }, { weeks, words }, { here }) {
    const found = { terms, weeks: new Set(weeks), forms: (/** @type {string} */ word) => this.terms.forms(word) };
    const isMeant = (/** @type {string} */ word) => terms.has(word) || this.terms.forms(word).some((form) => terms.has(form));
    return {
      location: entry.location,
      name: stretches(entry.title, found),
      text: stretches(isCalled ? ownLine(entry) : lineOf(entry, found), found),
      words: words.filter(isMeant).join(" "),
      playbook: entry.playbook && entry.playbook !== here ? this.playbooks[entry.playbook] : undefined,
    };
  }
}

/** @param {{ name: string }} one @param {{ name: string }} other */
const byName = ({ name: one }, { name: other }) => (one < other ? -1 : Number(one > other));

/** @param {Text[]} texts */
const joined = (texts) => texts.flatMap(({ terms }) => terms).join(BETWEEN);
