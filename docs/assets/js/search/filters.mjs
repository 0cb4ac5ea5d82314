// @ts-check
/** Narrows what was found to one kind, vertical or playbook; each says how many results it has. */
import { button } from "./hits.mjs";

/** @typedef {import("./finder.mjs").Answer} Answer */
/** @typedef {{ group: string, vertical: string, playbook: string }} Chosen */
/** @typedef {{ value: string, label: string, count: number | null }} Entry of a list, without a number where nobody knows it yet */

/**
 * @param {Pick<Answer, "kinds" | "verticals"> & { playbooks: { id: string, label: string, count: number | null }[] }} found
 * @param {Chosen} chosen
 * @param {(chosen: Chosen) => void} choose
 * @returns {Element[]} nothing where there is nothing to choose from
 */
export function filters({ kinds, verticals, playbooks }, chosen, choose) {
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
  const isPlaybook = playbooks.length > 1 || chosen.playbook;
  const ofPlaybooks = playbooks.map(({ id, label, count }) => ({ value: id, label, count }));
  const ofVerticals = verticals.map(({ name, count }) => ({ value: name, label: name, count }));
  const choicesOf = (/** @type {"playbook" | "vertical"} */ facet, /** @type {Entry[]} */ options) =>
    choiceOf(facet, options, chosen, choose);
  return [
    ...(isKind ? [$kinds] : []),
    ...(isPlaybook ? [choicesOf("playbook", ofPlaybooks)] : []),
    ...(isVertical ? [choicesOf("vertical", ofVerticals)] : []),
  ];
}

/**
 * @param {"playbook" | "vertical"} facet
 * @param {Entry[]} options
 * @param {Chosen} chosen
 * @param {(chosen: Chosen) => void} choose
 */
function choiceOf(facet, options, chosen, choose) {
  const $select = document.createElement("select");
  $select.setAttribute("aria-label", `Show one ${facet}`);
  $select.append(new Option(`Any ${facet}`, ""));
  for (const { value, label, count } of options) $select.append(new Option(count === null ? label : `${label} ${count}`, value));
  const own = chosen[facet];
  if (own && !options.some(({ value }) => value === own)) $select.append(new Option(`${own} 0`, own));
  $select.value = own;
  $select.dataset.facet = facet;
  $select.addEventListener("change", () => choose({ ...chosen, [facet]: $select.value }));
  return $select;
}
