// @ts-check
/**
 * Shows what a calculator answered, in the places that the page was built with. Every text is ready made; nothing is
 * computed or worded here. What stands in a closed view or below a closed heading is written when it is opened.
 */

/** What a row is about, and the hue of its phase. @typedef {[kind: string, hue: string]} RowKind */
/**
 * @typedef {object} Answer
 * @property {Record<string, string>} figures
 * @property {Record<string, string[][]>} tables
 * @property {Record<string, RowKind[]>} [row_kinds]
 * @property {[text: string, strong: boolean][]} sentence
 * @property {string[]} notes
 */

/** What its random draws add, and the sentence that is the last word on the answer. @typedef {Answer} Draws */

const CLOSED = "[data-view][hidden], details:not([open])";

export class Results {
  /** @type {HTMLElement[]} */
  #$places;
  /** What stood in each place when the page was built. @type {Map<HTMLElement, Node[]>} */
  #built;
  /** What closed places are to show once they are opened. @type {Map<HTMLElement, () => void>} */
  #waiting = new Map();

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
    $form.addEventListener("click", (event) => this.#unfold(event));
    // What is opened in another way than by its heading tells of it a little later, and as no ancestor hears.
    $form.addEventListener("toggle", () => this.reveal(), { capture: true });
    // What is said aloud waits for the end of typing; elements of this name would speak at once.
    for (const $figure of this.$figures) $figure.setAttribute("aria-live", "off");
  }

  /** The answer in words. */
  get sentence() {
    return this.$answer?.textContent?.trim() ?? "";
  }

  /** Whether the draws give the answer, and what stands there before is not the last word. */
  get isDrawn() {
    return this.$answer?.hasAttribute("data-drawn-answer") ?? false;
  }

  /** @param {Answer} answer @param {boolean} isAnew whether another one was on the page */
  show({ figures, tables, row_kinds: kinds = {}, sentence, notes }, isAnew) {
    this.#showNumbers(figures, tables, kinds);
    // The same answer's draws will say again what stands here.
    if (isAnew || !this.isDrawn) this.#showSentence(sentence);
    if (isAnew && this.isDrawn) this.$answer?.setAttribute("aria-busy", "true");
    this.#showNotes(this.$notes, notes);
  }

  /** @param {Draws} draws */
  showDraws({ figures, tables, sentence, notes }) {
    this.#showNumbers(figures, tables, {});
    this.#showSentence(sentence);
    this.$answer?.removeAttribute("aria-busy");
    this.#showNotes(this.$drawnNotes, notes);
  }

  /** Write what has waited for its place to be opened. */
  reveal() {
    for (const [$place, write] of this.#waiting) {
      if ($place.closest(CLOSED)) continue;
      this.#waiting.delete($place);
      write();
    }
  }

  /** Show again what the page was built with. */
  restore() {
    this.#waiting.clear();
    for (const [$place, nodes] of this.#built) $place.replaceChildren(...copies(nodes));
    for (const $figure of this.$figures) showIfSaid($figure);
    this.$answer?.removeAttribute("aria-busy");
    for (const $notes of [this.$notes, this.$drawnNotes]) if ($notes) $notes.hidden = $notes.childElementCount === 0;
  }

  /** @param {boolean} busy */
  set busy(busy) {
    for (const $place of this.#$places) {
      const isBusy = busy && !$place.closest(CLOSED);
      // What is so already is left alone: a picture between two keys would keep the answer waiting.
      if (isBusy === $place.hasAttribute("aria-busy")) continue;
      if (isBusy) $place.setAttribute("aria-busy", "true");
      else $place.removeAttribute("aria-busy");
    }
  }

  /** @param {Answer["sentence"]} sentence */
  #showSentence(sentence) {
    if (!this.$answer || this.$answer.textContent === sentence.map(([text]) => text).join("")) return;
    const $pieces = [...this.$answer.childNodes];
    const isAlike = $pieces.length === sentence.length && sentence.every(([, strong], index) => strong === isStrong($pieces[index]));
    if (!isAlike) {
      this.$answer.replaceChildren(...sentence.map(([text, strong]) => (strong ? element("strong", text) : text)));
      return;
    }
    // The same pieces with other words: new nodes would cost a style for the whole page.
    for (const [index, [text]] of sentence.entries()) {
      const $piece = $pieces[index].firstChild ?? $pieces[index];
      if ($piece.nodeValue !== text) $piece.nodeValue = text;
    }
  }

  /**
   * @param {Record<string, string>} figures
   * @param {Record<string, string[][]>} tables
   * @param {Record<string, RowKind[]>} kinds
   */
  #showNumbers(figures, tables, kinds) {
    for (const $figure of this.$figures) {
      if (!($figure.name in figures)) continue;
      this.#write($figure, () => {
        setText($figure, figures[$figure.name]);
        showIfSaid($figure);
      });
    }
    for (const [name, $body] of this.$bodies) {
      if (!(name in tables)) continue;
      const $pattern = this.#built.get($body)?.find(isRow);
      this.#write($body, () => showRows($body, tables[name], kinds[name], $pattern));
    }
  }

  /** @param {HTMLElement | null} $list @param {string[]} notes */
  #showNotes($list, notes) {
    if ($list) this.#write($list, () => showNotes($list, notes));
  }

  /** @param {HTMLElement} $place @param {() => void} write */
  #write($place, write) {
    if ($place.closest(CLOSED)) {
      this.#waiting.set($place, write);
      return;
    }
    this.#waiting.delete($place);
    write();
  }

  /** What a heading is about to show is right at first sight, and is what a reader opened. @param {Event} event */
  #unfold({ target }) {
    const $details = target instanceof Element ? target.closest("summary")?.parentElement : null;
    if (!($details instanceof HTMLDetailsElement)) return;
    $details.toggleAttribute("data-unfolded", !$details.open);
    for (const [$place, write] of this.#waiting) {
      if (!$details.contains($place)) continue;
      this.#waiting.delete($place);
      write();
    }
  }
}

/** A figure without a text is none, and its name goes with it. @param {HTMLOutputElement} $figure */
function showIfSaid($figure) {
  const $row = /** @type {HTMLElement | null} */ ($figure.closest("[data-figure]"));
  if ($row) $row.hidden = $figure.textContent?.trim() === "";
}

/** @param {HTMLElement} $list @param {string[]} notes */
function showNotes($list, notes) {
  if (sameTexts($list.children, notes)) return;
  const tag = ["UL", "OL"].includes($list.tagName) ? "li" : "p";
  $list.replaceChildren(...notes.map((note) => element(tag, note)));
  $list.hidden = notes.length === 0;
}

/**
 * Fill a table's body. Cells whose text stays are left as built, with whatever link they hold.
 * @param {HTMLTableSectionElement} $body
 * @param {string[][]} rows
 * @param {RowKind[]} [kinds] of the rows, where some are set off
 * @param {HTMLTableRowElement} [$pattern] a row as built, to make new ones like it
 */
function showRows($body, rows, kinds, $pattern = rowLike($body)) {
  while ($body.rows.length > rows.length) $body.deleteRow(-1);
  for (const [index, texts] of rows.entries()) {
    const $row = $body.rows[index] ?? $body.appendChild($pattern.cloneNode(true));
    for (const [column, text] of texts.entries()) setText($row.cells[column], text);
    if (kinds) setKind($row, kinds[index]);
  }
}

/** @param {HTMLTableRowElement} $row @param {RowKind} kind */
function setKind({ dataset }, [kind, hue]) {
  for (const [key, value] of Object.entries({ kind, hue })) {
    if (value === "") delete dataset[key];
    else if (dataset[key] !== value) dataset[key] = value;
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

/** @param {Node} node */
const isStrong = (node) => node.nodeName === "STRONG";

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
