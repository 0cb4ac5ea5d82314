// @ts-check
/**
 * Keeps a calculator's charts at its answer. What draws them is loaded with the first answer and not before; until it
 * is there, and if it never comes, the page keeps the charts it was built with.
 */
import { idle, painted } from "../scheduling.mjs";
import { today } from "../clock.mjs";
import { Drawing } from "./drawing.mjs";

/** @typedef {import("./drawing.mjs").DataSets} DataSets */
/** @typedef {Record<string, { dataSets: string[], wide: object, narrow: object }>} Specifications */
/** @typedef {{ parse: Function, View: any, expressionInterpreter: Function }} Engine */

/** How far beyond the screen a chart counts as in sight. */
const AHEAD = "10% 0px";

/** The longest that a chart out of sight waits for the browser to have nothing else to do. */
const PATIENCE_MS = 200;

const BEHIND = "This chart still shows the example: the program that draws it could not be loaded.";

/** One load for all calculators of a tab. @type {Map<string, Promise<any>>} */
const loads = new Map();

/**
 * @template T
 * @param {string} address
 * @param {() => Promise<T>} load
 * @returns {Promise<T>}
 */
function once(address, load) {
  const loading = loads.get(address) ?? load();
  loads.set(address, loading);
  loading.catch(() => loads.delete(address));
  return loading;
}

/** @param {string} address */
async function fetched(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} could not be loaded (HTTP ${response.status})`);
  return response.json();
}

export class Charts {
  /** @type {Map<string, Figure>} */
  #figures = new Map();
  /** The newest data, drawn once the engine is there. @type {Record<string, DataSets> | null} */
  #newest = null;
  #ready = false;
  #ending = new AbortController();

  /** @param {HTMLFormElement} $form */
  constructor($form) {
    this.source = new URL($form.dataset.charts ?? "", document.baseURI).href;
    this.engine = new URL($form.dataset.chartsEngine ?? "", document.baseURI).href;
    for (const $figure of /** @type {NodeListOf<HTMLElement>} */ ($form.querySelectorAll("figure[data-chart]"))) {
      this.#figures.set($figure.dataset.chart ?? "", new Figure($figure));
    }
    // Paper may need the other width than the screen, and its first sheet the first chart.
    const print = () => this.#draw((figure) => (figure.isOpen || figure === this.#first ? figure.drawings : []));
    addEventListener("beforeprint", print, { signal: this.#ending.signal });
  }

  /**
   * Show these data sets by chart; a chart without any disappears, unless more is to come.
   * @param {Record<string, DataSets>} charts
   * @param {{ isWhole?: boolean }} [options]
   */
  async show(charts, { isWhole = true } = {}) {
    this.#newest = charts;
    if (this.#figures.size === 0) return;
    if (!this.#ready) {
      try {
        const [specifications, engine] = await Promise.all([
          once(this.source, () => fetched(this.source)),
          once(this.engine, () => import(this.engine)),
        ]);
        for (const [name, figure] of this.#figures) figure.equip(engine, specifications[name]);
        this.#ready = true;
        // The figures first: what is drawn for the first time takes longer than they did.
        await painted();
      } catch {
        // The figures and tables are right without it; the next answer tries again.
        for (const figure of this.#figures.values()) figure.leaveBuilt();
        return;
      }
    }
    // A newer answer may have come meanwhile; the reader may have left.
    const isOver = () => this.#newest !== charts || this.#ending.signal.aborted;
    if (isOver()) return;
    for (const [name, figure] of this.#figures) if (isWhole || name in charts) figure.take(charts[name]);
    this.#draw((figure) => figure.near);
    // Charts that nobody sees need not keep the others from the screen.
    await idle(PATIENCE_MS);
    if (!isOver()) this.#draw((figure) => figure.visible);
  }

  /** Draw what has come into sight with another view. */
  reveal() {
    this.#draw((figure) => figure.visible);
  }

  get #first() {
    return [...this.#figures.values()].find(({ $figure }) => !$figure.hidden);
  }

  /** Show again what the page was built with. */
  restore() {
    this.#newest = null;
    for (const figure of this.#figures.values()) figure.restore();
  }

  dispose() {
    this.#ending.abort();
    for (const figure of this.#figures.values()) figure.dispose();
  }

  /** @param {(figure: Figure) => Drawing[]} pick */
  #draw(pick) {
    if (!this.#ready) return;
    // All are asked before the first is drawn: after that, an answer would cost a layout.
    const picked = [...this.#figures.values()].map((figure) => ({ figure, drawings: pick(figure) }));
    for (const { figure, drawings } of picked) figure.draw(drawings);
  }
}

/** A chart's place on the page: its words, and its drawings for two widths. */
class Figure {
  /** One for each width. @type {Drawing[]} */
  drawings = [];
  /** The places that are in sight, or soon will be. @type {Set<Element>} */
  #$near = new Set();
  /** What was taken last; null for what the page was built with. @type {DataSets | undefined | null} */
  #taken = null;
  /** The same, with what only this page knows. @type {DataSets | null} */
  #data = null;
  #built;
  /** @type {IntersectionObserver} */
  #sight;

  /** @param {HTMLElement} $figure */
  constructor($figure) {
    this.$figure = $figure;
    this.$title = $figure.querySelector("[data-chart-title]");
    this.$text = $figure.querySelector("[data-chart-text]");
    this.$places = /** @type {HTMLElement[]} */ ([...$figure.querySelectorAll("[data-width]")]);
    this.#built = {
      hidden: $figure.hidden,
      title: this.$title?.textContent ?? "",
      text: this.$text?.textContent ?? "",
      alt: this.$places[0]?.getAttribute("aria-label") ?? "",
    };
    this.#sight = new IntersectionObserver((seen) => this.#notice(seen), { rootMargin: AHEAD });
    for (const $place of this.$places) this.#sight.observe($place);
  }

  /**
   * @param {Engine} engine
   * @param {Record<string, any> | undefined} specifications
   */
  equip(engine, specifications) {
    if (!specifications) return;
    this.dataSets = /** @type {string[]} */ (specifications.dataSets);
    this.drawings = this.$places.map(
      ($place) => new Drawing($place, engine, specifications[$place.dataset.width ?? ""]),
    );
  }

  /** @param {DataSets | undefined} data */
  take(data) {
    if (data === this.#taken) return;
    this.#taken = data;
    this.$figure.hidden = !data;
    if (!data) {
      this.#data = null;
      return;
    }
    const { caption, ...sets } = data;
    const [{ title, text, alt }] = /** @type {{ title: string, text: string, alt: string }[]} */ (caption);
    this.#say({ title, text, alt });
    const day = this.dataSets?.includes("today") ? today() : null;
    this.#data = day ? { ...sets, today: [{ date: day }] } : sets;
  }

  /** Whether it stands in no view, or in the open one. */
  get isOpen() {
    return !this.$figure.closest("[data-view][hidden]");
  }

  get near() {
    return this.drawings.filter(({ $place }) => this.#$near.has($place));
  }

  get visible() {
    return this.drawings.filter((drawing) => drawing.isVisible);
  }

  /** @param {Drawing[]} drawings of this chart */
  draw(drawings) {
    try {
      if (this.#data) for (const drawing of drawings) drawing.draw(this.#data);
    } catch {
      this.restore();
    }
  }

  restore() {
    this.#taken = null;
    this.#data = null;
    this.$figure.hidden = this.#built.hidden;
    this.#say(this.#built);
    for (const drawing of this.drawings) drawing.restore();
  }

  /** The built drawing stays although the figures have moved on, and says so. */
  leaveBuilt() {
    this.restore();
    this.#say({ ...this.#built, text: `${this.#built.text} ${BEHIND}` });
  }

  dispose() {
    this.#sight.disconnect();
    for (const drawing of this.drawings) drawing.dispose();
  }

  /**
   * Turned, unfolded, made wider or scrolled to: the drawing for that has waited.
   * @param {IntersectionObserverEntry[]} seen
   */
  #notice(seen) {
    for (const { target, isIntersecting } of seen) {
      if (isIntersecting) this.#$near.add(target);
      else this.#$near.delete(target);
    }
    this.draw(this.near);
  }

  /** @param {{ title: string, text: string, alt: string }} words */
  #say({ title, text, alt }) {
    if (this.$title && this.$title.textContent !== title) this.$title.textContent = title;
    if (this.$text && this.$text.textContent !== text) this.$text.textContent = text;
    for (const $place of this.$places) $place.setAttribute("aria-label", alt);
  }
}
