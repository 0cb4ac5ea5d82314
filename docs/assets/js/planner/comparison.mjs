// @ts-check
/** Scenarios side by side: the inputs in which they differ, and every figure, each asked anew. */
import { parseState } from "../calculator/address.mjs";

const NOT_YET = "…";
const NONE = "–";

/** @typedef {{ name: string, values: Record<string, import("../calculator/fields.mjs").Value>, request: string }} Column */

export class Comparison {
  #ending = new AbortController();
  /** What each link brought into each column. @type {Map<string, HTMLTableCellElement[]>} */
  #linked = new Map();

  /**
   * @param {HTMLElement} $place
   * @param {import("../calculator/form.mjs").CalculatorForm} form
   */
  constructor($place, form) {
    this.$place = $place;
    this.form = form;
    this.$table = /** @type {HTMLTableElement} */ ($place.querySelector("table"));
    form.signal.addEventListener("abort", () => this.close());
  }

  get isOpen() {
    return !this.$place.hidden;
  }

  close() {
    this.#ending.abort();
    this.$place.hidden = true;
  }

  /**
   * Show these beside what is entered now, and fill in the figures as they come.
   * @param {import("./scenario-storage.mjs").Scenario[]} scenarios
   * @returns {Promise<boolean>} true when all are there, false when a newer comparison has taken over
   */
  async show(scenarios) {
    this.#ending.abort();
    const { signal } = (this.#ending = new AbortController());
    const columns = [this.#now(), ...scenarios.map((scenario) => this.#column(scenario))];
    const $cells = this.#build(columns);
    this.$place.hidden = false;
    for (const [index, { request }] of columns.entries()) {
      const { client, name } = this.form;
      const answer = JSON.parse((await client.ask(name, request, { lane: "comparison" })) ?? "null");
      if (signal.aborted) return false;
      if (!answer?.ok) {
        const message = answer?.errors[0]?.message ?? "Live calculation is not available.";
        this.#fill($cells, index, {}, message);
        continue;
      }
      this.#showLinked(index, answer.linked ?? {});
      this.#fill($cells, index, answer.figures);
      const drawn = JSON.parse((await client.simulate(name, request, { onProgress: () => {}, signal })) ?? "null");
      if (signal.aborted) return false;
      this.#fill($cells, index, { ...answer.figures, ...drawn?.figures }, NONE);
    }
    return true;
  }

  /** @returns {Column} */
  #now() {
    return { name: "Entered now", values: this.form.fields.read(), request: this.form.entry.asked };
  }

  /** @param {import("./scenario-storage.mjs").Scenario} scenario @returns {Column} */
  #column({ name, state }) {
    const { entry } = this.form;
    const { values, linkSources } = entry.of(parseState(state));
    return { name, values, request: JSON.stringify(entry.request(values, linkSources)) };
  }

  /**
   * The table without figures.
   * @param {Column[]} columns
   * @returns {Map<string, HTMLTableCellElement[]>} the cells of each figure
   */
  #build(columns) {
    const { fields, figures: named } = this.form;
    const $head = this.$table.createTHead();
    const $body = this.$table.tBodies[0] ?? this.$table.createTBody();
    $head.replaceChildren(row("Result or input", columns.map(({ name }) => name), "col").$row);
    const figures = named.map(([name, label]) => {
      const { $row, $cells } = row(label, columns.map(() => NOT_YET));
      return { name, $row, $cells };
    });
    const differing = Object.keys(columns[0].values).filter((field) => {
      const [first, ...rest] = columns.map(({ values }) => fields.shown(field, values[field]));
      return rest.some((text) => text !== first);
    });
    const inputs = differing.map((field) =>
      row(fields.label(field), columns.map(({ values }) => fields.shown(field, values[field]))).$row,
    );
    this.#linked = new Map(this.form.linkedValues.fields.map((field) => {
      const { $row, $cells } = row(`${fields.label(field)}: taken`, columns.map(() => NOT_YET));
      $row.hidden = true;
      return [field, $cells];
    }));
    const linked = [...this.#linked.values()].map(([$cell]) => /** @type {HTMLElement} */ ($cell.parentElement));
    const $inputs = document.createElement("tbody");
    $inputs.append(...inputs, ...linked);
    while (this.$table.tBodies.length > 1) this.$table.tBodies[1].remove();
    $body.replaceChildren(...figures.map(({ $row }) => $row));
    this.$table.append($inputs);
    return new Map(figures.map(({ name, $cells }) => [name, $cells]));
  }

  /**
   * What a link brings is an input too, though it stands in another calculator.
   * @param {number} index
   * @param {Record<string, { text: string }>} linked
   */
  #showLinked(index, linked) {
    for (const [field, $cells] of this.#linked) {
      $cells[index].textContent = linked[field]?.text ?? NONE;
      const texts = $cells.slice(0, index + 1).map((cell) => cell.textContent);
      if (new Set(texts).size > 1) /** @type {HTMLElement} */ ($cells[0].parentElement).hidden = false;
    }
  }

  /**
   * @param {Map<string, HTMLTableCellElement[]>} $cells
   * @param {number} index
   * @param {Record<string, string>} figures
   * @param {string} [otherwise] for a figure that has none
   */
  #fill($cells, index, figures, otherwise = NOT_YET) {
    for (const [name, cells] of $cells) {
      cells[index].textContent = (figures[name] ?? otherwise) || NONE;
      // What none of them has is no result.
      /** @type {HTMLElement} */ (cells[index].parentElement).hidden = cells.every((cell) => cell.textContent === NONE);
    }
  }
}

/**
 * @param {string} head
 * @param {string[]} texts
 * @param {"row" | "col"} scope of the cells: headings of columns, or values
 */
function row(head, texts, scope = "row") {
  const $row = document.createElement("tr");
  const $head = document.createElement("th");
  $head.scope = scope;
  $head.textContent = head;
  const $cells = texts.map((text) => {
    const $cell = document.createElement(scope === "col" ? "th" : "td");
    if (scope === "col") $cell.scope = "col";
    $cell.textContent = text;
    return $cell;
  });
  $row.append($head, ...$cells);
  return { $row, $cells };
}
