// @ts-check
/**
 * Runs Python beside the page: starts it, then hands each request to the calculators' bridge. Holds no formula and no
 * Python.
 */
import { boot } from "./boot.mjs";
import { Outdated } from "./download.mjs";
import { answer, downloading, failed, fault, progress, ready, reasonOf, starting } from "./protocol.mjs";

/** Python's names for a module, or a name in one, that is not there. */
const MISSING = new Set(["ModuleNotFoundError", "ImportError"]);

/** @param {import("./protocol.mjs").Stage | import("./protocol.mjs").Reply} message */
const tell = (message) => self.postMessage(message);

/** @type {(message: import("./protocol.mjs").Start) => void} */
let begin;
/** What the page said first. @type {Promise<import("./protocol.mjs").Start>} */
const begun = new Promise((resolve) => {
  begin = resolve;
});

/** Python's collector of garbage, which is off while Python starts. @type {any} */
let collector;

/**
 * The calculators' bridge, on the trimmed standard library or on the whole one.
 * @param {boolean} whole
 * @returns {Promise<any>}
 */
async function openBridge(whole) {
  const { manifest, fresh } = await begun;
  let told = -1;
  const python = await boot(manifest, {
    whole,
    fresh,
    onProgress(share) {
      const percent = Math.floor(share * 100);
      if (percent > told) tell(downloading(manifest.size, share));
      told = Math.max(told, percent);
    },
    onStarting: () => tell(starting()),
  });
  collector = python.pyimport("gc");
  return python.pyimport("calculators.bridge");
}

/** Whether the calculators have asked for more than the trimmed library holds. */
let isWhole = false;
let bridge = openBridge(false);

/**
 * Do something at the bridge; when a module is missing, do it again on the whole standard library. The build has traced
 * what the calculators need, but a trace is no proof.
 * @template T
 * @param {(bridge: any) => T | Promise<T>} task
 * @returns {Promise<T>}
 */
async function withBridge(task) {
  try {
    return await task(await bridge);
  } catch (error) {
    if (isWhole || !MISSING.has(/** @type {any} */ (error)?.type)) throw error;
    console.warn(`${reasonOf(error)}: taking the whole standard library`);
    isWhole = true;
    bridge = openBridge(true);
    await bridge;
    tell(ready());
    return task(await bridge);
  }
}

withBridge(() => null).then(
  () => tell(ready()),
  (error) => tell(failed(reasonOf(error), error instanceof Outdated)),
);

/** The simulations that somebody waits for. @type {Set<number>} */
const wanted = new Set();

/** Lets the next message in. */
const nextTask = () => new Promise((resolve) => setTimeout(resolve));

/**
 * Draw in slices, so that an answer can come between them and a canceled simulation ends.
 * @param {any} simulation
 * @param {number} id
 */
async function simulate(simulation, id) {
  wanted.add(id);
  try {
    while (wanted.has(id)) {
      const text = simulation.advance();
      const { done, of } = JSON.parse(text);
      if (done === undefined) return text;
      tell(progress(id, done, of));
      await nextTask();
    }
    return null;
  } finally {
    wanted.delete(id);
    simulation.destroy();
  }
}

/** @param {import("./protocol.mjs").Call} call @returns {Promise<string | null>} null when nobody waits any more */
const run = ({ id, door, calculator, request, form }) =>
  withBridge((bridge) => {
    if (door === "simulation") return simulate(bridge.simulation(calculator, request), id);
    if (door === "table") return bridge.table(request, form);
    return door === "export" ? bridge.export(calculator, request, form) : bridge.answer(calculator, request);
  });

/** How long the first answer is left in peace: its charts are drawn, its draws begin. */
const PREPARE_DELAY_MS = 1_000;
let isPrepared = false;

/** Import what other pages will ask, bit by bit, so that their first answer need not wait for it. */
async function prepare() {
  if (isPrepared) return;
  isPrepared = true;
  freezeGarbage();
  do await new Promise((resolve) => setTimeout(resolve, PREPARE_DELAY_MS));
  while (await withBridge((bridge) => bridge.prepare()));
  freezeGarbage();
}

/** What is loaded by now stays: looking through it for garbage would take 20 ms of some keystroke. */
function freezeGarbage() {
  collector.freeze();
  collector.enable();
}

self.addEventListener("message", async ({ data }) => {
  if ("manifest" in data) {
    begin(data);
    return;
  }
  if ("canceled" in data) {
    wanted.delete(data.canceled);
    return;
  }
  try {
    const text = await run(data);
    if (text !== null) tell(answer(data.id, text));
    prepare().catch(() => null);
  } catch (error) {
    tell(fault(data.id, reasonOf(error)));
  }
});
