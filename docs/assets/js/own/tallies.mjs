// @ts-check
/** Counts the ticks of My plan: by block and by phase, what is overdue, and what each gate still lacks. */
import { isLeftOut } from "./changes.mjs";
import { show } from "./filling.mjs";
import { doneOn } from "./reading.mjs";
import { blocksIn } from "./today.mjs";

/** @typedef {import("./reading.mjs").Shown} Shown */

/**
 * @param {HTMLElement} $page
 * @param {import("./placing.mjs").Placing} placing
 * @param {Shown | null} shown
 */
export function tally($page, placing, shown) {
  /** @type {Map<string, HTMLInputElement[]>} */
  const byBlock = new Map();
  /** @type {Map<string, HTMLInputElement[]>} */
  const byPhase = new Map();
  for (const $box of /** @type {NodeListOf<HTMLInputElement>} */ ($page.querySelectorAll("[data-tick]"))) {
    const $home = /** @type {HTMLElement | null} */ (placing.home($box)?.closest("[data-do-block]"));
    if (!$home || isLeftOut($box)) continue;
    collect(byBlock, $home.dataset.doBlock ?? "", $box);
    collect(byPhase, $home.dataset.phase ?? "", $box);
  }
  for (const [phase, $some] of byPhase) count($page, `[data-done-phase="${CSS.escape(phase)}"]`, $some);
  count($page, "[data-glance=now]", (shown?.own ? blocksIn(shown.own, shown.day?.week ?? "") : []).flatMap((block) => byBlock.get(block) ?? []));
  const work = placing.statements.filter(([, $home]) => !$home.closest("[data-my-gate]"));
  count($page, "[data-glance=all]", work.flatMap(([$it]) => boxesIn($it)));
  const late = $page.querySelectorAll("[data-place^=overdue] > li").length;
  put($page, "[data-glance=overdue] [data-count]", String(late));
  const $$gates = /** @type {HTMLElement[]} */ ([...$page.querySelectorAll("[data-my-gate]")]);
  for (const $gate of $$gates) {
    const $some = boxesIn($gate);
    const lacking = $some.filter(($box) => !$box.checked).length;
    put($gate, "[data-lacks] [data-count]", String(lacking));
    put($gate, "[data-lacks] [data-all]", String($some.length));
    show($gate.querySelector("[data-lacks]"), lacking > 0);
    show($gate.querySelector("[data-passed]"), lacking === 0);
    put($gate, "[data-passed-on]", lacking === 0 && shown ? passedOn($gate, shown) : "");
    show($page.querySelector(`[data-done-phase="${CSS.escape($gate.dataset.myGate ?? "")}"] [data-passed]`), lacking === 0);
  }
  const $next = $page.querySelector("[data-place=next-gate] > [data-my-gate]") ?? $$gates.at(-1);
  if ($next) count($page, "[data-glance=gate]", boxesIn($next));
}

/** On which day the last statement of a gate was ticked, in words. @param {HTMLElement} $gate @param {Shown} shown */
function passedOn($gate, shown) {
  const $$statements = /** @type {HTMLElement[]} */ ([...$gate.querySelectorAll("[data-statement]")]);
  const last = $$statements.map(($it) => doneOn(shown, $it.dataset.statement ?? "")).sort().at(-1);
  return shown.own?.days.find(({ since }) => since === last)?.date ?? "";
}

/** @param {Map<string, HTMLInputElement[]>} found @param {string} name @param {HTMLInputElement} $box */
function collect(found, name, $box) {
  found.set(name, [...(found.get(name) ?? []), $box]);
}

/** @param {Element} $within */
const boxesIn = ($within) => /** @type {HTMLInputElement[]} */ ([...$within.querySelectorAll("[data-tick]")]);

/** @param {HTMLElement} $page @param {string} selector @param {HTMLInputElement[]} $some */
function count($page, selector, $some) {
  const done = $some.filter(($box) => $box.checked).length;
  for (const $it of $page.querySelectorAll(selector)) {
    put($it, "[data-count]", String(done));
    put($it, "[data-all]", String($some.length));
    // Drawn by the style sheet from these numbers.
    const $bar = /** @type {HTMLElement | null} */ ($it.querySelector(".pb-bar"));
    $bar?.style.setProperty("--done", String(done));
    $bar?.style.setProperty("--all", String(Math.max($some.length, 1)));
  }
}

/** @param {Element} $within @param {string} selector @param {string} text */
function put($within, selector, text) {
  const $place = $within.querySelector(selector);
  if ($place) $place.textContent = text;
}
