// @ts-check
/** Says beside the heading of folded fields what the first of them hold. */

/**
 * @param {HTMLFormElement} $form
 * @param {import("./fields.mjs").Fields} fields
 */
export function updateFoldWords($form, fields) {
  const values = fields.read();
  for (const $words of /** @type {NodeListOf<HTMLElement>} */ ($form.querySelectorAll("[data-stated]"))) {
    const names = ($words.dataset.stated ?? "").split(" ").filter((name) => name in values);
    const words = names.map((name) => `${fields.label(name)}: ${fields.shown(name, values[name])}`).join("; ");
    if ($words.textContent !== words) $words.textContent = words;
  }
}
