// @ts-check
/**
 * Runs Python beside the page: loads the self-hosted Pyodide and the calculators' wheel, then hands each request to
 * the calculators' bridge. Holds no formula and no Python.
 */
import { answer, downloading, failed, fault, ready, reasonOf, starting } from "./protocol.mjs";

const RUNTIME = new URL("../../runtime/", import.meta.url);
const WHEEL = "/lib/calculators.whl";

/** @param {import("./protocol.mjs").Stage | import("./protocol.mjs").Reply} message */
const tell = (message) => self.postMessage(message);

/**
 * @param {string} path relative to the runtime's folder
 * @param {RequestInit} [options]
 */
async function fetched(path, options) {
  const response = await fetch(new URL(path, RUNTIME), options);
  if (!response.ok) throw new Error(`${path} could not be loaded (HTTP ${response.status})`);
  return response;
}

/**
 * Pyodide never settles when its WebAssembly is missing, broken, blocked or of a wrong type, so the failure is caught
 * where it happens.
 * @param {(error: Error) => void} report
 */
function watchWebAssembly(report) {
  const native = WebAssembly.instantiateStreaming;
  WebAssembly.instantiateStreaming = async (source, imports) => {
    try {
      const response = await source;
      if (!response.ok) throw new Error(`its file could not be loaded (HTTP ${response.status})`);
      return await native.call(WebAssembly, response, imports);
    } catch (error) {
      report(new Error(`WebAssembly did not start: ${reasonOf(error)}`));
      throw error;
    }
  };
}

/**
 * The calculators' bridge, ready to answer.
 * @param {(error: unknown) => void} report hears of a failure that Pyodide would pass over
 */
async function boot(report) {
  const manifest = /** @type {import("./protocol.mjs").Manifest} */ (
    // The only file whose content changes under its name.
    await (await fetched("manifest.json", { cache: "no-cache" })).json()
  );
  tell(downloading(manifest.size));
  const { loader, library, calculators } = manifest.parts;
  const wheel = fetched(calculators.path).then((response) => response.arrayBuffer());
  wheel.catch(report);
  const { loadPyodide } = await import(new URL(loader.path, RUNTIME).href);
  const python = await loadPyodide({
    indexURL: new URL(".", new URL(loader.path, RUNTIME)).href,
    stdLibURL: new URL(library.path, RUNTIME).href,
    // An empty list of packages: the runtime knows no address but ours.
    packageBaseUrl: RUNTIME.href,
    lockFileContents: { info: manifest.interpreter, packages: {} },
    env: { PYTHONHASHSEED: "0" },
    stdin: () => null,
    fsInit: async (/** @type {any} */ files) => {
      files.writeFile(WHEEL, new Uint8Array(await wheel));
      tell(starting());
    },
  });
  python.pyimport("sys").path.append(WHEEL);
  return python.pyimport("calculators.bridge");
}

/** @type {Promise<any>} */
const bridge = new Promise((resolve, reject) => {
  watchWebAssembly(reject);
  boot(reject).then(resolve, reject);
});

bridge.then(
  () => tell(ready()),
  (error) => tell(failed(reasonOf(error))),
);

self.addEventListener("message", async ({ data }) => {
  const { id, calculator, request } = /** @type {import("./protocol.mjs").Call} */ (data);
  try {
    tell(answer(id, (await bridge).answer(calculator, request)));
  } catch (error) {
    tell(fault(id, reasonOf(error)));
  }
});
