// @ts-check
/** The rows of the list: what each is found by, as the page was built, and where it comes in each order. */

/** So many rows are laid out at once when they come into view, as in the page that was built. */
const TOGETHER = 50;
const LAST = Number.MAX_SAFE_INTEGER;

/**
 * @typedef {object} Row
 * @property {HTMLTableRowElement} $row
 * @property {string} kind
 * @property {Record<string, string[]>} values by facet
 * @property {number} place in the playbook
 * @property {number} week its first one; after all others where there is none
 */
/** Rows that are laid out together, with the heading of their kind where it begins. */
/** @typedef {{ $body: HTMLTableSectionElement, $head: HTMLTableRowElement | null, rows: Row[] }} Part */
/** @typedef {Map<string, HTMLTableRowElement>} Heads by kind */

const compareNames = new Intl.Collator("en", { numeric: true }).compare;
const nameOf = (/** @type {Row} */ { $row }) => $row.cells[0].firstElementChild?.textContent ?? "";

/** The built order, by kind, has headings and no name. @type {Record<string, (one: Row, other: Row) => number>} */
const ORDERS = {
  place: (one, other) => one.place - other.place,
  week: (one, other) => one.week - other.week || one.place - other.place,
  name: (one, other) => compareNames(nameOf(one), nameOf(other)) || one.place - other.place,
};

/** What the page was built with. @param {HTMLTableElement} $table @param {readonly string[]} facets @returns {Part[]} */
export function builtParts($table, facets) {
  const read = (/** @type {HTMLTableRowElement} */ $row) => {
    const { kind = "", place, week } = $row.dataset;
    const values = Object.fromEntries(facets.map((facet) => [facet, $row.dataset[facet]?.split(" ") ?? []]));
    return { $row, kind, values, place: Number(place), week: week ? Number.parseInt(week, 10) : LAST };
  };
  return [...$table.tBodies].map(($body) => {
    const $rows = [...$body.rows];
    const $head = $rows[0].dataset.heads ? $rows[0] : null;
    return { $body, $head, rows: ($head ? $rows.slice(1) : $rows).map(read) };
  });
}

/**
 * The same rows in another order, in parts that are not yet in the page.
 * @param {readonly Row[]} rows as the page was built
 * @param {Heads} heads
 * @param {string} order
 */
export function partsInOrder(rows, heads, order) {
  const compare = ORDERS[order];
  /** @type {Part[]} */
  const parts = [];
  let kind = "";
  for (const row of compare ? [...rows].sort(compare) : rows) {
    const $head = !compare && row.kind !== kind ? (heads.get(row.kind) ?? null) : null;
    kind = row.kind;
    if ($head || !parts.length || parts[parts.length - 1].rows.length === TOGETHER) parts.push(newPart($head));
    const { $body, rows: own } = parts[parts.length - 1];
    own.push(row);
    $body.append(row.$row);
  }
  return parts;
}

/** @param {HTMLTableRowElement | null} $head @returns {Part} */
function newPart($head) {
  const $body = document.createElement("tbody");
  if ($head) $body.append($head);
  return { $body, $head, rows: [] };
}
