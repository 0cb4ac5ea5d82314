// @ts-check
/** Every plan on this device: which one is shown, its name, another one, and what is put away. */
import { saveFile } from "../planner/download.mjs";
import { plans } from "../plan/plans.mjs";
import { show } from "./filling.mjs";

/** @typedef {import("../plan/plans.mjs").Listed} Listed */

export class PlanList {
  /**
   * @param {HTMLElement} $part with a template of a row
   * @param {AbortSignal} signal
   * @param {(word: string) => void} onDone told what was done
   */
  constructor($part, signal, onDone) {
    this.$part = $part;
    this.onDone = onDone;
    this.$list = /** @type {HTMLElement} */ ($part.querySelector("[data-plans]"));
    $part.addEventListener("click", ({ target }) => this.#click(target), { signal });
    $part.addEventListener("submit", (event) => this.#submit(event), { signal });
  }

  show() {
    const { all } = plans;
    show(this.$part, all.length > 0);
    this.$list.replaceChildren(...all.map((listed) => this.#row(listed)));
    const active = all.find(({ isActive }) => isActive);
    const $name = /** @type {HTMLInputElement | null} */ (this.$part.querySelector("[data-plan-name] input"));
    if ($name && document.activeElement !== $name) $name.value = active?.name ?? "";
    show(this.$part.querySelector("[data-plan-name]"), active?.state === "plan");
    show(this.$part.querySelector("[data-plan-copy]"), active?.state === "plan");
  }

  /** @param {Listed} listed */
  #row({ id, name, state, isActive }) {
    const $pattern = /** @type {HTMLTemplateElement} */ (this.$part.querySelector("template"));
    const $row = /** @type {HTMLElement} */ (/** @type {DocumentFragment} */ ($pattern.content.cloneNode(true)).firstElementChild);
    $row.dataset.plan = id;
    for (const $name of $row.querySelectorAll("[data-name]")) if (name) $name.textContent = name;
    for (const $it of /** @type {NodeListOf<HTMLElement>} */ ($row.querySelectorAll("[data-if]"))) {
      const word = isActive && state === "plan" ? "active" : state;
      show($it, ($it.dataset.if ?? "").split(" ").includes(word));
    }
    return $row;
  }

  /** @param {EventTarget | null} target */
  #click(target) {
    const $button = target instanceof Element ? target.closest("[data-act]") : null;
    if (!($button instanceof HTMLElement)) return;
    const id = /** @type {HTMLElement | null} */ ($button.closest("[data-plan]"))?.dataset.plan ?? "";
    const { act } = $button.dataset;
    if (act === "show") plans.activate(id);
    if (act === "away" || act === "back") plans.putAway(id, act === "away");
    if (act === "erase") plans.erase(id);
    if (act === "save") saveFile("plan.json", "application/json", plans.all.find((each) => each.id === id)?.text ?? "");
    if (act === "copy") plans.copy(this.#named("new"));
    if (act && act !== "save") this.#done({ show: "switched", away: "away", back: "back", erase: "erased", copy: "created" }[act] ?? "");
  }

  /** @param {SubmitEvent} event */
  #submit(event) {
    const $form = /** @type {HTMLElement} */ (event.target);
    if (!$form.matches("[data-plan-name], [data-plan-new]")) return;
    event.preventDefault();
    if ($form.matches("[data-plan-new]")) plans.create(this.#named("new"));
    else plans.change([{ subject: "plan", field: "name", value: this.#named("name") || null }], "named");
    this.#done($form.matches("[data-plan-new]") ? "created" : "facts");
  }

  /** @param {string} form */
  #named(form) {
    const $input = /** @type {HTMLInputElement | null} */ (this.$part.querySelector(`[data-plan-${form}] input`));
    return $input?.value.trim() ?? "";
  }

  /** @param {string} word */
  #done(word) {
    const $input = /** @type {HTMLInputElement | null} */ (this.$part.querySelector("[data-plan-new] input"));
    if ($input && word === "created") $input.value = "";
    this.onDone(word);
    // The button that was pressed may be gone.
    if (!this.$part.contains(document.activeElement)) this.$part.querySelector("h2")?.focus();
  }
}
