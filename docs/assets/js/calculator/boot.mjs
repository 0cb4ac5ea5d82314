// @ts-check
/**
 * Starts Python in the worker: fetches all its files at once, checks each against the checksum that the page's build
 * wrote down, and hands them to Pyodide, which itself fetches nothing.
 */
import { OUTDATED, reasonOf } from "./protocol.mjs";

const RUNTIME = new URL("../../runtime/", import.meta.url);
const WHEEL = "/lib/calculators.whl";

/** @typedef {import("./protocol.mjs").Part} Part */
/** @typedef {import("./protocol.mjs").Manifest} Manifest */

/** A failure that only a newer page can mend. */
export class Outdated extends Error {}

/** The files of one start. */
class Download {
  #received = 0;

  /**
   * @param {Manifest} manifest
   * @param {RequestInit} options
   * @param {(share: number) => void} onProgress
   */
  constructor(manifest, options, onProgress) {
    this.manifest = manifest;
    this.options = options;
    this.onProgress = onProgress;
  }

  /** @param {Part} part @returns {Promise<Uint8Array<ArrayBuffer>>} its content, checked */
  async bytes(part) {
    return this.#checked(part, await this.#response(part));
  }

  /**
   * A WebAssembly file, compiled while it arrives and checked before it is handed out.
   * @param {Part} part
   */
  async module(part) {
    const response = await this.#response(part);
    const copy = response.clone();
    const compiling = WebAssembly.compileStreaming(response);
    compiling.catch(() => null);
    // A damaged file does not compile either: say what came first.
    await this.#checked(part, copy);
    return compiling.catch((error) => {
      throw wasmFailure(error);
    });
  }

  /**
   * A script that came as it should. The browser then takes it from its cache.
   * @param {Part} part
   */
  async script(part) {
    await this.bytes(part);
    return import(new URL(part.path, RUNTIME).href);
  }

  /**
   * The file itself where the host compresses it on the way, else its gzipped sibling.
   * @param {Part} part
   */
  async #response(part) {
    const response = await this.#fetched(part.path);
    if (response.headers.has("content-encoding") || part.gzip_bytes === null || part.path.endsWith(".js")) {
      return response;
    }
    const sibling = await this.#fetched(`${part.path}.gz`).catch(() => null);
    if (!sibling?.body) return response;
    // What has broken meanwhile cannot be canceled, and nobody waits for it.
    response.body?.cancel().catch(() => null);
    // A host may say of such a file that it is compressed on the way; then the browser has unpacked it.
    if (sibling.headers.has("content-encoding")) return sibling;
    const headers = { "content-type": response.headers.get("content-type") ?? "" };
    return new Response(sibling.body.pipeThrough(new DecompressionStream("gzip")), { headers });
  }

  /** @param {string} path */
  async #fetched(path) {
    let response;
    try {
      response = await fetch(new URL(path, RUNTIME), this.options);
    } catch {
      throw new Error(`${path} could not be loaded (no connection)`);
    }
    if (response.ok) return response;
    if (response.status === 404 && (await this.#isOutdated())) {
      throw new Outdated(OUTDATED);
    }
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
    const reader = /** @type {ReadableStream<Uint8Array>} */ (response.body).getReader();
    try {
      for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
        if (length + chunk.value.length > bytes) throw new RangeError();
        content.set(chunk.value, length);
        length += chunk.value.length;
        this.#received += chunk.value.length;
        this.onProgress(this.#received / this.manifest.total_bytes);
      }
    } catch (error) {
      throw new Error(`${path} arrived ${error instanceof RangeError ? "damaged" : "only in part"}`);
    }
    if (length < bytes) throw new Error(`${path} arrived only in part`);
    // Browsers keep this from pages that come over an unsafe connection.
    if (crypto.subtle && hex(await crypto.subtle.digest("SHA-256", content)) !== sha256) {
      throw new Error(`${path} arrived damaged`);
    }
    return content;
  }
}

/** @param {ArrayBuffer} digest */
const hex = (digest) => [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");

/**
 * Python, ready to import the calculators.
 * @param {Manifest} manifest
 * @param {{ whole: boolean, fresh: boolean, onProgress: (share: number) => void, onStarting: () => void }} options
 *   `whole` takes the whole standard library instead of the trimmed one, `fresh` passes over the browser's cache
 * @returns {Promise<any>}
 */
export function boot(manifest, { whole, fresh, onProgress, onStarting }) {
  // Pyodide does not settle when a file of its own fails, so each failure is caught where it happens.
  return new Promise((resolve, reject) => {
    const { loader, glue, machine, library, calculators } = manifest.parts;
    const download = new Download(manifest, fresh ? { cache: "reload" } : {}, onProgress);
    const files = {
      loader: download.script(loader),
      glue: download.script(glue),
      machine: download.module(machine),
      library: download.bytes((whole && manifest.reserve) || library),
      wheel: download.bytes(calculators),
    };
    for (const file of Object.values(files)) file.catch(reject);
    start(manifest, files, onStarting, reject).then(resolve, reject);
  });
}

/** @param {unknown} error */
const wasmFailure = (error) => new Error(`WebAssembly did not start: ${reasonOf(error)}`);

/**
 * @param {Manifest} manifest
 * @param {Record<"loader" | "glue" | "machine" | "library" | "wheel", Promise<any>>} files
 * @param {() => void} onStarting
 * @param {(error: unknown) => void} report
 */
async function start(manifest, files, onStarting, report) {
  const [{ loadPyodide }, { default: createPyodideModule }] = await Promise.all([files.loader, files.glue]);
  const native = { fetch: self.fetch, instantiateStreaming: WebAssembly.instantiateStreaming };
  // What Pyodide asks for is here already, and there is nothing else for it to ask for.
  self.fetch = async (address) => new Response(String(address).endsWith(".zip") ? await files.library : null);
  WebAssembly.instantiateStreaming = async (_response, imports) => {
    /** @type {WebAssembly.Module} */
    const module = await files.machine;
    try {
      return { module, instance: await WebAssembly.instantiate(module, imports) };
    } catch (error) {
      report(wasmFailure(error));
      throw error;
    }
  };
  /** @param {PromiseRejectionEvent} event */
  const onRejection = (event) => report(event.reason);
  self.addEventListener("unhandledrejection", onRejection);
  try {
    const python = await loadPyodide({
      createPyodideModule,
      indexURL: RUNTIME.href,
      // An empty list of packages: the runtime knows no address but ours.
      packageBaseUrl: RUNTIME.href,
      lockFileContents: { info: manifest.interpreter, packages: {} },
      env: { PYTHONHASHSEED: "0" },
      stdin: () => null,
      fsInit: async () => {
        await files.library;
        onStarting();
      },
    });
    // It may arrive while Python starts.
    python.FS.writeFile(WHEEL, await files.wheel);
    python.pyimport("sys").path.append(WHEEL);
    return python;
  } finally {
    self.removeEventListener("unhandledrejection", onRejection);
    self.fetch = native.fetch;
    WebAssembly.instantiateStreaming = native.instantiateStreaming;
  }
}
