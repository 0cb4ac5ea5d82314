// @ts-check
/** Marks in the list of a page's headings the one that is being read, without ever asking the browser to lay the page out. */

/** A heading counts from where it has come into the upper quarter of the window, and for as long as it lies above. */
const READ = { rootMargin: "1000000px 0px -75% 0px" };
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
  const passed = new Set();
  let isAtEnd = false;
  const mark = () => {
    const last = entries.filter(({ $heading }) => passed.has($heading)).at(-1);
    const { $link = null } = (isAtEnd && passed.size > 0 ? entries.at(-1) : last) ?? {};
    for (const entry of entries) {
      if (entry.$link === $link) entry.$link.setAttribute("aria-current", "location");
      else entry.$link.removeAttribute("aria-current");
    }
    if ($link) bringIntoSight($link);
  };
  const headings = new IntersectionObserver((changes) => {
    for (const { target, isIntersecting } of changes) {
      if (isIntersecting) passed.add(target);
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
