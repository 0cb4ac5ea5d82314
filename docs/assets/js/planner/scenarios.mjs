// @ts-check
/** The list of a calculator's scenarios: keep, load, rename, delete, compare, and all of them in and out as one file. */
import { parseState, writeState } from "../calculator/address.mjs";
import { watch } from "../calculator/storage.mjs";
import { stamp } from "../clock.mjs";
import { Comparison } from "./comparison.mjs";
import { saveFile } from "./download.mjs";
import {
  LONGEST_FILE,
  LONGEST_NAME,
  exportFile,
  freeName,
  importFile,
  keyOf,
  readScenarios,
  writeScenarios,
} from "./scenario-storage.mjs";
import { Toast } from "./toast.mjs";

/** @typedef {import("./scenario-storage.mjs").Scenario} Scenario */

const UNREADABLE = "The scenarios saved on this device cannot be read. They are set aside when you keep a new one.";
const NOT_KEPT = "This browser does not save anything on this device. Copy the link instead.";

export class Scenarios {
  /** @type {Scenario[]} */
  #list = [];
  /** Whether the reader waits for the comparison, and wants to hear when it is there. */
  #isAwaited = false;

  /**
   * @param {HTMLElement} $place
   * @param {import("../calculator/form.mjs").CalculatorForm} form
   */
  constructor($place, form) {
    this.form = form;
    this.$place = $place;
    this.calculators = ($place.dataset.calculators ?? "").split(" ");
    this.toast = new Toast(this.#find("[data-scenario-toast]"));
    this.$name = /** @type {HTMLInputElement} */ (this.#find("[data-scenario-name]"));
    this.$list = this.#find("[data-scenario-list]");
    this.$row = /** @type {HTMLTemplateElement} */ (this.#find("template"));
    this.comparison = new Comparison(this.#find("[data-comparison]"), form);
    this.$name.maxLength = LONGEST_NAME;
    this.#listen();
    this.#read();
  }

  #listen() {
    const on = (/** @type {string} */ selector, /** @type {() => void} */ act) =>
      this.#find(selector).addEventListener("click", act);
    on("[data-keep]", () => this.#keep());
    on("[data-compare]", () => this.#compare());
    on("[data-export]", () => this.#export());
    this.$name.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      // Would otherwise send the calculator's form.
      event.preventDefault();
      this.#keep();
    });
    const $file = /** @type {HTMLInputElement} */ (this.#find("[data-import]"));
    $file.addEventListener("change", async () => {
      const chosen = $file.files?.[0];
      if (chosen) await this.#open(chosen);
      $file.value = "";
    });
    for (const event of ["pb:calculated", "pb:restored"]) {
      this.form.$form.addEventListener(event, () => this.comparison.isOpen && this.#refresh(), {
        signal: this.form.signal,
      });
    }
    watch(keyOf(this.form.name), () => this.#read(), this.form.signal);
  }

  /** @param {string} selector */
  #find(selector) {
    return /** @type {HTMLElement} */ (this.$place.querySelector(selector));
  }

  #read() {
    const { scenarios, isReadable } = readScenarios(this.form.name);
    this.#list = scenarios;
    if (!isReadable) this.toast.say(UNREADABLE);
    this.#draw();
  }

  /**
   * Make these the scenarios and say what has happened.
   * @param {Scenario[]} scenarios
   * @param {string} sentence
   * @param {boolean} [canUndo]
   */
  #replace(scenarios, sentence, canUndo = false) {
    const before = this.#list;
    this.#list = scenarios;
    const isKept = writeScenarios(this.form.name, scenarios);
    this.#draw();
    const undo = () => {
      this.#replace(before, "Undone.");
      this.$name.focus();
    };
    if (isKept) this.toast.say(sentence, canUndo ? undo : undefined);
    else this.toast.say(NOT_KEPT);
  }

  #keep() {
    const name = this.$name.value.trim();
    if (!name) {
      this.toast.say("Enter a name for the scenario.");
      this.$name.focus();
      return;
    }
    const scenario = { name, state: writeState(this.form.answered.state) };
    const index = this.#list.findIndex((other) => other.name === name);
    const right = this.form.answered.isRefused ? " It holds the entries that were right last." : "";
    if (index < 0) this.#replace([...this.#list, scenario], `“${name}” is kept on this device.${right}`);
    else this.#replace(this.#list.with(index, scenario), `“${name}” now holds these inputs.${right}`, true);
    this.$name.value = "";
  }

  /** @param {Scenario} scenario */
  #load({ name, state }) {
    const before = this.form.answered.entered;
    this.form.load(parseState(state));
    this.toast.say(`“${name}” is loaded.`, () => {
      this.form.load(before);
      this.toast.say("Your entries are back.");
    });
  }

  /** @param {Scenario} scenario */
  #delete({ name }) {
    this.#replace(this.#list.filter((other) => other.name !== name), `“${name}” is deleted.`, true);
    // The button that was pressed is gone.
    this.$place.querySelector("summary")?.focus();
  }

  /** @param {Scenario} scenario @param {string} text */
  #rename(scenario, text) {
    const name = text.trim().slice(0, LONGEST_NAME);
    const others = this.#list.filter((other) => other !== scenario);
    if (!name || name === scenario.name) {
      this.#draw();
    } else if (others.some((other) => other.name === name)) {
      this.#draw();
      this.toast.say(`“${name}” is there already: “${scenario.name}” keeps its name.`);
    } else {
      const renamed = this.#list.map((other) => (other === scenario ? { ...scenario, name } : other));
      this.#replace(renamed, `“${scenario.name}” is now “${name}”.`, true);
    }
  }

  async #compare() {
    this.#isAwaited = true;
    this.toast.say("Calculating each scenario.");
    await this.#refresh();
  }

  async #refresh() {
    if (!(await this.comparison.show(this.#list)) || !this.#isAwaited) return;
    this.#isAwaited = false;
    this.toast.say("The scenarios are shown side by side below.");
  }

  #export() {
    const day = stamp().slice(0, 10);
    saveFile(`scenarios-${day}.json`, "application/json", exportFile(this.calculators));
    this.toast.say("The scenarios of all calculators are in one file.");
  }

  /** @param {File} file */
  async #open(file) {
    if (file.size > LONGEST_FILE) {
      this.toast.say("This file is too large.");
      return;
    }
    const text = await file.text().catch(() => null);
    if (text === null) this.toast.say("This file cannot be read.");
    else this.#import(text);
  }

  /** @param {string} text */
  #import(text) {
    const found = importFile(text, this.calculators);
    if (typeof found === "string") {
      this.toast.say(found);
      return;
    }
    let count = 0;
    let isKept = true;
    for (const [calculator, scenarios] of found) {
      const list = readScenarios(calculator).scenarios;
      for (const { name, state } of scenarios) {
        if (list.some((other) => other.name === name && other.state === state)) continue;
        list.push({ name: freeName(name, list), state });
        count++;
      }
      isKept = writeScenarios(calculator, list) && isKept;
    }
    this.#read();
    this.toast.say(isKept ? `New from the file: ${count}. Your other scenarios stay.` : NOT_KEPT);
  }

  #draw() {
    this.$list.replaceChildren(...this.#list.map((scenario) => this.#entry(scenario)));
    this.#find("[data-scenario-count]").textContent = this.#list.length > 0 ? `${this.#list.length} kept` : "";
    this.#find("[data-compare]").hidden = this.#list.length === 0;
    if (this.#list.length === 0) this.comparison.close();
    else if (this.comparison.isOpen) this.#refresh();
  }

  /** @param {Scenario} scenario */
  #entry(scenario) {
    const $entry = /** @type {HTMLElement} */ (this.$row.content.firstElementChild?.cloneNode(true));
    const part = (/** @type {string} */ selector) => /** @type {HTMLElement} */ ($entry.querySelector(selector));
    const $name = part("[data-name]");
    $name.textContent = scenario.name;
    for (const $of of $entry.querySelectorAll("[data-of]")) $of.textContent = scenario.name;
    part("[data-load]").addEventListener("click", () => this.#load(scenario));
    part("[data-delete]").addEventListener("click", () => this.#delete(scenario));
    part("[data-rename]").addEventListener("click", () => this.#edit($name, scenario));
    return $entry;
  }

  /** @param {HTMLElement} $name @param {Scenario} scenario */
  #edit($name, scenario) {
    const $input = document.createElement("input");
    $input.value = scenario.name;
    $input.maxLength = LONGEST_NAME;
    $input.setAttribute("aria-label", `New name of ${scenario.name}`);
    const finish = (/** @type {string} */ text) => {
      $input.replaceWith($name);
      this.#rename(scenario, text);
    };
    $input.addEventListener("keydown", (event) => {
      if (event.key === "Enter") event.preventDefault();
      if (event.key === "Enter") $input.blur();
      if (event.key === "Escape") $input.value = scenario.name;
      if (event.key === "Escape") $input.blur();
    });
    $input.addEventListener("blur", () => finish($input.value), { once: true });
    $name.replaceWith($input);
    $input.select();
  }
}
