// @ts-check
/** What the chosen verticals add stands at the head of its block; that others add something too is one line. */
import { show } from "./filling.mjs";

/**
 * @param {ParentNode} $within
 * @param {string[]} verticals the chosen ones; none gives every addition back its built place
 */
export function placeAdditions($within, verticals) {
  for (const $block of $within.querySelectorAll("[data-block]")) {
    const $own = $block.querySelector("[data-own-additions]");
    const $all = $block.querySelector("[data-additions]");
    const $list = $all?.querySelector("ul");
    if (!$own || !$all || !$list) continue;
    const $additions = /** @type {HTMLElement[]} */ ([...$own.children, ...$list.children]);
    number($additions);
    $additions.sort((one, other) => Number(one.dataset.place) - Number(other.dataset.place));
    const isOwn = (/** @type {HTMLElement} */ $it) => verticals.includes($it.dataset.vertical ?? "");
    for (const $it of $additions) (isOwn($it) ? $own : $list).append($it);
    show($own, $own.children.length > 0);
    show($all, verticals.length === 0);
    show($block.querySelector("[data-other-additions]"), verticals.length > 0 && $list.children.length > 0);
  }
}

/** Remember the built order. @param {HTMLElement[]} $additions */
function number($additions) {
  for (const [place, $it] of $additions.entries()) $it.dataset.place ??= String(place);
}
