// @ts-check
/**
 * My plan: what is overdue, what this week and next ask, what comes later. The page holds every statement as built;
 * here they are only put where they belong today, ticked and counted, and what else is known of them is entered.
 */
import { plans } from "../plan/plans.mjs";
import { showChanges } from "./changes.mjs";
import { Clashes } from "./clashes.mjs";
import { Counts } from "./counts.mjs";
import { Entries } from "./entries.mjs";
import { FactsForm } from "./facts-form.mjs";
import { fill, fillParts, fillToday, show } from "./filling.mjs";
import { keepFixedDates } from "./fixed-dates.mjs";
import { Gone } from "./gone.mjs";
import { Handing } from "./handing.mjs";
import { Placing } from "./placing.mjs";
import { PlanList } from "./plan-list.mjs";
import { doneOn, shownOf, shownPlan, tick } from "./reading.mjs";
import { StatusReport } from "./status-report.mjs";
import { Tools } from "./tools.mjs";
import { tally } from "./tallies.mjs";
import { PlanToast } from "./toast.mjs";

/** Tells whoever shows the plan on this page besides (`own-plan-on-demand.mjs`). */
const CHANGED = "pb:own-plan";

export class MyPlan {
  #ending = new AbortController();
  /** Somebody else's plan, looked at before it is taken in. @type {import("../plan/record.mjs").Plan | null} */
  #theirs = null;

  /** @param {HTMLElement} $page */
  constructor($page) {
    this.$page = $page;
    const { signal } = this.#ending;
    const find = (/** @type {string} */ name) => /** @type {HTMLElement} */ ($page.querySelector(`[data-${name}]`));
    const $form = find("plan-facts-form");
    this.form = $form instanceof HTMLFormElement ? new FactsForm($form, () => this.#saved()) : null;
    this.toast = new PlanToast(find("plan-toast"), () => this.#renew());
    this.placing = new Placing($page);
    const after = (/** @type {string} */ word) => () => {
      this.#renew();
      this.toast.say(word);
    };
    this.entries = new Entries($page, signal, after("entered"));
    this.counts = new Counts(find("count-part"), signal, after("counted"));
    this.clashes = new Clashes($page, after("switched"));
    this.list = new PlanList(find("plan-list"), signal, (word) => after(word)());
    this.gone = new Gone(find("gone"));
    this.handing = new Handing($page, this.toast, this.clashes, () => this.#renew(), (theirs) => this.#look(theirs));
    this.tools = new Tools($page, this.form, this.placing, this.toast, signal);
    this.report = new StatusReport($page, this.placing, this.toast, signal);
    addEventListener("hashchange", () => this.handing.look(), { signal });
    addEventListener("hashchange", () => this.tools.printAsked(), { signal });
    $page.addEventListener("change", ({ target }) => this.#tick(target), { signal });
    find("plan-change")?.addEventListener("click", () => this.#open(), { signal });
    find("plan-cancel")?.addEventListener("click", () => this.#close(), { signal });
    find("plan-forget")?.addEventListener("click", () => this.#forget(), { signal });
    find("plan-begin")?.addEventListener("click", () => this.#begin(), { signal });
    show(find("plan-begin"), true);
    plans.watch(() => this.show(), signal);
    $page.dataset.state = "live";
    this.#renew();
    this.tools.printAsked();
    if ($form && location.hash === `#${$form.getAttribute("aria-labelledby")}`) this.#open();
  }

  dispose() {
    this.#ending.abort();
  }

  show() {
    const { activeElement } = document;
    this.#show();
    // What is put elsewhere loses the focus.
    if (activeElement instanceof HTMLElement && activeElement !== document.activeElement) activeElement.focus({ preventScroll: true });
  }

  #show() {
    const shown = this.#theirs ? shownOf(this.#theirs) : shownPlan();
    const { form } = this;
    if (!shown) {
      form?.fill();
      show(form?.$form ?? null, true);
    }
    for (const $box of /** @type {NodeListOf<HTMLInputElement>} */ (this.$page.querySelectorAll("[data-tick]"))) {
      $box.hidden = !shown;
      $box.checked = shown !== null && doneOn(shown, statementOf($box)) !== "";
    }
    fillParts(this.$page, shown?.own?.parts ?? {});
    showChanges(this.$page, (shown?.facts.get("verticals") ?? []).filter(Boolean));
    fillToday(this.$page, shown?.day);
    const $facts = this.$page.querySelector("[data-plan-facts]");
    if ($facts) fill($facts, shown?.own?.facts ? `${shown.own.facts}.` : "");
    this.placing.show(shown);
    this.entries.show(shown);
    this.counts.show(shown);
    this.clashes.show(shown);
    this.list.show();
    this.gone.show(shown, (reference) => this.#has(reference));
    this.tools.show(shown);
    this.report.show(shown);
    this.#tellTrouble();
    tally(this.$page, this.placing, shown);
  }

  /** Whether the page has a place for what is entered of it. @param {string} reference */
  #has(reference) {
    const name = CSS.escape(reference);
    return this.$page.querySelector(`[data-statement="${name}"], [data-set="${name}"], [data-dated="${name}"]`) !== null;
  }

  /** What keeps the plan from being read or kept, as a sentence that stays. */
  #tellTrouble() {
    const { trouble } = plans.state;
    for (const $words of /** @type {NodeListOf<HTMLElement>} */ (this.$page.querySelectorAll("[data-trouble]"))) {
      show($words, $words.dataset.trouble === trouble);
    }
  }

  /** Show a plan that has come in the place of the reader's own; nothing can be entered meanwhile. @param {import("../plan/record.mjs").Plan | null} theirs */
  #look(theirs) {
    if (theirs === this.#theirs) return;
    this.#theirs = theirs;
    this.$page.toggleAttribute("data-looking-at", theirs !== null);
    for (const $part of /** @type {NodeListOf<HTMLElement>} */ (this.$page.querySelectorAll(".pb-two, .pb-clashes, .pb-plans"))) $part.inert = theirs !== null;
    if (theirs) document.documentElement.dataset.plan = "on";
    else document.dispatchEvent(new Event(CHANGED));
    this.show();
  }

  /** @param {EventTarget | null} target */
  #tick(target) {
    if (!(target instanceof HTMLInputElement) || !target.matches("[data-tick]")) return;
    tick(statementOf(target), target.checked);
    this.show();
    target.focus();
    this.toast.say(target.checked ? "ticked" : "unticked");
  }

  #open() {
    this.form?.fill();
    const hasPlan = plans.state.plan !== null;
    for (const name of ["cancel", "forget"]) show(this.$page.querySelector(`[data-plan-${name}]`), hasPlan);
    show(this.form?.$form ?? null, true);
    const $first = this.form?.$form.querySelector("input, select");
    if ($first instanceof HTMLElement) $first.focus();
  }

  #saved() {
    this.#close();
    this.toast.say("facts");
    this.#date();
  }

  #close() {
    show(this.form?.$form ?? null, shownPlan() === null);
    document.dispatchEvent(new Event(CHANGED));
    this.show();
  }

  #forget() {
    plans.erase(plans.shelf.active);
    this.#close();
    this.toast.say("erased");
  }

  /** Where no dates are asked for, a plan begins with nothing in it. */
  #begin() {
    plans.create("");
    this.#renew();
    this.toast.say("created");
    const $box = this.$page.querySelector("[data-tick]");
    if ($box instanceof HTMLElement) $box.focus();
  }

  /** Show the plan as it is now, and have it dated where it is not. */
  #renew() {
    this.gone.follow();
    document.dispatchEvent(new Event(CHANGED));
    const shown = shownPlan();
    if (shown) show(this.form?.$form ?? null, false);
    this.show();
    this.#date();
  }

  /** A plan whose dates are missing, or follow from an earlier edition of the playbook, is dated anew. */
  async #date() {
    const before = shownPlan();
    if (!this.form && (await keepFixedDates(document)) && !this.#ending.signal.aborted) {
      document.dispatchEvent(new Event(CHANGED));
      this.show();
    }
    if (!before || !this.form || before.facts.size === 0) return;
    const $undated = this.$page.querySelector("[data-undated]");
    const $dating = this.$page.querySelector("[data-dating]");
    show($undated, false);
    show($dating, !before.own);
    const isDated = await this.form.renew();
    if (this.#ending.signal.aborted) return;
    show($dating, false);
    show($undated, !isDated);
    if (shownPlan()?.plan.worked === before.plan.worked) return;
    document.dispatchEvent(new Event(CHANGED));
    this.show();
  }
}

/** @param {HTMLElement} $box */
const statementOf = ($box) => /** @type {HTMLElement | null} */ ($box.closest("[data-statement]"))?.dataset.statement ?? "";
