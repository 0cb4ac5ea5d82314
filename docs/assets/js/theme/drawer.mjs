// @ts-check
/**
 * The drawer of all pages on narrow screens. The browser opens, closes and hides it (popover); this leads the focus in, and
 * closes it where the reader has gone on.
 */

const DRAWER = "navigation";
/** From here on it is no drawer. */
const WIDE = "(min-width: 76.25em)";

const isOpen = (/** @type {HTMLElement} */ $drawer) => $drawer.matches(":popover-open");

/** @param {ToggleEvent} event */
function follow({ target, newState }) {
  if (!(target instanceof HTMLElement) || target.id !== DRAWER) return;
  document.querySelector(`[popovertarget=${DRAWER}]`)?.setAttribute("aria-expanded", String(newState === "open"));
  if (newState !== "open") return;
  const $first = target.querySelector("[aria-current=page]") ?? target.querySelector("a, button");
  /** @type {HTMLElement | null} */ ($first)?.focus();
}

/** Who goes on with Tab must see where the focus is. @param {FocusEvent} event */
function closeBehind({ target, relatedTarget }) {
  const $drawer = target instanceof Element ? target.closest(`#${DRAWER}`) : null;
  if (!($drawer instanceof HTMLElement) || !isOpen($drawer)) return;
  if (relatedTarget instanceof Node && !$drawer.contains(relatedTarget)) $drawer.hidePopover();
}

export function watchDrawer() {
  if (!("popover" in HTMLElement.prototype)) return;
  const $button = document.querySelector(`[popovertarget=${DRAWER}]`);
  $button?.setAttribute("aria-expanded", "false");
  $button?.setAttribute("aria-controls", DRAWER);
  // These events do not bubble.
  document.addEventListener("toggle", (event) => follow(/** @type {ToggleEvent} */ (event)), { capture: true });
  document.addEventListener("focusout", closeBehind);
  matchMedia(WIDE).addEventListener("change", close);
  document.addEventListener("click", ({ target }) => {
    const $link = target instanceof Element ? target.closest(`#${DRAWER} a`) : null;
    // A link to a heading of this page leads behind the drawer.
    if ($link instanceof HTMLAnchorElement && $link.hash) close();
  });
}

function close() {
  const $drawer = document.getElementById(DRAWER);
  if ($drawer && isOpen($drawer)) $drawer.hidePopover();
}

/** A page that comes in another's place brings its own drawer, closed. */
export function begin() {
  document.querySelector(`[popovertarget=${DRAWER}]`)?.setAttribute("aria-expanded", "false");
}
