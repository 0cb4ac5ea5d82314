// @ts-check
/**
 * One chart at one width, drawn live. Vega draws it from the specification that the built drawing came from; only the
 * data is new.
 */

/** @typedef {Record<string, object[]>} DataSets */

export class Drawing {
  /** @type {any} */
  #view = null;
  /** What is drawn now. @type {DataSets | null} */
  #drawn = null;
  /** The rows that Vega has, as text, by data set. @type {Map<string, string>} */
  #held = new Map();
  #$paper = document.createElement("div");

  /**
   * @param {HTMLElement} $place holds the built drawing
   * @param {{ parse: Function, View: any, expressionInterpreter: Function }} engine
   * @param {object} specification
   */
  constructor($place, engine, specification) {
    this.$place = $place;
    this.engine = engine;
    this.specification = specification;
    this.built = [...$place.childNodes];
    // The place is one image with a text; Vega would name each of its parts.
    this.#$paper.ariaHidden = "true";
  }

  /** Whether a reader could see it: each chart is there for two widths, and in parts that can be folded. */
  get isVisible() {
    return this.$place.getClientRects().length > 0;
  }

  /** @param {DataSets} data */
  draw(data) {
    if (data === this.#drawn) return;
    this.#view ??= this.#open();
    // Most answers change few of a chart's data sets, and many change none: what stays is not drawn again.
    for (const [name, rows] of Object.entries(data)) {
      const text = JSON.stringify(rows);
      if (this.#held.get(name) === text) continue;
      this.#held.set(name, text);
      this.#view.data(name, rows);
    }
    this.#view.run();
    this.#drawn = data;
    if (!this.#$paper.isConnected) this.$place.replaceChildren(this.#$paper);
  }

  /** Show again what the page was built with. */
  restore() {
    this.#drawn = null;
    // A drawing that failed may hold half of its rows.
    this.#held.clear();
    this.$place.replaceChildren(...this.built);
  }

  dispose() {
    this.#view?.finalize();
  }

  #open() {
    const { parse, View, expressionInterpreter } = this.engine;
    // As a tree that the interpreter walks: no program is made from text, so the page may forbid that.
    const program = parse(this.specification, {}, { ast: true });
    return new View(program, { expr: expressionInterpreter, renderer: "svg", hover: false }).initialize(this.#$paper);
  }
}
