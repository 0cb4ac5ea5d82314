// @ts-check
/** What a term means, on hover and focus: a title, which browsers show to a pointer alone, as a tip that Escape closes. */

const HOST = ".pb-content [title]";
const WAIT_MS = 250;
const GAP = 8;

/** @type {HTMLElement | null} */
let $host = null;
let words = "";
let timer = 0;
const $tip = document.createElement("div");

export function offerTips() {
  if (!("popover" in HTMLElement.prototype)) return;
  $tip.className = "pb-tip";
  $tip.id = "tip";
  $tip.role = "tooltip";
  $tip.popover = "manual";
  const enter = (/** @type {Event} */ { target }) => open(target);
  const leave = (/** @type {PointerEvent | FocusEvent} */ { target, relatedTarget }) => {
    const isWithin = relatedTarget instanceof Node && ($tip.contains(relatedTarget) || $host?.contains(relatedTarget));
    if (!isWithin && ($tip === target || $host?.contains(/** @type {Node} */ (target)))) close();
  };
  document.addEventListener("pointerover", enter);
  document.addEventListener("focusin", enter);
  document.addEventListener("pointerout", leave);
  document.addEventListener("focusout", leave);
  addEventListener("keydown", ({ key }) => key === "Escape" && close());
}

/** @param {EventTarget | null} target */
function open(target) {
  const $new = target instanceof Element ? target.closest(HOST) : null;
  if (!($new instanceof HTMLElement) || $new === $host) return;
  close();
  $host = $new;
  words = $new.title;
  // The browser would show its own beside this one.
  $new.removeAttribute("title");
  timer = setTimeout(show, WAIT_MS);
}

function show() {
  if (!$host?.isConnected) return;
  $tip.textContent = words;
  $host.setAttribute("aria-describedby", $tip.id);
  $host.closest("article")?.append($tip);
  $tip.showPopover();
  const [line] = $host.getClientRects();
  if (!line) return;
  const { offsetWidth, offsetHeight } = $tip;
  const isRoomBelow = line.bottom + GAP + offsetHeight < innerHeight;
  const left = Math.min(Math.max(GAP, line.left), innerWidth - offsetWidth - GAP);
  $tip.style.left = `${left}px`;
  $tip.style.top = `${isRoomBelow ? line.bottom + GAP : line.top - GAP - offsetHeight}px`;
}

/** Take it away; the host has its title back. */
export function close() {
  clearTimeout(timer);
  $tip.remove();
  if (!$host) return;
  $host.title = words;
  if ($host.getAttribute("aria-describedby") === $tip.id) $host.removeAttribute("aria-describedby");
  $host = null;
}
