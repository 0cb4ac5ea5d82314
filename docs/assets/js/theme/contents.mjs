// @ts-check
/** Marks in the list of a page's headings the one that is being read, without ever asking the browser to lay the page out. */

/** A heading counts from where it has come into the upper third of the window, and for as long as it lies above. */
const READ = { rootMargin: "1000000px 0px -66% 0px" };
const LINK = ".pb-side--contents .pb-contents__link";

/** @type {IntersectionObserver[]} */
let watching = [];

/** Follow the reader on the page that is there. */
export function followReading() {
  for (const observer of watching) observer.disconnect();
  const $links = /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll(LINK));
  const entries = [...$links].flatMap(($link) => {
    const $heading = document.getElementById(decodeURIComponent($link.hash.slice(1)));
    return $heading ? [{ $link, $heading }] : [];
  });
  if (entries.length === 0) return;
  /** Those that were come to, each with what those in one line have in common. @type {Map<Element, string>} */
  const passed = new Map();
  let isAtEnd = false;
  const mark = () => {
    const last = isAtEnd && passed.size > 0 ? entries.at(-1) : entries.filter(({ $heading }) => passed.has($heading)).at(-1);
    // Of several in one line it is the one that the reader was led to.
    const named = entries.find(({ $heading }) => $heading.matches(":target"));
    const isNamed = last && named && passed.has(named.$heading) && passed.get(named.$heading) === passed.get(last.$heading);
    const $link = (isNamed ? named : last)?.$link;
    for (const entry of entries) {
      if (entry.$link === $link) entry.$link.setAttribute("aria-current", "location");
      else entry.$link.removeAttribute("aria-current");
    }
    if ($link) bringIntoSight($link);
  };
  const headings = new IntersectionObserver((changes) => {
    for (const { target, isIntersecting, boundingClientRect, time } of changes) {
      if (isIntersecting) passed.set(target, `${time} ${boundingClientRect.top}`);
      else passed.delete(target);
    }
    mark();
  }, READ);
  // The last headings of a page may never come so far up.
  const end = new IntersectionObserver(([{ isIntersecting }]) => {
    isAtEnd = isIntersecting;
    mark();
  });
  for (const { $heading } of entries) headings.observe($heading);
  const $end = document.querySelector("footer > :last-child > :last-child");
  if ($end) end.observe($end);
  watching = [headings, end];
}

/** Scroll the column, not the page. @param {HTMLElement} $link */
function bringIntoSight($link) {
  const $column = /** @type {HTMLElement | null} */ ($link.closest(".pb-side"));
  if (!$column) return;
  const observer = new IntersectionObserver(([{ isIntersecting, boundingClientRect, rootBounds }]) => {
    observer.disconnect();
    if (!isIntersecting && rootBounds) $column.scrollTop += boundingClientRect.top - rootBounds.top - rootBounds.height / 2;
  }, { root: $column });
  observer.observe($link);
}

/** Let the current page's line in a long list of pages be seen. */
export function showPlace() {
  const $link = document.querySelector(".pb-side--nav .pb-nav__link[aria-current=page]");
  if ($link instanceof HTMLElement) bringIntoSight($link);
}
