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
    this.offlineCopy = offlineCopy;
    /** Of several playbooks, a box for each. */
    this.$parts = /** @type {HTMLInputElement[]} */ ([...$panel.querySelectorAll("input[data-part]")]);
    for (const $part of this.$parts) $part.addEventListener("change", () => this.#offer(offlineCopy.state.name));
    this.#on("keep", () => offlineCopy.keep(this.$parts.length > 0 ? this.#chosen : undefined));
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

  get #chosen() {
    return this.$parts.filter(({ checked }) => checked).map(({ dataset }) => dataset.part ?? "");
  }

  /** Tick what is kept; before anything is, the playbook that the reader comes from. */
  #tick() {
    const kept = new Set(this.offlineCopy.parts);
    const from = this.$parts.find(({ dataset }) => dataset.base && document.referrer.startsWith(new URL(dataset.base, location.href).href));
    for (const $part of this.$parts) $part.checked = kept.size > 0 ? kept.has($part.dataset.part ?? "") : $part === (from ?? this.$parts[0]);
  }

  /** What can be pressed: who keeps some may keep others, or fewer. @param {import("./offline-copy.mjs").State["name"]} name */
  #offer(name) {
    if (this.$parts.length === 0) return;
    const chosen = this.#chosen;
    const isOther = chosen.length !== this.offlineCopy.parts.length || chosen.some((it) => !this.offlineCopy.parts.includes(it));
    for (const $part of this.$parts) $part.disabled = !["none", "kept", "failed"].includes(name);
    for (const $keep of /** @type {NodeListOf<HTMLButtonElement>} */ (this.$panel.querySelectorAll("[data-action=keep]"))) {
      $keep.hidden = !(["none", "failed"].includes(name) || (name === "kept" && isOther));
      $keep.disabled = chosen.length === 0;
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
    if (name !== "keeping") this.#tick();
    this.#offer(name);
    const $progress = this.$panel.querySelector("progress");
    if ($progress && of) Object.assign($progress, { value: done, max: of });
  }
}
