// @ts-check
/** A printed checklist says who has each statement in hand and on which day it was done, where there is room to write it. */
import { textOf } from "../plan/record.mjs";

/** @typedef {import("./reading.mjs").Shown} Shown */

/** Write it beside each line, or take all away. @param {Shown | null} shown */
export function writeOnPaper(shown) {
  for (const $there of document.querySelectorAll(".pb-todo__own")) $there.remove();
  if (!shown) return;
  for (const $li of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".pb-todo > li"))) {
    const reference = $li.dataset.statement ?? $li.id.replace("--", "/");
    const texts = [ownerOf(shown, $li, reference), textOf(shown.plan, reference, "done")];
    if (texts.some(Boolean)) $li.querySelector(":scope > .pb-mark")?.after(room(texts));
  }
}

/** Its own owner, or the one of what it belongs to. @param {Shown} shown @param {HTMLElement} $li @param {string} reference */
function ownerOf({ plan }, $li, reference) {
  const $head = $li.closest(".pb-workstream, section")?.querySelector(":is(h2, h3, h4)[id]");
  const set = $li.dataset.vertical ? `vertical/${$li.dataset.vertical}` : ($head?.id.replace("--", "/") ?? "");
  return textOf(plan, reference, "owner") || textOf(plan, set, "owner");
}

/** @param {string[]} texts */
function room(texts) {
  const $room = document.createElement("span");
  $room.className = "pb-todo__own";
  $room.append(
    ...texts.map((text) => {
      const $text = document.createElement("span");
      $text.textContent = text;
      return $text;
    }),
  );
  return $room;
}
