// @ts-check
/** Rows that are laid out together, with the heading of their kind where it begins. */
import { shownNumber } from "./choices.mjs";

export class Part {
  /** How many of its rows are shown. */
  #length = -1;
  /** How many rows are, of the kind whose heading it has. */
  #ofKind = -1;
  #$count;

  /**
   * @param {HTMLTableSectionElement} $body
   * @param {HTMLTableRowElement | null} $head
   * @param {import("./rows.mjs").Row[]} rows
   */
  constructor($body, $head, rows) {
    this.$body = $body;
    this.$head = $head;
    this.rows = rows;
    this.#$count = $head?.querySelector("[data-count]") ?? null;
  }

  /**
   * Show those of its rows that fit.
   * @param {ReadonlySet<import("./rows.mjs").Row>} fitting
   * @param {ReadonlyMap<string, number>} kinds how many rows of each kind fit, wherever they stand
   */
  show(fitting, kinds) {
    let length = 0;
    for (const row of this.rows) {
      const isShown = fitting.has(row);
      if (row.isShown !== isShown) row.$row.hidden = !isShown;
      row.isShown = isShown;
      length += Number(isShown);
    }
    const ofKind = this.$head ? (kinds.get(this.rows[0].kind) ?? 0) : 0;
    if (ofKind !== this.#ofKind && this.$head && this.#$count) {
      this.$head.hidden = ofKind === 0;
      this.#$count.textContent = shownNumber(ofKind);
    }
    if (length !== this.#length || ofKind !== this.#ofKind) this.$body.hidden = length + ofKind === 0;
    // Its room while it is out of view.
    if (length !== this.#length) this.$body.style.setProperty("--rows", String(length));
    this.#length = length;
    this.#ofKind = ofKind;
  }
}
