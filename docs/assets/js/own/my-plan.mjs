// @ts-check
/**
 * My plan: what is overdue, what this week and next ask, what comes later. The page holds every statement as built;
 * here they are only put where they belong today, ticked and counted.
 */
import { plans } from "../plan/plans.mjs";
import { FactsForm } from "./facts-form.mjs";
import { fillParts, fillToday, show } from "./filling.mjs";
import { Handing } from "./handing.mjs";
import { doneOn, shownPlan, tick } from "./reading.mjs";
import { PlanToast } from "./toast.mjs";
import { endsIn, isPast, runsIn } from "./today.mjs";

/** @typedef {import("./reading.mjs").Shown} Shown */
/** @typedef {import("./today.mjs").Part} Part */

/** Tells whoever shows the plan on this page besides (`own-plan-on-demand.mjs`). */
const CHANGED = "pb:own-plan";

export class MyPlan {
  #ending = new AbortController();
  /** Where each part stood as built. @type {Map<HTMLElement, { $parent: Element, $next: Element | null }>} */
  #built = new Map();

  /** @param {HTMLElement} $page */
  constructor($page) {
    this.$page = $page;
    const { signal } = this.#ending;
    const $form = $page.querySelector("[data-plan-facts-form]");
    this.form = $form instanceof HTMLFormElement ? new FactsForm($form, () => this.#saved()) : null;
    this.$$moved = /** @type {HTMLElement[]} */ ([...$page.querySelectorAll("[data-do-block], .pb-set--add li, .pb-do > li, [data-dated]")]);
    for (const $it of this.$$moved) this.#built.set($it, { $parent: /** @type {Element} */ ($it.parentElement), $next: null });
    this.toast = new PlanToast(/** @type {HTMLElement} */ ($page.querySelector("[data-plan-toast]")), () => this.#renew());
    this.handing = new Handing($page, this.toast, () => this.#renew());
    addEventListener("hashchange", () => this.handing.look(), { signal });
    $page.addEventListener("change", ({ target }) => this.#tick(target), { signal });
    $page.querySelector("[data-plan-change]")?.addEventListener("click", () => this.#open(), { signal });
    $page.querySelector("[data-plan-cancel]")?.addEventListener("click", () => this.#close(), { signal });
    $page.querySelector("[data-plan-forget]")?.addEventListener("click", () => this.#forget(), { signal });
    plans.watch(() => this.show(), signal);
    $page.dataset.state = "live";
    this.#renew();
  }

  dispose() {
    this.#ending.abort();
  }

  show() {
    const shown = shownPlan();
    const { form } = this;
    if (!shown) {
      form?.fill();
      show(form?.$form ?? null, true);
    }
    this.#takeBack();
    for (const $box of /** @type {NodeListOf<HTMLInputElement>} */ (this.$page.querySelectorAll("[data-tick]"))) {
      $box.hidden = !shown;
      $box.checked = shown !== null && doneOn(shown, referenceOf($box)) !== "";
    }
    fillParts(this.$page, shown?.own?.parts ?? {});
    fillToday(this.$page, shown?.day);
    for (const $part of this.$page.querySelectorAll("[data-my-part]")) show($part, $part.matches("[data-my-part=all]"));
    if (shown) this.#place(shown);
    this.#count(shown);
  }

  /** @param {Shown} shown */
  #place(shown) {
    const { own, day } = shown;
    this.#put("[data-plan-facts]", own?.facts ? `${own.facts}.` : "");
    const chosen = (shown.facts.get("verticals") ?? []).filter(Boolean);
    for (const $set of /** @type {NodeListOf<HTMLElement>} */ (this.$page.querySelectorAll(".pb-set--add"))) {
      show($set, chosen.includes(($set.dataset.set ?? "").split("/")[1]));
    }
    if (!own || !day) return;
    const weeks = { now: own.parts[`week/${day.week}`], next: own.parts[`week/${day.next_week}`] };
    const next = own.days.find(({ week }) => week === day.next_week);
    this.#put("[data-next-name]", next?.name ?? "");
    for (const [name, week] of Object.entries(weeks)) {
      this.#put(`[data-own-week=${name}]`, week ? `${week.texts.long}.` : "");
      this.#show(name, Boolean(week));
    }
    this.#move(day.block, "now");
    if (next && next.block !== day.block) this.#move(next.block, "next");
    show(this.$page.querySelector("[data-goes-on]"), next?.block === day.block);
    for (const $it of /** @type {NodeListOf<HTMLElement>} */ (this.$page.querySelectorAll("[data-dated]"))) {
      const part = own.parts[$it.dataset.dated ?? ""];
      if (endsIn(part, weeks.now)) this.#add("dated-now", $it);
      else if (endsIn(part, weeks.next)) this.#add("dated-next", $it);
    }
    for (const $it of /** @type {NodeListOf<HTMLElement>} */ (this.$page.querySelectorAll(".pb-set--add:not([hidden]) li"))) {
      const part = own.parts[$it.dataset.statement ?? ""];
      if (!part?.last) this.#list("weekless", $it);
      else if (runsIn(part, weeks.now)) this.#list("adds-now", $it);
      else if (runsIn(part, weeks.next)) this.#list("adds-next", $it);
    }
    this.#placeOverdue(shown);
  }

  /** @param {Shown} shown */
  #placeOverdue(shown) {
    const { own, today } = shown;
    for (const $block of /** @type {NodeListOf<HTMLElement>} */ (this.$page.querySelectorAll("[data-do-block]"))) {
      const part = own?.parts[`block/${$block.dataset.doBlock}`];
      if (!isPast(part, today)) continue;
      for (const $li of /** @type {HTMLElement[]} */ ([...$block.querySelectorAll(".pb-do > li")])) this.#late(shown, $li, part);
    }
    for (const $li of /** @type {HTMLElement[]} */ ([...this.$page.querySelectorAll(".pb-set--add:not([hidden]) li, [data-place^=adds-] li")])) {
      const part = own?.parts[$li.dataset.statement ?? ""];
      if (isPast(part, today)) this.#late(shown, $li, part);
    }
    const $late = this.$page.querySelector("[data-place=overdue]");
    this.#show("overdue", Boolean($late?.children.length));
  }

  /** @param {Shown} shown @param {HTMLElement} $li @param {Part | undefined} part */
  #late(shown, $li, part) {
    if (doneOn(shown, $li.dataset.statement ?? "") !== "") return;
    const $where = $li.querySelector("[data-where]");
    for (const $when of $li.querySelectorAll("small[data-own]")) show($when, false);
    const from = $li.closest("[data-set]")?.querySelector(".pb-set__title")?.textContent ?? "";
    if ($where) $where.textContent = [from, part?.texts.due].filter(Boolean).join(", ");
    show($where, true);
    this.#add("overdue", $li);
  }

  /** @param {string | undefined} block @param {string} place */
  #move(block, place) {
    const $block = block && this.$page.querySelector(`[data-do-block="${CSS.escape(block)}"]`);
    if ($block instanceof HTMLElement) this.#add(place, $block);
  }

  /** @param {string} place @param {HTMLElement} $it */
  #add(place, $it) {
    this.$page.querySelector(`[data-place="${place}"]`)?.append($it);
  }

  /** Put an addition into a list of its vertical's own at a place. @param {string} place @param {HTMLElement} $li */
  #list(place, $li) {
    const $place = this.$page.querySelector(`[data-place="${place}"]`);
    const $set = $li.closest(".pb-set--add");
    if (!$place || !$set) return;
    const name = /** @type {HTMLElement} */ ($set).dataset.set ?? "";
    let $copy = $place.querySelector(`[data-copy="${CSS.escape(name)}"]`);
    if (!$copy) {
      $copy = /** @type {HTMLElement} */ ($set.cloneNode(true));
      /** @type {HTMLElement} */ ($copy).dataset.copy = name;
      $copy.querySelector("ul")?.replaceChildren();
      $copy.querySelector(".pb-set__title")?.removeAttribute("id");
      $place.append($copy);
    }
    $copy.querySelector("ul")?.append($li);
    this.#show(place === "weekless" ? "weekless" : place.replace("adds-", ""), true);
  }

  /** Every part back to where it stood as built, in the built order. */
  #takeBack() {
    for (const $it of this.$$moved) this.#built.get($it)?.$parent.append($it);
    for (const $copy of this.$page.querySelectorAll("[data-copy]")) $copy.remove();
    for (const $where of this.$page.querySelectorAll("[data-where]")) show($where, false);
    for (const $when of this.$page.querySelectorAll("small[data-own]")) show($when, true);
  }

  /** @param {Shown | null} shown */
  #count(shown) {
    const $boxes = /** @type {HTMLInputElement[]} */ ([...this.$page.querySelectorAll("[data-tick]")]);
    const set = (/** @type {string} */ selector, /** @type {HTMLInputElement[]} */ $some) => {
      const done = $some.filter(($box) => $box.checked).length;
      for (const $it of this.$page.querySelectorAll(selector)) {
        this.#put("[data-count]", String(done), $it);
        this.#put("[data-all]", String($some.length), $it);
        $it.querySelector(".pb-bar > span")?.setAttribute("style", `--v:${$some.length ? (done / $some.length) * 100 : 0}`);
      }
    };
    /** @type {Map<string, HTMLInputElement[]>} */
    const byBlock = new Map();
    for (const $box of $boxes) {
      const $home = /** @type {HTMLElement | null} */ (this.#home($box)?.closest("[data-do-block]"));
      if ($home) byBlock.set($home.dataset.doBlock ?? "", [...(byBlock.get($home.dataset.doBlock ?? "") ?? []), $box]);
    }
    for (const [block, $some] of byBlock) set(`[data-done-block="${CSS.escape(block)}"]`, $some);
    set("[data-glance=now]", byBlock.get(shown?.day?.block ?? "") ?? []);
    set("[data-glance=all]", [...byBlock.values()].flat());
    const late = this.$page.querySelectorAll("[data-place=overdue] > li").length;
    this.#put("[data-glance=overdue] [data-count]", String(late));
    let isNext = true;
    for (const $gate of /** @type {NodeListOf<HTMLElement>} */ (this.$page.querySelectorAll("[data-my-gate]"))) {
      const $some = /** @type {HTMLInputElement[]} */ ([...$gate.querySelectorAll("[data-tick]")]);
      const lacking = $some.filter(($box) => !$box.checked).length;
      this.#put("[data-lacks] [data-count]", String(lacking), $gate);
      this.#put("[data-lacks] [data-all]", String($some.length), $gate);
      show($gate.querySelector("[data-lacks]"), lacking > 0);
      show($gate.querySelector("[data-passed]"), lacking === 0);
      $gate.classList.toggle("is-next", shown !== null && lacking > 0 && isNext);
      if (lacking > 0 && isNext) {
        set("[data-glance=gate]", $some);
        isNext = false;
      }
    }
  }

  /** Where the statement of a box stood as built. @param {HTMLElement} $box */
  #home($box) {
    const $li = /** @type {HTMLElement | null} */ ($box.closest("li"));
    return $li ? this.#built.get($li)?.$parent : null;
  }

  /** @param {EventTarget | null} target */
  #tick(target) {
    if (!(target instanceof HTMLInputElement) || !target.matches("[data-tick]")) return;
    tick(referenceOf(target), target.checked);
    this.show();
    target.focus();
    this.toast.say(target.checked ? "ticked" : "unticked");
  }

  #open() {
    this.form?.fill();
    for (const name of ["cancel", "forget"]) show(this.$page.querySelector(`[data-plan-${name}]`), true);
    show(this.form?.$form ?? null, true);
    const $first = this.form?.$form.querySelector("input, select");
    if ($first instanceof HTMLElement) $first.focus();
  }

  #saved() {
    this.#close();
    this.toast.say("facts");
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

  /** Show the plan as it is now, and have it dated where it is not. */
  #renew() {
    document.dispatchEvent(new Event(CHANGED));
    const shown = shownPlan();
    if (shown) show(this.form?.$form ?? null, false);
    this.show();
    this.#date();
  }

  /** A plan whose dates are missing, such as one that has come from elsewhere, is dated. */
  async #date() {
    const shown = shownPlan();
    if (!shown || shown.own || shown.facts.size === 0) return;
    await this.form?.renew();
    if (this.#ending.signal.aborted) return;
    document.dispatchEvent(new Event(CHANGED));
    this.show();
  }

  /** @param {string} part @param {boolean} isShown */
  #show(part, isShown) {
    show(this.$page.querySelector(`[data-my-part=${part}]`), isShown);
  }

  /** @param {string} selector @param {string} text @param {ParentNode} [$within] */
  #put(selector, text, $within = this.$page) {
    const $place = $within.querySelector(selector);
    if ($place) $place.textContent = text;
  }
}

/** @param {HTMLElement} $box */
const referenceOf = ($box) => /** @type {HTMLElement | null} */ ($box.closest("[data-statement]"))?.dataset.statement ?? "";
