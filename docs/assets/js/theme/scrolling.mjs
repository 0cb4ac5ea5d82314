// @ts-check
/** What follows scrolling: the head names the page once its title has gone, and a way back up is offered who scrolls back. */
import { focusOn } from "./places.mjs";

/** @type {IntersectionObserver | null} */
let title = null;
let before = 0;
let isTitleGone = false;

/** Follow the page that is there. */
export function followTitle() {
  title?.disconnect();
  title = new IntersectionObserver(([{ isIntersecting, boundingClientRect }]) => {
    isTitleGone = !isIntersecting && boundingClientRect.top < 0;
    document.querySelector("[data-topic]")?.classList.toggle("md-header__title--active", isTitleGone);
    offerTop();
  });
  const $title = document.querySelector("h1");
  if ($title) title.observe($title);
  before = scrollY;
}

function offerTop() {
  const $top = /** @type {HTMLElement | null} */ (document.querySelector("[data-to-top]"));
  const isOffered = isTitleGone && scrollY < before;
  if ($top && $top.hidden === isOffered && $top !== document.activeElement) $top.hidden = !isOffered;
  before = scrollY;
}

export function offerWayUp() {
  let isAsked = false;
  addEventListener(
    "scroll",
    () => {
      if (!isAsked) requestAnimationFrame(() => {
        isAsked = false;
        offerTop();
      });
      isAsked = true;
    },
    { passive: true },
  );
  document.addEventListener("click", ({ target }) => {
    if (!(target instanceof Element) || !target.closest("[data-to-top]")) return;
    scrollTo({ top: 0 });
    focusOn(document.querySelector("h1"));
  });
}
