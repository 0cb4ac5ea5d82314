// @ts-check
/**
 * What the controls of one field hold. Text and number fields, lists to choose from and days have one value; several
 * check boxes of one name have a list. A work week is seven check boxes (`data-day`) and one text of seven digits,
 * Monday first.
 */

/** @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Control */
/** @typedef {string | string[]} Value a list where several things can be chosen */

const WORK_WEEK = /^[01]{7}$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** @param {Control[]} $controls @returns {Value} */
export function valueOf($controls) {
  const [$first] = $controls;
  if (isTick($first)) return ticked($controls, "checked");
  if ($first instanceof HTMLSelectElement && $first.multiple) {
    return [...$first.selectedOptions].map(($option) => $option.value);
  }
  return $first.value.trim();
}

/** What they held when the page was built. @param {Control[]} $controls @returns {Value} */
export function defaultOf($controls) {
  const [$first] = $controls;
  if (isTick($first)) return ticked($controls, "defaultChecked");
  if ($first instanceof HTMLSelectElement) {
    const chosen = [...$first.options].filter(($option) => $option.defaultSelected).map(($option) => $option.value);
    return $first.multiple ? chosen : (chosen.at(-1) ?? $first.options[0]?.value ?? "");
  }
  return $first.defaultValue.trim();
}

/** Whether they can hold these values. @param {Control[]} $controls @param {string[]} values */
export function accepts($controls, values) {
  return isSeveral($controls) || notOffered($controls, values).length === 0;
}

/** Those of the values that they cannot hold. @param {Control[]} $controls @param {string[]} values */
export function notOffered($controls, values) {
  const [$first] = $controls;
  const written = values.filter((value) => value !== "");
  if (isDays($controls)) return written.filter((value) => !WORK_WEEK.test(value));
  if ($first instanceof HTMLInputElement && $first.type === "date") return written.filter((value) => !DAY.test(value));
  const offers = offersOf($controls).map(({ value }) => value);
  return offers.length === 0 ? [] : written.filter((value) => !offers.includes(value));
}

/**
 * Let them hold these values. What is there already is not written again, lest it could no longer be undone.
 * @param {Control[]} $controls
 * @param {string[]} values
 */
export function fill($controls, values) {
  for (const [index, $control] of $controls.entries()) {
    if ($control instanceof HTMLSelectElement && $control.multiple) {
      for (const $option of $control.options) $option.selected = values.includes($option.value);
    } else if (isDays($controls)) {
      /** @type {HTMLInputElement} */ ($control).checked = values[0]?.[index] === "1";
    } else if (isTick($control)) {
      /** @type {HTMLInputElement} */ ($control).checked = values.includes($control.value);
    } else if ($control.value !== (values[0] ?? "")) {
      $control.value = values[0] ?? "";
    }
  }
}

/** What a form calls a value. @param {Control[]} $controls @param {string} value @returns {string[]} */
export function wordsOf($controls, value) {
  if (isDays($controls)) {
    return $controls.filter((_, index) => value[index] === "1").map(($day) => $day.closest("label")?.textContent?.trim() ?? "");
  }
  const $offer = offersOf($controls).find(($it) => $it.value === value);
  return [($offer instanceof HTMLOptionElement ? $offer.label : $offer?.closest("label")?.textContent?.trim()) ?? value];
}

/**
 * Say by which element a control is described too, or no longer.
 * @param {Control} $control
 * @param {string} id
 * @param {boolean} isDescribed
 */
export function describe($control, id, isDescribed) {
  const described = new Set(($control.getAttribute("aria-describedby") ?? "").split(" ").filter(Boolean));
  if (isDescribed) described.add(id);
  else described.delete(id);
  if (described.size > 0) $control.setAttribute("aria-describedby", [...described].join(" "));
  else $control.removeAttribute("aria-describedby");
}

/** @param {Control} $control */
const isTick = ($control) => $control instanceof HTMLInputElement && ["checkbox", "radio"].includes($control.type);

/** @param {Control[]} $controls */
const isDays = ([$first]) => $first?.hasAttribute("data-day") ?? false;

/** Whether several things can be chosen. @param {Control[]} $controls */
function isSeveral($controls) {
  const [$first] = $controls;
  if ($first instanceof HTMLSelectElement) return $first.multiple;
  return $first?.type === "checkbox" && !isDays($controls);
}

/** What can be chosen; none where something is written. @param {Control[]} $controls */
function offersOf($controls) {
  return $controls.flatMap(/** @returns {(HTMLOptionElement | Control)[]} */ ($control) =>
    $control instanceof HTMLSelectElement ? [...$control.options] : isTick($control) ? [$control] : [],
  );
}

/** @param {Control[]} $controls @param {"checked" | "defaultChecked"} when @returns {Value} */
function ticked($controls, when) {
  const $boxes = /** @type {HTMLInputElement[]} */ ($controls);
  if (isDays($controls)) return $boxes.map(($box) => ($box[when] ? "1" : "0")).join("");
  const values = $boxes.filter(($box) => $box[when]).map(($box) => $box.value);
  return $boxes[0].type === "radio" ? (values[0] ?? "") : values;
}
