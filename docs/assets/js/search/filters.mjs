// @ts-check
/** Narrows what was found to one kind or vertical; each says how many results it has. */
import { button } from "./hits.mjs";

/** @typedef {import("./finder.mjs").Answer} Answer */
/** @typedef {{ group: string, vertical: string }} Chosen */

/**
 * @param {Answer} answer
 * @param {Chosen} chosen
 * @param {(chosen: Chosen) => void} choose
 * @returns {Element[]} nothing where there is nothing to choose from
 */
export function filters({ kinds, verticals }, chosen, choose) {
  const $kinds = document.createElement("div");
  $kinds.className = "pb-find__kinds";
  $kinds.setAttribute("role", "group");
  $kinds.setAttribute("aria-label", "Show one kind");
  const total = kinds.reduce((sum, { count }) => sum + count, 0);
  for (const { id, label, count } of [{ id: "", label: "All", count: total }, ...kinds]) {
    const $kind = button(`${label} ${count}`, () => choose({ ...chosen, group: id }), "");
    $kind.setAttribute("aria-pressed", String(id === chosen.group));
    $kinds.append($kind);
  }
  const isKind = kinds.length > 1 || chosen.group;
  const isVertical = verticals.length > 0 || chosen.vertical;
  return [...(isKind ? [$kinds] : []), ...(isVertical ? [verticalChoice(verticals, chosen, choose)] : [])];
}

/**
 * @param {Answer["verticals"]} verticals
 * @param {Chosen} chosen
 * @param {(chosen: Chosen) => void} choose
 */
function verticalChoice(verticals, chosen, choose) {
  const $select = document.createElement("select");
  $select.setAttribute("aria-label", "Show one vertical");
  $select.append(new Option("Any vertical", ""));
  for (const { name, count } of verticals) $select.append(new Option(`${name} ${count}`, name));
  if (chosen.vertical && !verticals.some(({ name }) => name === chosen.vertical)) {
    $select.append(new Option(`${chosen.vertical} 0`, chosen.vertical));
  }
  $select.value = chosen.vertical;
  $select.addEventListener("change", () => choose({ ...chosen, vertical: $select.value }));
  return $select;
}
