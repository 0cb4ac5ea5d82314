// @ts-check
/**
 * The page's side of the wire: one worker per tab, started on the first intent and kept while the reader moves from
 * page to page. Every wait has an end: a worker that does not start or answer in time is stopped.
 */
import { isOutdated } from "../release.mjs";
import { moduleWorker } from "./abilities.mjs";
import { OUTDATED, cancel, reasonOf, start } from "./protocol.mjs";

/** How long a start may go without its first sign of life: the worker's small program runs, and a file has begun to come. */
const SIGN_MS = 15_000;
/** How long it may go without another; a slow download gives one with every hundredth. */
const BOOT_MS = 45_000;
/** How long one calculation may take, and a simulation between two signs of life. */
const CALL_MS = 10_000;

/** @typedef {{ name: "idle" | "loading" | "downloading" | "starting" | "ready" | "failed", size?: string, share?: number, reason?: string, outdated?: boolean }} State */
/** @typedef {import("./protocol.mjs").Call} Call */
/** @typedef {{ call: Call, resolve: (answer: string | null) => void }} Pending */
/** @typedef {Pending & { onProgress: (done: number, of: number) => void, timer: number }} Drawing */

export class Client {
  /** @type {State} */
  state = { name: "idle" };

  /** @type {Worker | null} */
  #worker = null;
  /** @type {Set<(state: State) => void>} */
  #listeners = new Set();
  /** The call the worker is busy with. @type {Pending | null} */
  #running = null;
  /** The newest call of each lane that waits its turn. @type {Map<string, Pending>} */
  #waiting = new Map();
  /** The simulations under way; answers come between their slices. @type {Map<number, Drawing>} */
  #drawings = new Map();
  /** What the worker runs, or would if it were started: the manifest that the page came with. */
  #runtime = "";
  #hasFailed = false;
  #lastId = 0;
  #bootTimer = 0;
  #callTimer = 0;

  /**
   * @param {(manifest: string, fresh: boolean) => Worker} makeWorker
   * @param {() => string} runtime the manifest of the page that is shown
   * @param {{ signMs?: number, bootMs?: number, callMs?: number }} [limits]
   */
  constructor(makeWorker, runtime, { signMs = SIGN_MS, bootMs = BOOT_MS, callMs = CALL_MS } = {}) {
    this.makeWorker = makeWorker;
    this.runtime = runtime;
    this.signMs = signMs;
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

  /** Start Python, unless it is started already or has failed; anew when the page is of a newer release. */
  boot() {
    const runtime = this.runtime();
    if (this.state.name === "ready" && runtime !== this.#runtime) this.#stop({ name: "idle" });
    if (this.state.name !== "idle") return;
    this.#runtime = runtime;
    this.#setState({ name: "loading" });
    this.#awaitSign(this.signMs);
    try {
      this.#worker = this.makeWorker(runtime, this.#hasFailed);
    } catch (error) {
      this.#fail(reasonOf(error));
      return;
    }
    this.#worker.addEventListener("message", ({ data }) => this.#receive(data));
    this.#worker.addEventListener("error", (event) => {
      event.preventDefault();
      if (event.message) this.#fail(event.message);
      else this.#failWithoutProgram();
    });
  }

  /** Give up the start unless something is heard of it in time. @param {number} limitMs */
  #awaitSign(limitMs) {
    clearTimeout(this.#bootTimer);
    this.#bootTimer = setTimeout(() => this.#fail("it took too long to load"), limitMs);
  }

  /** The worker's own program is not there: perhaps because a newer release has taken its place. */
  async #failWithoutProgram() {
    const worker = this.#worker;
    const outdated = await isOutdated();
    if (worker === this.#worker) this.#fail(outdated ? OUTDATED : "its program could not be loaded", outdated);
  }

  /** Start anew after a failure. */
  retry() {
    if (this.state.name === "failed") this.#setState({ name: "idle" });
    this.boot();
  }

  /**
   * Ask a calculator. The latest request of a lane wins: an earlier one that has not begun is answered with null, and
   * so are all when the worker fails. Each calculator is a lane, unless the asker names another.
   * @param {string} calculator
   * @param {string} request JSON
   * @param {{ lane?: string, form?: string, door?: import("./protocol.mjs").Door }} [options] `form` asks for a file of
   *   that form instead of the answer
   * @returns {Promise<string | null>} JSON
   */
  ask(calculator, request, { lane = calculator, form, door = form ? "export" : "answer" } = {}) {
    this.boot();
    return new Promise((resolve) => {
      if (this.state.name === "failed") {
        resolve(null);
        return;
      }
      this.#waiting.get(lane)?.resolve(null);
      this.#waiting.set(lane, { call: { id: ++this.#lastId, door, calculator, request, form }, resolve });
      this.#next();
    });
  }

  /**
   * Let a calculator draw at random, beside whatever else is asked.
   * @param {string} calculator
   * @param {string} request JSON
   * @param {{ onProgress: (done: number, of: number) => void, signal: AbortSignal }} options
   * @returns {Promise<string | null>} JSON; null when it was canceled, or Python is not there
   */
  simulate(calculator, request, { onProgress, signal }) {
    if (this.state.name !== "ready" || signal.aborted) return Promise.resolve(null);
    const id = ++this.#lastId;
    return new Promise((resolve) => {
      this.#drawings.set(id, {
        call: { id, door: "simulation", calculator, request },
        resolve,
        onProgress,
        timer: this.#watchdog(),
      });
      signal.addEventListener("abort", () => {
        if (!this.#drawings.has(id)) return;
        this.#worker?.postMessage(cancel(id));
        this.#drawn(id, null);
      });
      this.#worker?.postMessage(this.#drawings.get(id)?.call);
    });
  }

  /** Hand the worker its next call, if it is free. */
  #next() {
    if (this.state.name !== "ready" || this.#running) return;
    const [waiting] = this.#waiting;
    if (!waiting) return;
    const [lane, pending] = waiting;
    this.#waiting.delete(lane);
    this.#running = pending;
    this.#callTimer = this.#watchdog();
    this.#worker?.postMessage(pending.call);
  }

  #watchdog() {
    return setTimeout(() => this.#fail("a calculation took too long and was stopped"), this.callMs);
  }

  /** @param {number} id @param {string | null} text */
  #drawn(id, text) {
    const drawing = this.#drawings.get(id);
    clearTimeout(drawing?.timer);
    this.#drawings.delete(id);
    drawing?.resolve(text);
  }

  /** @param {import("./protocol.mjs").Stage | import("./protocol.mjs").Reply} message */
  #receive(message) {
    if (message.type === "stage") {
      const { type: _, stage, ...facts } = message;
      if (stage === "failed") {
        this.#hasFailed = true;
        this.#stop({ name: stage, ...facts });
        return;
      }
      // A worker that starts anew in the middle of a call has a start's time for it, and then a call's.
      clearTimeout(this.#callTimer);
      clearTimeout(this.#bootTimer);
      if (stage !== "ready") this.#awaitSign(this.bootMs);
      else if (this.#running) this.#callTimer = this.#watchdog();
      this.#setState({ name: stage, ...facts });
      this.#next();
      return;
    }
    const drawing = this.#drawings.get(message.id);
    if (!drawing && message.id !== this.#running?.call.id) return;
    if (message.type === "progress") {
      clearTimeout(drawing?.timer);
      if (drawing) drawing.timer = this.#watchdog();
      drawing?.onProgress(message.done, message.of);
      return;
    }
    if (message.type === "fault") {
      this.#fail(message.reason);
      return;
    }
    if (drawing) {
      this.#drawn(message.id, message.answer);
      return;
    }
    clearTimeout(this.#callTimer);
    const resolve = this.#running?.resolve;
    this.#running = null;
    resolve?.(message.answer);
    this.#next();
  }

  /** @param {string} reason @param {boolean} [outdated] whether only a newer page can mend it */
  #fail(reason, outdated = false) {
    this.#hasFailed = true;
    this.#stop({ name: "failed", reason, outdated });
  }

  /**
   * Stop the worker. The next start gets a new one.
   * @param {State} state
   */
  #stop(state) {
    clearTimeout(this.#bootTimer);
    clearTimeout(this.#callTimer);
    this.#worker?.terminate();
    this.#worker = null;
    const left = [this.#running, ...this.#waiting.values(), ...this.#drawings.values()];
    for (const { timer } of this.#drawings.values()) clearTimeout(timer);
    this.#running = null;
    this.#waiting.clear();
    this.#drawings.clear();
    this.#setState(state);
    for (const pending of left) pending?.resolve(null);
  }

  /** @param {State} state */
  #setState(state) {
    this.state = state;
    for (const listener of this.#listeners) listener(state);
  }
}

/** The tab's one client. */
export const client = new Client(
  (manifest, fresh) => {
    const worker = moduleWorker(new URL("worker.mjs", import.meta.url), "calculators");
    worker.postMessage(start(JSON.parse(manifest), fresh));
    return worker;
  },
  () => /** @type {HTMLElement | null} */ (document.querySelector("[data-runtime]"))?.dataset.runtime ?? "",
);
