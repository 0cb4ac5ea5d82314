// @ts-check
/** Starts Python in the worker: fetches all its files at once and hands them to Pyodide, which itself fetches nothing. */
import { NO_WEBASSEMBLY, hasWebAssembly } from "./abilities.mjs";
import { Download, RUNTIME, wasmFailure } from "./download.mjs";

const WHEEL = "/lib/calculators.whl";

/** @typedef {import("./protocol.mjs").Manifest} Manifest */

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
    if (!hasWebAssembly()) throw new Error(NO_WEBASSEMBLY);
    const { loader, glue, machine, library, calculators } = manifest.parts;
    const download = new Download(manifest, { fresh, onProgress });
    const files = {
      loader: download.script(loader),
      glue: download.script(glue),
      machine: download.module(machine),
      library: download.bytes((whole && manifest.reserve) || library),
      // It is needed last: the line is left to what Python starts from.
      wheel: download.nearlyComplete(calculators).then(() => download.bytes(calculators)),
    };
    for (const file of Object.values(files)) file.catch(reject);
    start(manifest, files, onStarting, reject).then(resolve, reject);
  });
}

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
