// @ts-check
/**
 * The scenarios that this device keeps: named states of a calculator. What it finds there may be anything; what it
 * cannot read it says, and sets aside.
 */
import { parseState, writeState } from "../calculator/address.mjs";
import { load, store } from "../calculator/storage.mjs";

/** @typedef {{ name: string, state: string }} Scenario the state as an address holds it */

const VERSION = 1;
const FORMAT = "playbook-scenarios/1";
export const LONGEST_NAME = 60;
const LONGEST_STATE = 50_000;
/** In bytes: no browser gives a site more room to remember texts in. */
export const LONGEST_FILE = 5_000_000;
const MOST = 100;

/** @param {string} calculator */
export const keyOf = (calculator) => `scenarios:${calculator}`;

/** @param {unknown} value @returns {value is Record<string, unknown>} */
const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** @param {unknown} value @returns {value is Scenario} */
const isScenario = (value) =>
  isObject(value) &&
  typeof value.name === "string" &&
  value.name.trim() !== "" &&
  value.name.length <= LONGEST_NAME &&
  typeof value.state === "string" &&
  value.state.length <= LONGEST_STATE;

/**
 * @param {string} calculator
 * @returns {{ scenarios: Scenario[], isReadable: boolean }}
 */
export function readScenarios(calculator) {
  const text = load(keyOf(calculator));
  if (text === null) return { scenarios: [], isReadable: true };
  try {
    const { version, scenarios } = JSON.parse(text);
    if (version === VERSION && Array.isArray(scenarios) && scenarios.every(isScenario)) {
      return { scenarios: scenarios.map(({ name, state }) => ({ name, state })), isReadable: true };
    }
  } catch {
    // Told by the return.
  }
  return { scenarios: [], isReadable: false };
}

/**
 * @param {string} calculator
 * @param {Scenario[]} scenarios
 * @returns {boolean} whether this device kept them
 */
export function writeScenarios(calculator, scenarios) {
  const before = load(keyOf(calculator));
  // Set aside rather than overwritten: a person may still read it.
  if (before !== null && !readScenarios(calculator).isReadable) store(`${keyOf(calculator)}:unreadable`, before);
  return store(keyOf(calculator), JSON.stringify({ version: VERSION, scenarios }));
}

/**
 * A name that none of them has: "Base (2)".
 * @param {string} name
 * @param {Scenario[]} scenarios
 */
export function freeName(name, scenarios) {
  const taken = new Set(scenarios.map((scenario) => scenario.name));
  if (!taken.has(name)) return name;
  let number = 2;
  const numbered = () => `${name.slice(0, LONGEST_NAME - 6)} (${number})`;
  while (taken.has(numbered())) number++;
  return numbered();
}

/**
 * All scenarios of all calculators as one file.
 * @param {string[]} calculators
 */
export function exportFile(calculators) {
  const scenarios = calculators.flatMap((calculator) =>
    readScenarios(calculator).scenarios.map(({ name, state }) => ({ calculator, name, inputs: inputsOf(state) })),
  );
  return JSON.stringify({ format: FORMAT, scenarios }, null, 2);
}

/** @param {string} state @returns {Record<string, string[]>} */
function inputsOf(state) {
  return Object.fromEntries(
    [...parseState(state)].flatMap(([calculator, entries]) =>
      [...entries].map(([field, texts]) => [`${calculator}.${field}`, texts]),
    ),
  );
}

/**
 * The scenarios of a file, by calculator; a sentence where it is none of ours.
 * @param {string} text
 * @param {string[]} calculators
 * @returns {Map<string, Scenario[]> | string}
 */
export function importFile(text, calculators) {
  let file;
  try {
    file = JSON.parse(text);
  } catch {
    return "There are no scenarios in this file: it is not JSON.";
  }
  if (!isObject(file) || file.format !== FORMAT || !Array.isArray(file.scenarios)) {
    return "There are no scenarios in this file that were exported here.";
  }
  if (file.scenarios.length > MOST * calculators.length) return "There are more scenarios in this file than can be kept.";
  /** @type {Map<string, Scenario[]>} */
  const found = new Map();
  for (const [index, row] of file.scenarios.entries()) {
    const scenario = isObject(row) ? { name: row.name, state: stateOf(row.inputs) } : null;
    if (!isScenario(scenario) || !calculators.includes(/** @type {any} */ (row).calculator)) {
      return `Scenario ${index + 1} of this file cannot be read, so nothing was imported.`;
    }
    found.set(row.calculator, [...(found.get(row.calculator) ?? []), scenario]);
  }
  return found;
}

/** @param {unknown} inputs @returns {string | null} */
function stateOf(inputs) {
  if (!isObject(inputs)) return null;
  const isListOfTexts = (/** @type {unknown} */ texts) =>
    Array.isArray(texts) && texts.every((text) => typeof text === "string");
  if (!Object.values(inputs).every(isListOfTexts)) return null;
  const pairs = Object.entries(/** @type {Record<string, string[]>} */ (inputs)).flatMap(([key, texts]) =>
    (texts.length > 0 ? texts : [""]).map((text) => [key, text]),
  );
  return writeState(parseState(new URLSearchParams(pairs).toString()));
}
