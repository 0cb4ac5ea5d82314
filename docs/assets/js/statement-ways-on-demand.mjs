// @ts-check
/** Loads what shows the ways of statements with the first section that is opened, or the first that an address names. */
import { onDemand } from "./on-demand.mjs";
import { onPage } from "./theme/pages.mjs";

/** @typedef {typeof import("./statement-ways.mjs")} StatementWays */

/** @type {() => Promise<StatementWays>} */
const load = onDemand(new URL("statement-ways.mjs", import.meta.url));

/** @param {(ways: StatementWays) => void} use @param {() => void} [without] */
async function withWays(use, without) {
  try {
    use(await load());
  } catch {
    without?.();
  }
}

/** What a page has without any script: the list of its statements, opened and in view. */
function showList() {
  const $list = document.querySelector("details.pb-foot__all");
  if (!($list instanceof HTMLDetailsElement)) return;
  $list.open = true;
  $list.querySelector("summary")?.focus();
}

function showTarget() {
  if (location.hash.includes("--")) withWays((ways) => ways.showTarget());
}

export function offerWays() {
  document.addEventListener("click", ({ target }) => {
    const $button = target instanceof Element && target.closest(".pb-refs-button");
    if ($button instanceof HTMLButtonElement) withWays((ways) => ways.toggle($button), showList);
  });
  addEventListener("hashchange", showTarget);
  onPage(showTarget);
}
