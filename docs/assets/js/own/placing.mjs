// @ts-check
/** Puts what My plan holds where it belongs today: overdue, this week, next week, without a week. */
import { isLeftOut } from "./changes.mjs";
import { fill, show } from "./filling.mjs";
import { doneOn } from "./reading.mjs";
import { blocksIn, endsIn, isPast, runsIn } from "./today.mjs";

/** @typedef {import("./reading.mjs").Shown} Shown */
/** @typedef {import("./today.mjs").Part} Part */

/** More overdue things than these are folded. */
const OPEN = 8;

export class Placing {
  /** Where each part stood as built. @type {Map<HTMLElement, Element>} */
  #built = new Map();

  /** @param {HTMLElement} $page */
  constructor($page) {
    this.$page = $page;
    const selectors = "[data-do-block], .pb-set--add li, .pb-do > li, [data-dated], [data-my-gate]";
    for (const $it of /** @type {NodeListOf<HTMLElement>} */ ($page.querySelectorAll(selectors))) {
      this.#built.set($it, /** @type {Element} */ ($it.parentElement));
    }
  }

  /** Where the statement of a box stood as built. @param {HTMLElement} $box */
  home($box) {
    const $li = /** @type {HTMLElement | null} */ ($box.closest("li"));
    return $li ? this.#built.get($li) : null;
  }

  /** Every statement of the chosen plan with where it stood as built, in the built order. @returns {[$statement: HTMLElement, $home: Element][]} */
  get statements() {
    return [...this.#built].filter(
      ([$it, $home]) => $it.dataset.statement && !$home.closest(".pb-set--add[hidden]") && !isLeftOut($it) && !isLeftOut($home),
    );
  }

  /** @param {Shown | null} shown */
  show(shown) {
    this.#takeBack();
    for (const $part of this.$page.querySelectorAll("[data-my-part]")) show($part, $part.matches("[data-my-part=all]"));
    if (shown) this.#place(shown);
  }

  /** @param {Shown} shown */
  #place(shown) {
    const { own, day } = shown;
    const chosen = (shown.facts.get("verticals") ?? []).filter(Boolean);
    for (const $set of /** @type {NodeListOf<HTMLElement>} */ (this.$page.querySelectorAll(".pb-set--add"))) {
      show($set, chosen.includes(($set.dataset.set ?? "").split("/")[1]));
    }
    if (!own || !day) return;
    const weeks = { now: own.parts[`week/${day.week}`], next: own.parts[`week/${day.next_week}`] };
    const next = own.days.find(({ week }) => week !== "" && week === day.next_week);
    this.#put("[data-next-name]", next?.name ?? "");
    for (const [name, week] of Object.entries(weeks)) {
      this.#put(`[data-own-week=${name}]`, week ? `${week.texts.long}.` : "");
      this.#show(name, Boolean(week));
    }
    const running = blocksIn(own, day.week);
    const coming = blocksIn(own, day.next_week).filter((block) => !running.includes(block));
    for (const block of running) this.#move(block, "now");
    for (const block of coming) this.#move(block, "next");
    const goesOn = next !== undefined && coming.length === 0 && blocksIn(own, day.next_week).length > 0;
    show(this.$page.querySelector("[data-goes-on]"), goesOn);
    show(this.$page.querySelector("[data-nothing-now]"), running.length === 0);
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
    this.#placeGate(shown);
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
    const $$late = [...(this.$page.querySelector("[data-place=overdue]")?.children ?? [])];
    this.$page.querySelector("[data-place=overdue-more]")?.append(...$$late.slice(OPEN));
    show(this.$page.querySelector("[data-late-fold]"), $$late.length > OPEN);
    this.#put("[data-late-fold] [data-count]", String($$late.length - OPEN));
    this.#show("overdue", $$late.length > 0);
  }

  /** @param {Shown} shown @param {HTMLElement} $li @param {Part | undefined} part */
  #late(shown, $li, part) {
    if (isLeftOut($li) || doneOn(shown, $li.dataset.statement ?? "") !== "") return;
    const $where = $li.querySelector("[data-where]");
    for (const $when of $li.querySelectorAll("small[data-own]")) show($when, false);
    const from = $li.closest("[data-set]")?.querySelector(".pb-set__title")?.textContent ?? "";
    if ($where) $where.textContent = [from, part?.texts.due].filter(Boolean).join(", ");
    show($where, true);
    this.#add("overdue", $li);
  }

  /** The first gate that lacks something stands first. @param {Shown} shown */
  #placeGate(shown) {
    const $$gates = /** @type {HTMLElement[]} */ ([...this.$page.querySelectorAll("[data-my-gate]")]);
    const isOpen = (/** @type {HTMLElement} */ $gate) =>
      [.../** @type {NodeListOf<HTMLElement>} */ ($gate.querySelectorAll("[data-statement]"))].some(
        ($it) => doneOn(shown, $it.dataset.statement ?? "") === "",
      );
    const $next = $$gates.find(isOpen);
    if ($next) this.#add("next-gate", $next);
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
    const $set = /** @type {HTMLElement | null} */ ($li.closest(".pb-set--add"));
    if (!$place || !$set) return;
    const name = $set.dataset.set ?? "";
    let $copy = /** @type {HTMLElement | null} */ ($place.querySelector(`[data-copy="${CSS.escape(name)}"]`));
    if (!$copy) {
      $copy = /** @type {HTMLElement} */ ($set.cloneNode(true));
      $copy.dataset.copy = name;
      $copy.querySelector("ul")?.replaceChildren();
      $copy.querySelector("[id]")?.removeAttribute("id");
      $copy.querySelector("[data-entry-line]")?.remove();
      $place.append($copy);
    }
    $copy.querySelector("ul")?.append($li);
    this.#show(place === "weekless" ? "weekless" : place.replace("adds-", ""), true);
  }

  /** Every part back to where it stood as built, in the built order. */
  #takeBack() {
    for (const [$it, $parent] of this.#built) $parent.append($it);
    for (const $copy of this.$page.querySelectorAll("[data-copy]")) $copy.remove();
    for (const $where of this.$page.querySelectorAll("[data-where]")) show($where, false);
    for (const $when of this.$page.querySelectorAll("small[data-own]")) show($when, true);
  }

  /** @param {string} part @param {boolean} isShown */
  #show(part, isShown) {
    show(this.$page.querySelector(`[data-my-part=${part}]`), isShown);
  }

  /** @param {string} selector @param {string} text */
  #put(selector, text) {
    const $place = this.$page.querySelector(selector);
    if ($place) fill($place, text);
  }
}
