// @ts-check
/**
 * Where on a page a reader is: kept in the entry of the browser's history, so that Back leads to the place, and the focus
 * on arriving, so that who listens hears where they are and Tab goes on from there.
 */

const SETTLED_MS = 100;
const HEADING = "h1, h2, h3, h4, h5, h6";

/** @typedef {{ page?: string, y?: number }} Place the page that is shown in an entry, and how far it is scrolled */

let timer = 0;
/** The page that is shown; two visits of one address are two. */
let shown = placeOf().page ?? newName();

/** @returns {Place} */
function placeOf() {
  return history.state ?? {};
}

function newName() {
  return String(performance.timeOrigin + performance.now());
}

/** Whether the history's entry at hand is of the page that is shown. */
export const isShown = (/** @type {string} */ path) => (placeOf().page ? placeOf().page === shown : path === location.pathname);

/** From now on the page of the history's entry at hand is shown. */
export function begin() {
  shown = placeOf().page ?? newName();
  history.replaceState({ ...history.state, page: shown }, "");
}

/** Keep how far the page is scrolled, unless the entry at hand is of a page that is still to come. */
export function keepPlace() {
  clearTimeout(timer);
  if ((placeOf().page ?? shown) === shown) history.replaceState({ ...history.state, page: shown, y: scrollY }, "");
}

/** Go on to an address, of a page that is shown next. @param {URL} address */
export function enter(address) {
  keepPlace();
  const place = { page: newName() };
  if (address.href === location.href) history.replaceState(place, "");
  else history.pushState(place, "", address);
}

/** Scroll as it was when the reader left the history's entry at hand; false where nobody knows. */
export function restorePlace() {
  const { y } = placeOf();
  if (y !== undefined) scrollTo({ top: y, behavior: "instant" });
  return y !== undefined;
}

/** Keep the place while the reader scrolls, and leave restoring to the browser only where it loads the page. */
export function watchPlaces() {
  history.scrollRestoration = "manual";
  addEventListener("pagehide", () => (history.scrollRestoration = "auto"));
  addEventListener("pageshow", () => (history.scrollRestoration = "manual"));
  addEventListener(
    "scroll",
    () => {
      clearTimeout(timer);
      timer = setTimeout(keepPlace, SETTLED_MS);
    },
    { passive: true },
  );
}

/** Lead to the place that the address names, or to the page's title; what is not the title's is told with it. */
export function arrive() {
  const $place = placeNamed(location.hash.slice(1));
  const $title = document.querySelector("h1");
  // What a style sheet shows of the place that is led to, it shows of a place that the browser has led to.
  if ($place) location.replace(location.href);
  else scrollTo({ top: 0, behavior: "instant" });
  keepPlace();
  const $heading = $place?.matches(HEADING) ? $place : ($place?.querySelector(HEADING) ?? $place ?? $title);
  focusOn(/** @type {HTMLElement | null} */ ($heading));
  if ($heading !== $title) say(document.title);
}

/** @param {string} anchor */
function placeNamed(anchor) {
  try {
    return document.getElementById(decodeURIComponent(anchor));
  } catch {
    return null;
  }
}

/** @param {HTMLElement | null} $it */
export function focusOn($it) {
  if (!$it) return;
  if ($it.tabIndex < 0) $it.setAttribute("tabindex", "-1");
  $it.focus({ preventScroll: true });
}

/** @param {string} words */
function say(words) {
  const $said = document.querySelector("[data-said]");
  if ($said) $said.textContent = words;
}
