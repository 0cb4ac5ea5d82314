// @ts-check
/**
 * Shows what a calculator answered, in the places that the page was built with. Every text is ready made; nothing is
 * computed or worded here.
 */

/**
 * @typedef {object} Answer
 * @property {Record<string, string>} figures
 * @property {Record<string, string[][]>} tables
 * @property {[text: string, strong: boolean][]} sentence
 * @property {string[]} notes
 */

/** What its random draws add, and the sentence that is the last word on the answer. @typedef {Answer} Draws */

export class Results {
  /** @type {HTMLElement[]} */
  #$places;
  /** What stood in each place when the page was built. @type {Map<HTMLElement, Node[]>} */
  #built;

  /** @param {HTMLFormElement} $form */
  constructor($form) {
    const $tables = /** @type {NodeListOf<HTMLTableElement>} */ ($form.querySelectorAll("table[data-table]"));
    this.$figures = /** @type {HTMLOutputElement[]} */ ([...$form.elements].filter(($it) => $it.tagName === "OUTPUT"));
    this.$answer = /** @type {HTMLElement | null} */ ($form.querySelector("[data-answer]"));
    this.$notes = /** @type {HTMLElement | null} */ ($form.querySelector("[data-notes]"));
    this.$bodies = new Map([...$tables].map(($table) => [$table.dataset.table ?? "", $table.tBodies[0]]));
    this.$drawnNotes = /** @type {HTMLElement | null} */ ($form.querySelector("[data-drawn-notes]"));
    const $places = [...this.$figures, this.$answer, this.$notes, this.$drawnNotes, ...this.$bodies.values()];
    this.#$places = $places.filter(($place) => $place !== null);
    this.#built = new Map(this.#$places.map(($place) => [$place, copies($place.childNodes)]));
    $form.addEventListener("click", unfold);
    // Said again after each recalculation; the figures say the same and stay silent.
    this.$answer?.setAttribute("aria-live", "polite");
    for (const $figure of this.$figures) $figure.setAttribute("aria-live", "off");
  }

  /** @param {Answer} answer */
  show({ figures, tables, sentence, notes }) {
    this.#showNumbers(figures, tables);
    this.#showSentence(sentence);
    // Where the draws give the answer, only theirs is said aloud.
    if (this.$answer?.hasAttribute("data-drawn-answer")) this.$answer.setAttribute("aria-busy", "true");
    showNotes(this.$notes, notes);
  }

  /** @param {Draws} draws */
  showDraws({ figures, tables, sentence, notes }) {
    this.#showNumbers(figures, tables);
    this.#showSentence(sentence);
    this.$answer?.removeAttribute("aria-busy");
    showNotes(this.$drawnNotes, notes);
  }

  /** Show again what the page was built with. */
  restore() {
    for (const [$place, nodes] of this.#built) $place.replaceChildren(...copies(nodes));
    for (const $figure of this.$figures) showIfSaid($figure);
    this.$answer?.removeAttribute("aria-busy");
    for (const $notes of [this.$notes, this.$drawnNotes]) if ($notes) $notes.hidden = $notes.childElementCount === 0;
  }

  /** @param {Answer["sentence"]} sentence */
  #showSentence(sentence) {
    if (!this.$answer || this.$answer.textContent === sentence.map(([text]) => text).join("")) return;
    this.$answer.replaceChildren(...sentence.map(([text, strong]) => (strong ? element("strong", text) : text)));
  }

  /**
   * @param {Record<string, string>} figures
   * @param {Record<string, string[][]>} tables
   */
  #showNumbers(figures, tables) {
    for (const $figure of this.$figures) {
      if (!($figure.name in figures)) continue;
      setText($figure, figures[$figure.name]);
      showIfSaid($figure);
    }
    for (const [name, $body] of this.$bodies) {
      if (name in tables) showRows($body, tables[name], this.#built.get($body)?.find(isRow));
    }
  }

  /** @param {boolean} busy */
  set busy(busy) {
    for (const $place of this.#$places) {
      if (busy) $place.setAttribute("aria-busy", "true");
      else $place.removeAttribute("aria-busy");
    }
  }
}

/** A figure without a text is none, and its name goes with it. @param {HTMLOutputElement} $figure */
function showIfSaid($figure) {
  const $row = /** @type {HTMLElement | null} */ ($figure.closest("[data-figure]"));
  if ($row) $row.hidden = $figure.textContent?.trim() === "";
}

/** A link to a folded table opens it. @param {Event} event */
function unfold({ target }) {
  const $link = target instanceof Element ? target.closest("a[href^='#']") : null;
  const $summary = document.getElementById($link?.getAttribute("href")?.slice(1) ?? "");
  if ($summary?.parentElement instanceof HTMLDetailsElement) $summary.parentElement.open = true;
}

/** @param {HTMLElement | null} $list @param {string[]} notes */
function showNotes($list, notes) {
  if (!$list || sameTexts($list.children, notes)) return;
  const tag = ["UL", "OL"].includes($list.tagName) ? "li" : "p";
  $list.replaceChildren(...notes.map((note) => element(tag, note)));
  $list.hidden = notes.length === 0;
}

/**
 * Fill a table's body. Cells whose text stays are left as built, with whatever link they hold.
 * @param {HTMLTableSectionElement} $body
 * @param {string[][]} rows
 * @param {HTMLTableRowElement} [$pattern] a row as built, to make new ones like it
 */
function showRows($body, rows, $pattern = rowLike($body)) {
  while ($body.rows.length > rows.length) $body.deleteRow(-1);
  for (const [index, texts] of rows.entries()) {
    const $row = $body.rows[index] ?? $body.appendChild($pattern.cloneNode(true));
    for (const [column, text] of texts.entries()) setText($row.cells[column], text);
  }
}

/**
 * A row for a table that was built without any: the first cell heads it, and numbers stand as under their heading.
 * @param {HTMLTableSectionElement} $body
 */
function rowLike($body) {
  const $row = document.createElement("tr");
  const $table = /** @type {HTMLTableElement} */ ($body.parentElement);
  for (const [column, $heading] of [...($table.tHead?.rows[0].cells ?? [])].entries()) {
    const $cell = document.createElement(column === 0 ? "th" : "td");
    if (column === 0) $cell.setAttribute("scope", "row");
    if ($heading.className) $cell.className = $heading.className;
    if (column > 0 && $table.classList.contains("pb-table--stack")) $cell.dataset.label = $heading.textContent ?? "";
    $row.append($cell);
  }
  return $row;
}

/** @param {Node} node @returns {node is HTMLTableRowElement} */
const isRow = (node) => node instanceof HTMLTableRowElement;

/**
 * A text that takes the place of another costs the page half of what a new node does.
 * @param {Element} $element
 * @param {string} text
 */
function setText($element, text) {
  if ($element.textContent?.trim() === text) return;
  const [$only, ...$others] = $element.childNodes;
  if ($only instanceof Text && $others.length === 0) $only.data = text;
  else $element.textContent = text;
}

/** @param {HTMLCollection} $elements @param {string[]} texts */
const sameTexts = ($elements, texts) =>
  $elements.length === texts.length && texts.every((text, index) => $elements[index].textContent === text);

/** @param {string} tag @param {string} text */
function element(tag, text) {
  const $element = document.createElement(tag);
  $element.textContent = text;
  return $element;
}

/** @param {Iterable<Node>} nodes */
const copies = (nodes) => [...nodes].map((node) => node.cloneNode(true));
