// @ts-check
/**
 * Everything that passes between a page and the worker that runs Python. Requests and answers are JSON text, made and
 * read by the bridge's other end; neither side of the wire looks inside.
 */

/** The bridge's doors, by the bridge's own names. @typedef {"answer" | "simulation" | "export" | "table"} Door */

/**
 * Page to worker: run a calculator. Sent only after the worker said it is ready.
 * @typedef {object} Call
 * @property {number} id told back with the answer
 * @property {Door} door
 * @property {string} calculator
 * @property {string} request JSON
 * @property {string} [form] of the file, for an export or a table
 */

/** Page to worker: nobody waits for this simulation any more. @typedef {{ canceled: number }} Cancel */

/**
 * Worker to page: how far the start has come. `size` is the download's, as shown to people, `share` what of it is
 * there, 0 to 1. `outdated` means that the page must be loaded anew.
 * @typedef {{ type: "stage", stage: "downloading", size: string, share: number }
 *   | { type: "stage", stage: "starting" }
 *   | { type: "stage", stage: "ready" }
 *   | { type: "stage", stage: "failed", reason: string, outdated: boolean }} Stage
 */

/**
 * Worker to page: what the calculator said, or why it could say nothing; before that, how far a simulation has come.
 * @typedef {{ type: "progress", id: number, done: number, of: number }
 *   | { type: "answer", id: number, answer: string }
 *   | { type: "fault", id: number, reason: string }} Reply
 */

/**
 * One file the worker loads. `gzip_bytes` is null where it has no gzipped sibling.
 * @typedef {{ path: string, bytes: number, sha256: string, gzip_bytes: number | null }} Part
 */

/**
 * The files of the runtime, by role, as the build wrote them into the page.
 * @typedef {object} Manifest
 * @property {Record<string, string>} interpreter
 * @property {string} size what a first visit downloads, as shown to people
 * @property {number} total_bytes
 * @property {Record<"loader" | "glue" | "machine" | "library" | "calculators", Part>} parts
 * @property {Part | null} reserve the whole standard library
 */

/** Page to worker, first of all. `fresh` after a failure. @typedef {{ manifest: Manifest, fresh: boolean }} Start */

/** Why a page whose files are gone cannot go on. */
export const OUTDATED = "a newer version of this site has been published since the page was opened";

/** @type {(manifest: Manifest, fresh: boolean) => Start} */
export const start = (manifest, fresh) => ({ manifest, fresh });

/** @type {(size: string, share: number) => Stage} */
export const downloading = (size, share) => ({ type: "stage", stage: "downloading", size, share });

/** @type {() => Stage} */
export const starting = () => ({ type: "stage", stage: "starting" });

/** @type {() => Stage} */
export const ready = () => ({ type: "stage", stage: "ready" });

/** @type {(reason: string, outdated: boolean) => Stage} */
export const failed = (reason, outdated) => ({ type: "stage", stage: "failed", reason, outdated });

/** @type {(id: number) => Cancel} */
export const cancel = (id) => ({ canceled: id });

/** @type {(id: number, done: number, of: number) => Reply} */
export const progress = (id, done, of) => ({ type: "progress", id, done, of });

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
