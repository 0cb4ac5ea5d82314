// @ts-check
/** Counts of active users, day by day, beside what the playbook asks for by then. */
import { today } from "../clock.mjs";
import { plans } from "../plan/plans.mjs";
import { countsOf } from "../plan/record.mjs";
import { isPast } from "./today.mjs";
import { show } from "./filling.mjs";

/** @typedef {import("./reading.mjs").Shown} Shown */

export class Counts {
  /**
   * @param {HTMLElement} $part
   * @param {AbortSignal} signal
   * @param {() => void} onCounted
   */
  constructor($part, signal, onCounted) {
    this.$part = $part;
    this.onCounted = onCounted;
    this.$form = /** @type {HTMLFormElement} */ ($part.querySelector("[data-count-form]"));
    this.$form.addEventListener("submit", (event) => this.#save(event), { signal });
  }

  /** @param {Shown | null} shown */
  show(shown) {
    show(this.$form, shown !== null);
    const counts = shown ? countsOf(shown.plan) : [];
    const parts = shown?.own?.parts ?? {};
    let after = "";
    let isNow = true;
    const $glance = this.$part.ownerDocument.querySelector("[data-glance=users]");
    show($glance, false);
    for (const $row of /** @type {NodeListOf<HTMLElement>} */ (this.$part.querySelectorAll("[data-target]"))) {
      const part = parts[$row.dataset.target ?? ""];
      const last = part?.last ?? "";
      // The last count of the days that lead to this target.
      const counted = counts.findLast(([day]) => last !== "" && day > after && day <= last);
      const $counted = $row.querySelector("[data-counted]");
      if ($counted) $counted.textContent = counted?.[1] ?? "";
      const isNext = isNow && part !== undefined && !isPast(part, shown?.today ?? null);
      $row.classList.toggle("is-now", isNext);
      if (isNext) isNow = false;
      if (isNext && $glance && part.texts.count) {
        show($glance, true);
        const texts = { count: counts.at(-1)?.[1] ?? "–", all: part.texts.count, day: part.texts.short };
        for (const [name, text] of Object.entries(texts)) write($glance, `[data-${name}]`, text);
      }
      after = last || after;
    }
    const $day = this.#control("day");
    if ($day && !$day.value) $day.value = today() ?? "";
    const $all = this.$part.querySelector("[data-all-counts]");
    const days = shown?.own?.days ?? [];
    $all?.querySelector("ul")?.replaceChildren(...counts.map(([day, count]) => line(days.find(({ since }) => since === day)?.date ?? day, count)));
    show($all, counts.length > 0);
  }

  /** @param {SubmitEvent} event */
  #save(event) {
    event.preventDefault();
    const [$day, $count] = [this.#control("day"), this.#control("count")];
    if (!$day?.value || !$count) return;
    // No number takes the count of that day back.
    plans.change([{ subject: "counts", field: $day.value, value: $count.value.trim() || null }], "counted");
    $count.value = "";
    this.onCounted();
  }

  /** @param {string} name */
  #control(name) {
    return /** @type {HTMLInputElement | null} */ (this.$form.querySelector(`[name=${name}]`));
  }
}

/** @param {Element} $within @param {string} selector @param {string} text */
function write($within, selector, text) {
  const $place = $within.querySelector(selector);
  if ($place) $place.textContent = text;
}

/** @param {string} day @param {string} count */
function line(day, count) {
  const $line = document.createElement("li");
  const $day = document.createElement("span");
  const $count = document.createElement("b");
  $day.textContent = day;
  $count.textContent = count;
  $line.append($day, $count);
  return $line;
}
