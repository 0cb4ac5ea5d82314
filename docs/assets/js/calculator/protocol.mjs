// @ts-check
/**
 * Everything that passes between a page and the worker that runs Python. Requests and answers are JSON text, made and
 * read by the bridge's other end; neither side of the wire looks inside.
 */

/**
 * Page to worker: run a calculator. Sent only after the worker said it is ready.
 * @typedef {object} Call
 * @property {number} id told back with the answer
 * @property {string} calculator
 * @property {string} request JSON
 */

/**
 * Worker to page: how far the start has come. `size` is the download's, as shown to people.
 * @typedef {{ type: "stage", stage: "downloading", size: string }
 *   | { type: "stage", stage: "starting" }
 *   | { type: "stage", stage: "ready" }
 *   | { type: "stage", stage: "failed", reason: string }} Stage
 */

/**
 * Worker to page: what the calculator said, or why it could say nothing.
 * @typedef {{ type: "answer", id: number, answer: string }
 *   | { type: "fault", id: number, reason: string }} Reply
 */

/**
 * What the worker reads before anything else: the files to load, by role.
 * @typedef {object} Manifest
 * @property {string} release
 * @property {Record<string, string>} interpreter
 * @property {string} size
 * @property {Record<"loader" | "glue" | "machine" | "library" | "calculators", { path: string }>} parts
 */

/** @type {(size: string) => Stage} */
export const downloading = (size) => ({ type: "stage", stage: "downloading", size });

/** @type {() => Stage} */
export const starting = () => ({ type: "stage", stage: "starting" });

/** @type {() => Stage} */
export const ready = () => ({ type: "stage", stage: "ready" });

/** @type {(reason: string) => Stage} */
export const failed = (reason) => ({ type: "stage", stage: "failed", reason });

/** @type {(id: number, calculator: string, request: string) => Call} */
export const call = (id, calculator, request) => ({ id, calculator, request });

/** @type {(id: number, answer: string) => Reply} */
export const answer = (id, text) => ({ type: "answer", id, answer: text });

/** @type {(id: number, reason: string) => Reply} */
export const fault = (id, reason) => ({ type: "fault", id, reason });

/**
 * The part of an error that a person can use: Python puts it on the last line of its traceback.
 * @param {unknown} error
 */
export const reasonOf = (error) =>
  String(error instanceof Error ? error.message : error).trim().split("\n").at(-1) ?? "";
