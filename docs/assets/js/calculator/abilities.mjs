// @ts-check
/** What Python needs of a browser, and what a person can do where a browser has not got it. */

/** Where WebAssembly is missing, it has been switched off: every browser that runs these scripts came with it. */
export const NO_WEBASSEMBLY =
  "WebAssembly, which Python needs, is switched off in this browser, as Lockdown Mode and strict security settings do. " +
  "Allow it for this site, or open the page in another browser";

export const TOO_OLD =
  "this browser is too old to run Python, or is set up to forbid it. Update it, or open the page in another browser";

/** @returns {boolean} */
export const hasWebAssembly = () => typeof WebAssembly === "object";

/**
 * A worker that runs a module.
 * @param {URL} address
 * @param {string} name
 * @returns {Worker}
 * @throws {Error} saying what to do where the browser has no such workers, or could not run Python in one
 */
export function moduleWorker(address, name) {
  if (!hasWebAssembly()) throw new Error(NO_WEBASSEMBLY);
  let isAsked = false;
  const options = {
    name,
    // A browser that knows no modules in workers does not ask, and would run the module as a script of the old kind.
    get type() {
      isAsked = true;
      return /** @type {WorkerType} */ ("module");
    },
  };
  let worker;
  try {
    worker = new Worker(address, options);
  } catch {
    throw new Error(TOO_OLD);
  }
  if (isAsked) return worker;
  worker.terminate();
  throw new Error(TOO_OLD);
}
