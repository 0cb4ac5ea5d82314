// @ts-check
/** Fields that count only with some choice of another: marks those without use, and says which choice that is. */

/**
 * @param {HTMLFormElement} $form
 * @param {import("./fields.mjs").Fields} fields
 * @param {(field: string) => boolean} isShared whether the field has a use for a calculator that is taken from
 */
export function updateConditionalFields($form, fields, isShared) {
  const values = fields.read();
  for (const $field of /** @type {NodeListOf<HTMLElement>} */ ($form.querySelectorAll("[data-counts-with]"))) {
    const { countsWith = "", choice } = $field.dataset;
    const isUsed = values[countsWith] === choice || isShared($field.dataset.field ?? "");
    const $control = /** @type {HTMLInputElement | HTMLTextAreaElement} */ ($field.querySelector("[name]"));
    // Not disabled: what stands there can be read, and copied, all the same.
    $control.readOnly = !isUsed;
    $field.toggleAttribute("data-inactive", !isUsed);
    const $words = /** @type {HTMLElement} */ ($field.querySelector("[data-unused]"));
    $words.hidden = isUsed;
    const chosen = fields.shown(countsWith, values[countsWith]);
    const words = isUsed ? "" : `Not used while “${fields.label(countsWith)}” is “${chosen}”.`;
    if ($words.textContent !== words) $words.textContent = words;
  }
}
