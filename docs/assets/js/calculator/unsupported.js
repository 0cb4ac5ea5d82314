// @ts-check
// Says what a page cannot do in a browser too old for modules. A plain script, because that is all that runs there; no
// other browser fetches it.
if (!("noModule" in HTMLScriptElement.prototype)) {
  for (const $form of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("form[data-calculator]"))) {
    $form.dataset.state = "failed";
    const $status = $form.querySelector("[data-status]");
    const $text = ($status && $status.querySelector("span")) || $status;
    if ($text) {
      $text.textContent =
        "Live calculation is not available: this browser is too old for it. What you see is the worked example.";
    }
  }
}
