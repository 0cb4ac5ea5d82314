// @ts-check
/**
 * Prints one part of a page at once. Its link puts the part into the address, and what the address names prints alone;
 * without scripts the browser's own command does the rest.
 */
export function printPartsAtOnce() {
  addEventListener("click", (event) => {
    const $way = event.target instanceof Element ? event.target.closest("[data-print-part]") : null;
    if (!$way || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const $back = /** @type {HTMLAnchorElement | null} */ ($way.parentElement?.querySelector("a:not([data-print-part])"));
    addEventListener("hashchange", () => print(), { once: true });
    // Who prints the page next wants all of it.
    addEventListener("afterprint", () => $back && location.replace($back.hash), { once: true });
  });
}
