// @ts-check
/** The place on a page where a reader keeps the site or lets go of it. All its words are in the page from the build. */

export class OfflinePanel {
  static selector = "[data-offline]";

  #unsubscribe;

  /**
   * @param {HTMLElement} $panel
   * @param {import("./offline-copy.mjs").OfflineCopy} offlineCopy
   */
  constructor($panel, offlineCopy) {
    this.$panel = $panel;
    this.#unsubscribe = offlineCopy.subscribe((state) => this.#show(state));
    this.#on("keep", () => offlineCopy.keep());
    this.#on("remove", () => offlineCopy.remove());
    this.#show(offlineCopy.state);
  }

  /** Let go of a panel that has left the page. */
  dispose() {
    this.#unsubscribe();
  }

  /** @param {string} action @param {() => void} act */
  #on(action, act) {
    for (const $button of this.$panel.querySelectorAll(`[data-action=${action}]`)) {
      $button.addEventListener("click", act);
    }
  }

  /** @param {import("./offline-copy.mjs").State} state */
  #show({ name, done, of, trouble }) {
    this.$panel.dataset.state = name;
    for (const $part of /** @type {NodeListOf<HTMLElement>} */ (this.$panel.querySelectorAll("[data-when]"))) {
      $part.hidden = !$part.dataset.when?.split(" ").includes(name);
    }
    for (const $part of /** @type {NodeListOf<HTMLElement>} */ (this.$panel.querySelectorAll("[data-trouble]"))) {
      $part.hidden = $part.dataset.trouble !== trouble?.kind;
      const $file = $part.querySelector("[data-file]");
      if ($file && trouble) $file.textContent = trouble.address;
    }
    const $progress = this.$panel.querySelector("progress");
    if ($progress && of) Object.assign($progress, { value: done, max: of });
  }
}
