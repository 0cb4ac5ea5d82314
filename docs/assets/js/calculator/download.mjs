// @ts-check
/**
 * Brings the files of one start, each by the way that costs least, and checks each against the checksum that the page's
 * build wrote down. A way that leads to no whole file leads on to the next; only the last says what was wrong.
 */
import { NO_WEBASSEMBLY, TOO_OLD, hasWebAssembly } from "./abilities.mjs";
import { OUTDATED, reasonOf } from "./protocol.mjs";

/** Where all files of the runtime lie. */
export const RUNTIME = new URL("../../runtime/", import.meta.url);

/** Denser than the gzipped siblings. What hosts make by zstd on the way is not. */
const DENSE = "br";
const WASM = "application/wasm";
/** The share of all other files at which the last one is asked for: what still comes takes as long as asking. */
const NEARLY = 0.95;
/** The browser's own: while Pyodide starts, the worker's is one that gives it what is here already. */
const fetch = globalThis.fetch.bind(globalThis);

/** @typedef {import("./protocol.mjs").Part} Part */
/** @typedef {import("./protocol.mjs").Manifest} Manifest */

/** A failure that only a newer page can mend. */
export class Outdated extends Error {}

export class Download {
  #received = 0;
  /** @type {{ bytes: number, then: () => void }[]} */
  #waiting = [];
  /** @type {(coding: string | null) => void} */
  #tellCoding = () => {};
  /** How the host compresses scripts, which come in any case: a hint at what it may do with the rest. */
  #coding = new Promise((resolve) => {
    this.#tellCoding = resolve;
  });

  /**
   * @param {Manifest} manifest
   * @param {{ fresh: boolean, onProgress: (share: number) => void }} options `fresh` passes over the browser's cache
   */
  constructor(manifest, { fresh, onProgress }) {
    this.manifest = manifest;
    this.fresh = fresh;
    this.onProgress = onProgress;
  }

  /**
   * A script that came as it should. The browser then takes it from its cache, by its plain address.
   * @param {Part} part
   */
  async script(part) {
    const response = await this.#plain(part, "default");
    this.#tellCoding(response.headers.get("content-encoding"));
    await this.#checked(part, response);
    return import(new URL(part.path, RUNTIME).href).catch((error) => {
      // It is what was published, so a browser that cannot read it is older than its language. Of all else that keeps
      // a module from running, browsers say no more than that it could not be fetched.
      const refusal = `${part.path} could not be loaded as a script (no connection, or the host gives it a wrong type)`;
      throw new Error(error instanceof SyntaxError ? TOO_OLD : refusal);
    });
  }

  /**
   * Waits until nearly all files but one are here, so that this one does not make them arrive later.
   * @param {Part} last
   * @returns {Promise<void>}
   */
  nearlyComplete(last) {
    const bytes = NEARLY * (this.manifest.total_bytes - last.bytes);
    return new Promise((then) => this.#waiting.push({ bytes, then }));
  }

  /** @param {Part} part @returns {Promise<Uint8Array<ArrayBuffer>>} its content, checked */
  bytes(part) {
    return this.#content(part, (response) => response);
  }

  /**
   * A WebAssembly file, compiled while it arrives where the browser can, and checked before it is handed out.
   * @param {Part} part
   */
  async module(part) {
    /** @type {Promise<WebAssembly.Module | null> | null} */
    let compiling = null;
    const content = await this.#content(part, (response) => {
      if (!hasWebAssembly() || !WebAssembly.compileStreaming) return response;
      const copy = response.clone();
      // What does not compile on its way is damaged, which the check tells, or is compiled once it is there.
      compiling = WebAssembly.compileStreaming(asWasm(response)).catch(() => null);
      return copy;
    });
    return (await compiling) ?? compiled(content);
  }

  /**
   * @param {Part} part
   * @param {(response: Response) => Response} use whatever else is to happen to what arrives; gives what to check
   */
  async #content(part, use) {
    for (const shortcut of [kept, (/** @type {Part} */ it) => this.#sibling(it)]) {
      try {
        const response = await shortcut(part);
        if (response) return await this.#checked(part, use(response));
      } catch {
        // Whatever is wrong with a shortcut, the file itself may be right.
      }
    }
    // Its address never changes its content, however old the browser's copy is.
    return this.#checked(part, use(await this.#plain(part, "force-cache")));
  }

  /**
   * The gzipped sibling, unpacked; null where it would save nothing or cannot be read.
   * @param {Part} part
   */
  async #sibling(part) {
    if (part.gzip_bytes === null || typeof DecompressionStream === "undefined") return null;
    if ((await this.#coding) === DENSE && (await this.#comesDense(part))) return null;
    const response = await fetch(new URL(`${part.path}.gz`, RUNTIME), { cache: this.fresh ? "reload" : "force-cache" });
    if (response.ok && response.body) return new Response(await unpacked(response.body));
    await response.body?.cancel();
    return null;
  }

  /** Whether the host sends this very file by brotli: many compress scripts only. @param {Part} part */
  async #comesDense(part) {
    const { ok, headers } = await fetch(new URL(part.path, RUNTIME), { method: "HEAD" });
    return ok && headers.get("content-encoding") === DENSE;
  }

  /**
   * The file itself, compressed on its way or not.
   * @param {Part} part
   * @param {RequestCache} cache
   */
  async #plain({ path }, cache) {
    let response;
    try {
      response = await fetch(new URL(path, RUNTIME), { cache: this.fresh ? "reload" : cache });
    } catch {
      throw new Error(`${path} could not be loaded (no connection)`);
    }
    if (response.ok) return response;
    if (response.status === 404 && (await this.#isOutdated())) throw new Outdated(OUTDATED);
    throw new Error(`${path} could not be loaded (HTTP ${response.status})`);
  }

  /** Whether the site names other files by now than this page does. */
  async #isOutdated() {
    try {
      const response = await fetch(new URL("manifest.json", RUNTIME), { cache: "no-store" });
      return JSON.stringify((await response.json()).parts) !== JSON.stringify(this.manifest.parts);
    } catch {
      return false;
    }
  }

  /** @param {Part} part @param {Response} response */
  async #checked({ path, bytes, sha256 }, response) {
    const content = new Uint8Array(bytes);
    let length = 0;
    try {
      const reader = /** @type {ReadableStream<Uint8Array>} */ (response.body).getReader();
      for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
        if (length + chunk.value.length > bytes) {
          reader.cancel().catch(() => null);
          throw new RangeError();
        }
        content.set(chunk.value, length);
        length += chunk.value.length;
        this.#count(chunk.value.length);
      }
      if (length < bytes) throw new TypeError();
      // Browsers keep this from pages that come over an unsafe connection.
      if (crypto.subtle && hex(await crypto.subtle.digest("SHA-256", content)) !== sha256) throw new RangeError();
    } catch (error) {
      this.#count(-length);
      throw new Error(`${path} arrived ${error instanceof RangeError ? "damaged" : "only in part"}`);
    }
    return content;
  }

  /** @param {number} bytes */
  #count(bytes) {
    this.#received += bytes;
    this.onProgress(this.#received / this.manifest.total_bytes);
    for (const { bytes: enough, then } of this.#waiting) if (this.#received >= enough) then();
  }
}

/**
 * What the site keeps on this device for use without a network: then nothing is asked of the network.
 * @param {Part} part
 * @returns {Promise<Response | undefined>}
 */
const kept = async ({ path }) => globalThis.caches?.match(new URL(path, RUNTIME).href);

/**
 * What was gzipped, whether or not the host or the browser has unpacked it already.
 * @param {ReadableStream<Uint8Array<ArrayBuffer>>} body
 * @returns {Promise<ReadableStream<Uint8Array<ArrayBuffer>>>}
 */
async function unpacked(body) {
  const reader = body.getReader();
  const first = await reader.read();
  /** @type {ReadableStream<Uint8Array<ArrayBuffer>>} */
  const whole = new ReadableStream({
    start: (controller) => (first.done ? controller.close() : controller.enqueue(first.value)),
    async pull(controller) {
      const { done, value } = await reader.read();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: (reason) => reader.cancel(reason),
  });
  const isGzipped = first.value?.[0] === 0x1f && first.value[1] === 0x8b;
  return isGzipped ? whole.pipeThrough(new DecompressionStream("gzip")) : whole;
}

/**
 * The same as WebAssembly, whatever type the host has for it: its bytes are checked. What bears the type already stays
 * as it is, because browsers keep what they compiled of it.
 * @param {Response} response
 */
const asWasm = (response) =>
  response.headers.get("content-type") === WASM
    ? response
    : new Response(response.body, { headers: { "content-type": WASM } });

/** @param {Uint8Array<ArrayBuffer>} content */
async function compiled(content) {
  if (!hasWebAssembly()) throw new Error(NO_WEBASSEMBLY);
  try {
    return await WebAssembly.compile(content);
  } catch (error) {
    const isUnderstood = !crypto.subtle || WebAssembly.validate(content);
    throw isUnderstood ? wasmFailure(error) : new Error(TOO_OLD);
  }
}

/** @param {unknown} error */
export const wasmFailure = (error) => new Error(`WebAssembly did not start: ${reasonOf(error)}`);

/** @param {ArrayBuffer} digest */
const hex = (digest) => [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
