// @ts-check
/**
 * The page's side of the wire: one worker per tab, started on the first intent and kept while the reader moves from
 * page to page. Every wait has an end: a worker that does not start or answer in time is stopped.
 */
import { call, reasonOf } from "./protocol.mjs";

/** How long a start may take. A slow connection needs most of it for the download. */
const BOOT_MS = 45_000;
/** How long one calculation may take. */
const CALL_MS = 10_000;

/** @typedef {{ name: "idle" | "loading" | "downloading" | "starting" | "ready" | "failed", size?: string, reason?: string }} State */
/** @typedef {{ id: number, calculator: string, request: string, resolve: (answer: string | null) => void }} Pending */

export class Client {
  /** @type {State} */
  state = { name: "idle" };

  /** @type {Worker | null} */
  #worker = null;
  /** @type {Set<(state: State) => void>} */
  #listeners = new Set();
  /** The call the worker is busy with. @type {Pending | null} */
  #running = null;
  /** The newest call of each calculator that waits its turn. @type {Map<string, Pending>} */
  #waiting = new Map();
  #lastId = 0;
  #bootTimer = 0;
  #callTimer = 0;

  /**
   * @param {() => Worker} makeWorker
   * @param {{ bootMs?: number, callMs?: number }} [limits]
   */
  constructor(makeWorker, { bootMs = BOOT_MS, callMs = CALL_MS } = {}) {
    this.makeWorker = makeWorker;
    this.bootMs = bootMs;
    this.callMs = callMs;
  }

  /**
   * Hear of every change of state.
   * @param {(state: State) => void} listener
   * @returns {() => void} stop hearing
   */
  subscribe(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Start Python, unless it is started already or has failed. */
  boot() {
    if (this.state.name !== "idle") return;
    this.#become({ name: "loading" });
    this.#bootTimer = setTimeout(() => this.#fail("it took too long to load"), this.bootMs);
    try {
      this.#worker = this.makeWorker();
    } catch (error) {
      this.#fail(reasonOf(error));
      return;
    }
    this.#worker.addEventListener("message", ({ data }) => this.#hear(data));
    this.#worker.addEventListener("error", (event) => {
      event.preventDefault();
      this.#fail(event.message || "its program could not be loaded");
    });
  }

  /** Start anew after a failure. */
  retry() {
    if (this.state.name === "failed") this.#become({ name: "idle" });
    this.boot();
  }

  /**
   * Ask a calculator. The latest request of a calculator wins: an earlier one that has not begun is answered with
   * null, and so are all when the worker fails.
   * @param {string} calculator
   * @param {string} request JSON
   * @returns {Promise<string | null>} JSON
   */
  ask(calculator, request) {
    this.boot();
    return new Promise((resolve) => {
      if (this.state.name === "failed") {
        resolve(null);
        return;
      }
      this.#waiting.get(calculator)?.resolve(null);
      this.#waiting.set(calculator, { id: ++this.#lastId, calculator, request, resolve });
      this.#next();
    });
  }

  /** Hand the worker its next call, if it is free. */
  #next() {
    if (this.state.name !== "ready" || this.#running) return;
    const [pending] = this.#waiting.values();
    if (!pending) return;
    this.#waiting.delete(pending.calculator);
    this.#running = pending;
    this.#callTimer = setTimeout(() => this.#fail("a calculation took too long and was stopped"), this.callMs);
    this.#worker?.postMessage(call(pending.id, pending.calculator, pending.request));
  }

  /** @param {import("./protocol.mjs").Stage | import("./protocol.mjs").Reply} message */
  #hear(message) {
    if (message.type === "stage") {
      if (message.stage === "failed") {
        this.#fail(message.reason);
        return;
      }
      if (message.stage === "ready") clearTimeout(this.#bootTimer);
      this.#become(
        message.stage === "downloading" ? { name: "downloading", size: message.size } : { name: message.stage },
      );
      this.#next();
      return;
    }
    if (message.id !== this.#running?.id) return;
    if (message.type === "fault") {
      this.#fail(message.reason);
      return;
    }
    clearTimeout(this.#callTimer);
    const { resolve } = this.#running;
    this.#running = null;
    resolve(message.answer);
    this.#next();
  }

  /**
   * Stop the worker and say why. The next start gets a new one.
   * @param {string} reason
   */
  #fail(reason) {
    clearTimeout(this.#bootTimer);
    clearTimeout(this.#callTimer);
    this.#worker?.terminate();
    this.#worker = null;
    const left = [this.#running, ...this.#waiting.values()];
    this.#running = null;
    this.#waiting.clear();
    this.#become({ name: "failed", reason });
    for (const pending of left) pending?.resolve(null);
  }

  /** @param {State} state */
  #become(state) {
    this.state = state;
    for (const listener of this.#listeners) listener(state);
  }
}

/** The tab's one client. */
export const client = new Client(
  () => new Worker(new URL("worker.mjs", import.meta.url), { type: "module", name: "calculators" }),
);
