// @ts-check
/** Lets the keyboard scroll code that is wider than its place. */

const CODE = ".pb-content pre > code";

const sizes = new ResizeObserver((changes) => {
  for (const { target } of changes) {
    if (target.scrollWidth > target.clientWidth) target.setAttribute("tabindex", "0");
    else target.removeAttribute("tabindex");
  }
});

/** Watch those of the page that is there. */
export function watchWidths() {
  sizes.disconnect();
  for (const $code of document.querySelectorAll(CODE)) sizes.observe($code);
}
