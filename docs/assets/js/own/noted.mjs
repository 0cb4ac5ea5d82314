// @ts-check
/** What was entered of a risk stands beside it on the pages of the playbook too; it is entered on My plan. */
import { itemsOf } from "../plan/record.mjs";

/** In the order in which they are said. */
const FIELDS = ["level", "owner", "note"];

/** @param {import("./reading.mjs").Shown | null} shown */
export function placeNotes(shown) {
  for (const $noted of document.querySelectorAll(".pb-noted")) $noted.remove();
  const $pattern = /** @type {HTMLTemplateElement | null} */ (document.querySelector("template[data-own-noted]"));
  if (!shown || !$pattern) return;
  for (const [reference, entries] of itemsOf(shown.plan)) {
    const $place = document.getElementById(reference.replace("/", "--"))?.querySelector("th");
    const texts = FIELDS.map((field) => [entries.get(field) ?? []].flat().join(", "));
    const level = $pattern.getAttribute(`data-${texts[0]}`) ?? texts[0];
    const said = [level, ...texts.slice(1)].filter(Boolean).join(", ");
    if (!$place || !said) continue;
    const $noted = /** @type {DocumentFragment} */ ($pattern.content.cloneNode(true));
    /** @type {Element} */ ($noted.querySelector("[data-text]")).textContent = said;
    $place.append($noted);
  }
}
