// @ts-check
/** The state of the plan on one page, to print, or to copy as text for mail or chat. */
import { copyText } from "../planner/clipboard.mjs";
import { countsOf, textOf } from "../plan/record.mjs";
import { show } from "./filling.mjs";
import { printOnly } from "./printing.mjs";
import { rowsOf } from "./plan-rows.mjs";
import { shownPlan } from "./reading.mjs";
import { isPast } from "./today.mjs";

/** @typedef {import("./reading.mjs").Shown} Shown */
/** @typedef {import("./plan-rows.mjs").Row} Row */

/** How many things a list names, so that all of it stays on one page. */
const NAMED = 6;
/** The levels of risks that are told, the gravest first, as the form has them. */
const GRAVE = ["high", "medium"];

export class StatusReport {
  /**
   * @param {HTMLElement} $page
   * @param {import("./placing.mjs").Placing} placing
   * @param {import("./toast.mjs").PlanToast} toast
   * @param {AbortSignal} signal
   */
  constructor($page, placing, toast, signal) {
    this.$page = $page;
    this.placing = placing;
    this.toast = toast;
    this.$report = /** @type {HTMLElement} */ ($page.querySelector("[data-status]"));
    this.$open = /** @type {HTMLElement} */ ($page.querySelector("[data-status-open]"));
    const on = (/** @type {Element | null} */ $it, /** @type {() => void} */ act) => $it?.addEventListener("click", act, { signal });
    on(this.$open, () => this.#toggle(this.$report.hidden));
    on(this.$report.querySelector("[data-status-close]"), () => this.#toggle(false));
    on(this.$report.querySelector("[data-status-print]"), () => printOnly($page, "status"));
    on(this.$report.querySelector("[data-status-copy]"), () => this.#copy());
  }

  /** @param {Shown | null} shown */
  show(shown) {
    show(this.$open, Boolean(shown?.own && shown.day));
    if (!shown?.own || !shown.day) show(this.$report, false);
    else if (!this.$report.hidden) this.#fill(shown);
  }

  /** @param {boolean} isOpen */
  #toggle(isOpen) {
    const shown = shownPlan();
    show(this.$report, isOpen && shown !== null);
    this.$open.setAttribute("aria-expanded", String(isOpen));
    if (shown && isOpen) this.#fill(shown);
    const $focus = isOpen ? this.$report.querySelector("h2") : this.$open;
    if ($focus instanceof HTMLElement) $focus.focus();
  }

  /** @param {Shown} shown */
  #fill(shown) {
    const rows = rowsOf(this.$page, this.placing, shown);
    const work = rows.filter(({ sort }) => sort === "work");
    const week = shown.own?.parts[`week/${shown.day?.week || shown.day?.next_week}`];
    const late = work.filter(({ isLate }) => isLate);
    const isOpen = (/** @type {Row} */ { done }) => done === "";
    const isOfWeek = (/** @type {string} */ day) => Boolean(day && week?.first && week.last && day >= week.first && day <= week.last);
    this.#put("facts", shown.own?.facts ?? "");
    this.#put("done", work.filter((row) => !isOpen(row)).length);
    this.#put("all", work.length);
    this.#put("late", late.length);
    this.#fillGate(rows);
    this.#fillUsers(shown);
    this.#list("overdue", late, ({ what, dueWords, owner }) => [what, dueWords, owner]);
    this.#list("reached", rows.filter(({ done }) => isOfWeek(done)), ({ what, owner }) => [what, owner]);
    const current = this.$page.querySelector("[data-place=now] [data-do-block]");
    const inBlock = new Set([...(current?.querySelectorAll("[data-statement]") ?? [])].map(($it) => /** @type {HTMLElement} */ ($it).dataset.statement));
    const next = work.filter((row) => isOpen(row) && !row.isLate && (inBlock.has(row.reference) || isOfWeek(row.due)));
    this.#list("next", next, ({ what, dueWords, owner }) => [what, dueWords, owner]);
    const levelOf = (/** @type {Row} */ { reference }) => textOf(shown.plan, reference, "level");
    const grave = GRAVE.flatMap((level) => rows.filter((row) => row.sort === "risk" && levelOf(row) === level));
    this.#list("risks", grave, ({ what, level, owner, note }) => [what, level, owner, note]);
    this.#fillPhases(work);
  }

  /** The first gate that lacks something, and what that is. @param {Row[]} rows */
  #fillGate(rows) {
    const gates = grouped(rows.filter(({ sort }) => sort === "gate"), ({ set }) => set);
    const next = [...gates].find(([, some]) => some.some(({ done }) => done === ""));
    const [title, some] = next ?? ["", []];
    const lacking = some.filter(({ done }) => done === "");
    show(this.#part("gate"), next !== undefined);
    this.#put("gate-title", title);
    this.#put("gate-due", some[0]?.dueWords ?? "");
    this.#put("gate-met", some.length - lacking.length);
    this.#put("gate-all", some.length);
    this.#put("gate-lacks", lacking.map(({ what }) => what).join("; "));
  }

  /** What was counted last, and the next count that the plan asks for. @param {Shown} shown */
  #fillUsers({ plan, own, today }) {
    const [day, count] = countsOf(plan).at(-1) ?? ["", ""];
    const $$targets = /** @type {HTMLElement[]} */ ([...this.$page.querySelectorAll("[data-target]")]);
    const parts = $$targets.map(($it) => own?.parts[$it.dataset.target ?? ""]).filter((part) => part?.texts.users);
    const next = parts.find((part) => !isPast(part, today));
    show(this.#part("counted"), count !== "");
    show(this.#part("target"), next !== undefined);
    show(this.#part("users"), count !== "" || next !== undefined);
    this.#put("count", count);
    this.#put("count-day", own?.days.find(({ since }) => since === day)?.date ?? day);
    this.#put("target-users", next?.texts.users ?? "");
    this.#put("target-day", next?.texts.long ?? "");
  }

  /** @param {Row[]} work */
  #fillPhases(work) {
    const phases = grouped(work.filter(({ phase }) => phase), ({ phase }) => phase);
    const $$lines = [...phases].map(([phase, some]) => {
      const $line = this.#copyOf("[data-status-phase]");
      write($line, "phase", phase);
      write($line, "count", some.filter(({ done }) => done !== "").length);
      write($line, "of", some.length);
      return $line;
    });
    this.$report.querySelector("[data-status-phases]")?.replaceChildren(...$$lines);
  }

  /** @param {string} name @param {Row[]} rows @param {(row: Row) => string[]} words */
  #list(name, rows, words) {
    const $part = this.#part(name);
    show($part, rows.length > 0);
    const $$lines = rows.slice(0, NAMED).map((row) => {
      const $line = document.createElement("li");
      $line.textContent = words(row).filter(Boolean).join(", ");
      return $line;
    });
    $part?.querySelector("ul")?.replaceChildren(...$$lines);
    show($part?.querySelector("[data-more]") ?? null, rows.length > NAMED);
    const $count = $part?.querySelector("[data-more] span");
    if ($count) $count.textContent = String(rows.length - NAMED);
  }

  /** The lines that can be seen, as plain text: headings with room before them, lists with a dash. */
  async #copy() {
    const $$lines = /** @type {HTMLElement[]} */ ([...this.$report.querySelectorAll("[data-status-text] :is(h3, p, li)")]);
    const seen = $$lines.filter(($line) => !$line.closest("[hidden]"));
    const texts = seen.map(($line) => {
      const text = $line.innerText.replaceAll(/\s+/g, " ").trim();
      return $line.matches("h3") ? `\n${text}` : $line.matches("li") ? `- ${text}` : text;
    });
    const title = this.$report.querySelector("h2")?.innerText.trim() ?? "";
    this.toast.say((await copyText(`${[title, ...texts].join("\n")}\n`)) ? "report-copied" : "not-copied", 0);
  }

  /** @param {string} name */
  #part(name) {
    return this.$report.querySelector(`[data-status-part=${name}]`);
  }

  /** @param {string} name @param {string | number} text */
  #put(name, text) {
    write(this.$report, name, text);
  }

  /** @param {string} selector @returns {Element} */
  #copyOf(selector) {
    const $pattern = /** @type {HTMLTemplateElement} */ (this.$report.querySelector(`template${selector}`));
    return /** @type {Element} */ (/** @type {DocumentFragment} */ ($pattern.content.cloneNode(true)).firstElementChild);
  }
}

/** @param {Element} $within @param {string} name @param {string | number} text */
function write($within, name, text) {
  const $place = $within.querySelector(`[data-status-${name}]`);
  if ($place) $place.textContent = String(text);
}

/** @param {Row[]} rows @param {(row: Row) => string} key @returns {Map<string, Row[]>} */
function grouped(rows, key) {
  /** @type {Map<string, Row[]>} */
  const found = new Map();
  for (const row of rows) found.set(key(row), [...(found.get(key(row)) ?? []), row]);
  return found;
}
