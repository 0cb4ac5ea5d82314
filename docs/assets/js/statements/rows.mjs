// @ts-check
/** The rows of the list: what each is found by, as the page was built, and where it comes in each order. */
import { Part } from "./part.mjs";

/** So many rows are laid out at once when they come into view, as in the page that was built. */
const TOGETHER = 16;
const LAST = Number.MAX_SAFE_INTEGER;

/**
 * @typedef {object} Row
 * @property {HTMLTableRowElement} $row
 * @property {boolean} isShown
 * @property {string} kind
 * @property {Record<string, string[]>} values by facet
 * @property {number} place in the playbook
 * @property {number} week its first one; after all others where there is none
 */
/** @typedef {Map<string, HTMLTableRowElement>} Heads by kind */

const compareNames = new Intl.Collator("en", { numeric: true }).compare;
const nameOf = (/** @type {Row} */ { $row }) => $row.cells[0].firstElementChild?.textContent ?? "";

/** The built order, by kind, has headings and no name. @type {Record<string, (rows: readonly Row[]) => Row[]>} */
const ORDERS = {
  place: (rows) => [...rows].sort((one, other) => one.place - other.place),
  week: (rows) => [...rows].sort((one, other) => one.week - other.week || one.place - other.place),
  name: (rows) => {
    const named = rows.map((row) => ({ row, name: nameOf(row) }));
    return named.sort((one, other) => compareNames(one.name, other.name) || one.row.place - other.row.place).map(({ row }) => row);
  },
};

/** What the page was built with. @param {HTMLTableElement} $table @param {readonly string[]} facets @returns {Part[]} */
export function builtParts($table, facets) {
  const read = (/** @type {HTMLTableRowElement} */ $row) => {
    const { kind = "", place, week } = $row.dataset;
    const values = Object.fromEntries(facets.map((facet) => [facet, $row.dataset[facet]?.split(" ") ?? []]));
    return { $row, isShown: !$row.hidden, kind, values, place: Number(place), week: week ? Number.parseInt(week, 10) : LAST };
  };
  return [...$table.tBodies].map(($body) => {
    const $rows = [...$body.rows];
    const $head = $rows[0].dataset.heads ? $rows[0] : null;
    return new Part($body, $head, ($head ? $rows.slice(1) : $rows).map(read));
  });
}

export class Arrangement {
  /** Rows that were put in order once. @type {Map<string, readonly Row[]>} */
  #sorted = new Map();

  /** @param {readonly Row[]} rows as the page was built @param {Heads} heads */
  constructor(rows, heads) {
    this.rows = rows;
    this.heads = heads;
  }

  /**
   * The same rows in another order, part by part, each not yet in the page.
   * @param {string} order
   * @returns {Generator<Part, void>}
   */
  *parts(order) {
    /** @type {Part | null} */
    let part = null;
    let kind = "";
    for (const row of this.#inOrder(order)) {
      const $head = !ORDERS[order] && row.kind !== kind ? (this.heads.get(row.kind) ?? null) : null;
      kind = row.kind;
      if (part && ($head || part.rows.length === TOGETHER)) {
        yield part;
        part = null;
      }
      part ??= newPart($head);
      part.rows.push(row);
      part.$body.append(row.$row);
    }
    if (part) yield part;
  }

  /** @param {string} order */
  #inOrder(order) {
    const sorted = this.#sorted.get(order) ?? ORDERS[order]?.(this.rows) ?? this.rows;
    this.#sorted.set(order, sorted);
    return sorted;
  }
}

/** @param {HTMLTableRowElement | null} $head @returns {Part} */
function newPart($head) {
  const $body = document.createElement("tbody");
  if ($head) $body.append($head);
  return new Part($body, $head, []);
}
