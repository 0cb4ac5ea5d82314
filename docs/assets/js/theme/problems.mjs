// @ts-check
/**
 * The dock that an editor sees while serving: marks on each page what is wrong there, counts it in the navigation, keeps
 * the page clear of itself, and announces what is new, once.
 */
import { onPage } from "./pages.mjs";

const STATE = "pb-dock";

/** Both are others once what was saved has been set in place. */
let $dock = /** @type {HTMLElement} */ (document.querySelector("[data-dock]"));
let $details = $dock.querySelector("details");

/** What was announced last in this tab, and whether the dock was folded then. */
function remembered() {
  try {
    return /** @type {{ said?: string, open?: boolean }} */ (JSON.parse(sessionStorage.getItem(STATE) ?? "{}"));
  } catch {
    return {};
  }
}

/** @param {{ said: string, open: boolean }} state */
function remember(state) {
  try {
    sessionStorage.setItem(STATE, JSON.stringify(state));
  } catch {
    // Site data is blocked: each page then begins as the first one did.
  }
}

/** Announce what this tab has not heard yet; what was folded stays so until there is something else to read. */
function begin() {
  // The same problems over pages of another minute are nothing new.
  const said = Array.from($dock.querySelectorAll("h2, li"), ($said) => $said.textContent).join("\n");
  const before = remembered();
  const $status = /** @type {HTMLElement} */ ($dock.querySelector("[role=status]"));
  if (before.said === said) {
    if ($details && before.open !== undefined) $details.open = before.open;
  } else if ($details || before.open !== undefined) {
    // A screen reader hears of changes only: what is there from the start is none.
    setTimeout(() => ($status.textContent = ($details ? $dock.dataset.said : $dock.dataset.mended) ?? ""), 500);
  }
  const keep = () => remember({ said, open: $details?.open ?? true });
  if ($details || before.said !== undefined) keep();
  $details?.addEventListener("toggle", keep);
}

/** The places on this page that the dock tells of. */
function markPlaces() {
  for (const $way of /** @type {NodeListOf<HTMLAnchorElement>} */ ($dock.querySelectorAll("a[data-tag]"))) {
    const $place = $way.pathname === location.pathname ? document.getElementById($way.hash.slice(1)) : null;
    const $entry = /** @type {HTMLElement} */ ($way.closest("li"));
    const back = `#${$entry.id}`;
    if (!$place || $place.querySelector(`.pb-wrong__tag[href="${back}"]`)) continue;
    $place.classList.add("pb-wrong");
    const $tag = document.createElement("a");
    $tag.className = "pb-wrong__tag";
    $tag.href = back;
    $tag.textContent = $way.dataset.tag ?? "";
    $tag.addEventListener("click", (event) => lead(event, $entry));
    ($place.querySelector("td, th, .pb-milestone__label") ?? $place).append($tag);
  }
}

/**
 * @param {Event} event
 * @param {HTMLElement} $entry
 */
function lead(event, $entry) {
  event.preventDefault();
  event.stopPropagation();
  if ($details) $details.open = true;
  $entry.focus();
}

function countInTabs() {
  for (const $before of document.querySelectorAll(".pb-tab-count")) $before.remove();
  for (const $count of /** @type {NodeListOf<HTMLElement>} */ ($dock.querySelectorAll("[data-tab]"))) {
    for (const $tab of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll(".md-tabs__link"))) {
      if ($tab.pathname !== $count.dataset.tab) continue;
      const $label = document.createElement("span");
      $label.className = "pb-tab-count";
      $label.textContent = $count.dataset.label ?? "";
      $tab.append($label);
    }
  }
}

/** What is scrolled to stays above the dock, however high it is. */
const keepsClear = new ResizeObserver(() =>
  document.documentElement.style.setProperty("--pb-dock-height", `${$dock.offsetHeight}px`),
);

function renew() {
  const $newest = /** @type {HTMLElement} */ (document.querySelector("[data-dock]"));
  if ($newest === $dock) return;
  keepsClear.disconnect();
  $dock = $newest;
  $details = $dock.querySelector("details");
  begin();
  keepsClear.observe($dock);
}

begin();
keepsClear.observe($dock);
onPage(() => {
  renew();
  markPlaces();
  countInTabs();
});
