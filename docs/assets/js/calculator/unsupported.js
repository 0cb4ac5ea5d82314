// @ts-check
// Says what a page cannot do where its modules never run: opened as a file, or in a browser too old for them.
// A plain script, because that is all that runs there.
if (location.protocol === "file:" || !("noModule" in HTMLScriptElement.prototype)) {
  const reason =
    location.protocol === "file:"
      ? "browsers run it only on pages that a web server sends, and this one was opened as a file"
      : "this browser is too old for it";
  for (const $form of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("form[data-calculator]"))) {
    $form.dataset.state = "failed";
    const $status = $form.querySelector("[data-status]");
    const $text = ($status && $status.querySelector("span")) || $status;
    if ($text) $text.textContent = `Live calculation is not available: ${reason}. What you see is the worked example.`;
  }
}
