// @ts-check
/** Fills the places of a page with the reader's own texts, and gives them back what they were built with. */
import { blocksOf } from "./today.mjs";

/** What was built in, by place. @type {WeakMap<Element, string>} */
const built = new WeakMap();

/** @param {Element} $place @param {string | undefined} text nothing gives back what was built in */
export function fill($place, text) {
  if (!built.has($place)) built.set($place, $place.textContent ?? "");
  const shown = text || built.get($place) || "";
  if ($place.textContent !== shown) $place.textContent = shown;
}

/** @param {Element | null} $part @param {boolean} isShown */
export function show($part, isShown) {
  if ($part instanceof HTMLElement) $part.hidden = !isShown;
}

/**
 * Every place for a text of the plan, `data-own="kind/id name"`.
 * @param {ParentNode} $within
 * @param {Record<string, import("./today.mjs").Part>} parts
 */
export function fillParts($within, parts) {
  for (const $place of /** @type {NodeListOf<HTMLElement>} */ ($within.querySelectorAll("[data-own]"))) {
    const [reference, name] = ($place.dataset.own ?? "").split(" ");
    fill($place, parts[reference]?.texts[name]);
  }
}

/**
 * Every place for a text of today, `data-today="name"`.
 * @param {ParentNode} $within
 * @param {import("./today.mjs").Day | undefined} day
 */
export function fillToday($within, day) {
  for (const $place of /** @type {NodeListOf<HTMLElement>} */ ($within.querySelectorAll("[data-today]"))) {
    fill($place, /** @type {Record<string, any> | undefined} */ (day)?.[$place.dataset.today ?? ""]);
  }
  for (const $line of $within.querySelectorAll("[data-today-line]")) show($line, Boolean(day));
  for (const $part of /** @type {NodeListOf<HTMLElement>} */ ($within.querySelectorAll("[data-stage]"))) {
    show($part, $part.dataset.stage === day?.stage);
  }
  for (const $part of /** @type {NodeListOf<HTMLElement>} */ ($within.querySelectorAll("[data-now]"))) {
    show($part, day?.stage === "during" && blocksOf(day).includes($part.dataset.now ?? ""));
  }
}
