// @ts-check
/** Today on the line of all blocks, as an upright bar; beside it the line says it in words. */
import { blocksOf } from "./today.mjs";

/**
 * @param {ParentNode} $within
 * @param {import("./today.mjs").Day | undefined} day
 */
export function markToday($within, day) {
  for (const $bar of $within.querySelectorAll(".pb-strip__today")) $bar.remove();
  // Of several that run side by side, the first has the bar.
  const [block] = blocksOf(day);
  if (!day || !block) return;
  for (const $block of $within.querySelectorAll(`[data-strip-block="${CSS.escape(block)}"]`)) {
    const $bar = document.createElement("span");
    $bar.className = "pb-strip__today";
    $bar.style.setProperty("--at", `${day.share}%`);
    $bar.setAttribute("aria-hidden", "true");
    $block.append($bar);
  }
}
