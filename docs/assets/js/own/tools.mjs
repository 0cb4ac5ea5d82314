// @ts-check
/** What is taken away from My plan: a printed week, a calendar, a spreadsheet. Python makes the files, from the plan as it is. */
import { addressOf } from "../calculator/address.mjs";
import { stamp, today } from "../clock.mjs";
import { bytesOf, saveFile } from "../planner/download.mjs";
import { plans } from "../plan/plans.mjs";
import { textOf } from "../plan/record.mjs";
import { ask } from "./asking.mjs";
import { show } from "./filling.mjs";
import { printOnly } from "./printing.mjs";
import { rowsOf } from "./plan-rows.mjs";
import { shownPlan } from "./reading.mjs";

/** @typedef {import("./reading.mjs").Shown} Shown */
/** @typedef {{ label: string, width: number, date: boolean, of: string }} Column `of` names what of a row stands in it */

const CALCULATOR = "timeline";
/** How an address asks for a printed week. */
const PRINT = "#print-the-week";
/** What a field holds of the plan that is no fact of it. */
const NAME = "plan_name";

export class Tools {
  /**
   * @param {HTMLElement} $page
   * @param {import("./facts-form.mjs").FactsForm | null} form null where the playbook has no calculator that dates a plan
   * @param {import("./placing.mjs").Placing} placing
   * @param {import("./toast.mjs").PlanToast} toast
   * @param {AbortSignal} signal
   */
  constructor($page, form, placing, toast, signal) {
    this.$page = $page;
    this.form = form;
    this.placing = placing;
    this.toast = toast;
    const $tools = /** @type {HTMLElement} */ ($page.querySelector("[data-my-tools]"));
    this.$calendar = /** @type {HTMLElement | null} */ ($tools.querySelector("[data-my-calendar]"));
    this.playbook = JSON.parse($tools.dataset.playbook ?? "null");
    /** @type {Column[]} */
    this.columns = JSON.parse($tools.dataset.columns ?? "[]");
    this.fileName = $tools.dataset.fileName ?? "";
    $tools.addEventListener("click", ({ target }) => this.#click(target), { signal });
    show($tools, true);
  }

  /** @param {Shown | null} shown */
  show(shown) {
    show(this.$calendar, Boolean(shown?.own && this.form));
    show(this.$page.querySelector("[data-my-week]"), Boolean(shown?.own));
  }

  /** @param {EventTarget | null} target */
  #click(target) {
    const $button = target instanceof Element ? target.closest("button") : null;
    if (!$button) return;
    if ($button.matches("[data-my-week]")) this.#printWeek();
    if ($button.matches("[data-my-calendar]")) this.#saveCalendar();
    if ($button.dataset.mySheet) this.#saveSheet($button.dataset.mySheet);
  }

  /** An address can ask for the printed week: it is done once. */
  printAsked() {
    if (location.hash !== PRINT) return;
    history.replaceState(history.state, "", location.pathname + location.search);
    if (shownPlan()?.own) this.#printWeek();
  }

  /** The week that is; before the first one and after the last, whatever stands first. */
  #printWeek() {
    const isNow = !(/** @type {HTMLElement} */ (this.$page.querySelector("[data-my-part=now]")).hidden);
    printOnly(this.$page, isNow ? "now" : "next");
  }

  async #saveCalendar() {
    const { form } = this;
    const { plan } = plans.state;
    const values = form?.planDates.values;
    if (!form || !plan || !values) return;
    const name = textOf(plan, "plan", "name");
    const request = {
      values: { ...values, ...(name && NAME in values ? { [NAME]: name } : {}) },
      stamp: stamp(),
      playbook: this.playbook,
      link: await addressOf(form.$form.action, CALCULATOR, new Map([[CALCULATOR, form.planDates.entries]])),
    };
    this.#save(request, { lane: "file", form: "ics" });
  }

  /** @param {string} form */
  #saveSheet(form) {
    const shown = shownPlan();
    if (!shown) return;
    const rows = rowsOf(this.$page, this.placing, shown);
    const columns = this.columns.map(({ label, width, date }) => ({ label, width, date }));
    const cells = rows.map((row) => this.columns.map(({ of }) => String(/** @type {Record<string, unknown>} */ (row)[of] ?? "")));
    const named = [this.fileName, today()].filter(Boolean).join("-");
    const title = textOf(shown.plan, "plan", "name") || this.fileName;
    this.#save({ name: named, title, columns, rows: cells }, { lane: "file", form, door: "table" });
  }

  /** @param {unknown} request @param {{ lane: string, form: string, door?: "table" }} options */
  async #save(request, options) {
    this.toast.say("making", 0);
    let file = null;
    try {
      const client = await ask();
      file = JSON.parse((await client.ask(CALCULATOR, JSON.stringify(request), options)) ?? "null");
    } catch {
      // Then there is none, which is said.
    }
    if (file?.ok) saveFile(file.file_name, file.media_type, file.text ?? bytesOf(file.base64));
    this.toast.say(file?.ok ? "made" : "not-made", 0);
  }
}
