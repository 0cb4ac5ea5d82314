// @ts-check
/**
 * The address on paper, where the build knows the site's path alone. A file on the reader's own disk has none that would
 * serve anybody else.
 */
export function completePrintedAddress() {
  addEventListener("beforeprint", () => {
    if (location.protocol === "file:") return;
    for (const $address of document.querySelectorAll("[data-own-address]")) {
      $address.textContent = location.origin + location.pathname;
    }
  });
}
