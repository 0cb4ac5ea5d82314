// @ts-check
/** Lets the keyboard scroll what is wider than its place in hand-written pages: code and plain tables. */

const WIDE = ".pb-content pre > code, .pb-content table:not([class])";

const sizes = new ResizeObserver((changes) => {
  for (const { target } of changes) {
    if (target.scrollWidth > target.clientWidth) target.setAttribute("tabindex", "0");
    else target.removeAttribute("tabindex");
  }
});

/** Watch those of the page that is there. */
export function watchWidths() {
  sizes.disconnect();
  for (const $wide of document.querySelectorAll(WIDE)) sizes.observe($wide);
}
