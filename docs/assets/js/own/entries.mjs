// @ts-check
/**
 * Owner, days and note of whatever stands in the plan, and the level of a risk: a button says what is entered, and opens
 * one small form below. What has no owner of its own has the one of what it belongs to.
 */
import { plans } from "../plan/plans.mjs";
import { textOf } from "../plan/record.mjs";
import { show } from "./filling.mjs";

/** @typedef {import("./reading.mjs").Shown} Shown */

const HOSTS = "[data-statement], [data-set]";

export class Entries {
  /**
   * @param {HTMLElement} $page with a template of the button and one of the form
   * @param {AbortSignal} signal
   * @param {() => void} onEntered
   */
  constructor($page, signal, onEntered) {
    this.$page = $page;
    this.onEntered = onEntered;
    /** @type {HTMLFormElement | null} */
    this.$form = null;
    // What a statement belongs to is known where it stands as built: it will be moved.
    for (const $host of this.#hosts) {
      const $set = /** @type {HTMLElement | null} */ ($host.parentElement?.closest("[data-set]") ?? null);
      if ($host.dataset.statement && $set) $host.dataset.of = $set.dataset.set;
    }
    $page.addEventListener("click", ({ target }) => this.#click(target), { signal });
    $page.addEventListener("submit", (event) => this.#submit(event), { signal });
    $page.addEventListener("keydown", (event) => this.#leave(event), { signal });
  }

  /** @param {Shown | null} shown */
  show(shown) {
    for (const $host of this.#hosts) {
      const $place = placeOf($host);
      if (!$place) continue;
      const $line = lineIn($place) ?? (shown ? this.#addLine($place, $host) : null);
      show($line, shown !== null);
      if ($line && shown) this.#fill($line, $host, shown);
    }
    if (!shown) this.#close();
  }

  get #hosts() {
    return /** @type {HTMLElement[]} */ ([...this.$page.querySelectorAll(HOSTS)]);
  }

  /** @param {Element} $line @param {HTMLElement} $host @param {Shown} shown */
  #fill($line, $host, shown) {
    const { plan } = shown;
    const reference = referenceOf($host);
    const above = $host.dataset.statement ? ($host.dataset.of ?? "") : "";
    const owner = textOf(plan, reference, "owner") || (above && textOf(plan, above, "owner"));
    const level = levelName(this.$page, textOf(plan, reference, "level"));
    const $text = /** @type {HTMLElement} */ ($line.querySelector("[data-text]"));
    const empty = $host.dataset.set ? $text.dataset.emptySet : $text.dataset.empty;
    $text.textContent = [level, owner].filter(Boolean).join(", ") || (empty ?? "");
    $line.classList.toggle("is-empty", !owner && !level);
    const note = textOf(plan, reference, "note");
    const $note = $line.querySelector("[data-note]");
    if ($note) $note.textContent = note;
    show($note, note !== "");
    const done = textOf(plan, reference, "done");
    const $done = $line.querySelector("[data-done-on]");
    if ($done) $done.textContent = shown.own?.days.find(({ since }) => since === done)?.date ?? done;
  }

  /** @param {Element} $place @param {HTMLElement} $host */
  #addLine($place, $host) {
    const $line = this.#copy("[data-entry-line]");
    const $of = $line.querySelector("[data-of]");
    if ($of) $of.textContent = nameOf($host);
    $place.append($line);
    return $line;
  }

  /** @param {EventTarget | null} target */
  #click(target) {
    if (!(target instanceof Element)) return;
    if (target.closest("[data-entry-cancel]")) this.#close(true);
    const $host = target.closest("[data-entry-open]")?.closest(HOSTS);
    if ($host instanceof HTMLElement) this.#open($host);
  }

  /** @param {HTMLElement} $host */
  #open($host) {
    const { plan } = plans.state;
    this.#close();
    const $form = /** @type {HTMLFormElement} */ (this.#copy("[data-entry-form]"));
    const reference = referenceOf($host);
    $form.dataset.reference = reference;
    const $of = $form.querySelector("[data-of]");
    if ($of) $of.textContent = nameOf($host);
    const hasBox = $host.querySelector(":scope > [data-tick]") !== null;
    for (const $field of /** @type {NodeListOf<HTMLElement>} */ ($form.querySelectorAll("[data-for]"))) {
      const isFor = $field.dataset.for === "box" ? hasBox : reference.startsWith(`${$field.dataset.for}/`);
      show($field, isFor);
      if (!isFor) $field.remove();
    }
    for (const $control of controlsOf($form)) $control.value = plan ? textOf(plan, reference, $control.name) : "";
    (placeOf($host) ?? $host).append($form);
    this.$form = $form;
    controlsOf($form)[0]?.focus();
  }

  /** @param {SubmitEvent} event */
  #submit(event) {
    const { $form } = this;
    if (!$form || event.target !== $form) return;
    event.preventDefault();
    const { plan } = plans.state;
    const subject = $form.dataset.reference ?? "";
    const changes = controlsOf($form)
      .map(($control) => ({ subject, field: $control.name, value: $control.value.trim() || null }))
      .filter(({ field, value }) => (plan ? textOf(plan, subject, field) : "") !== (value ?? ""));
    const hasChanged = changes.length > 0;
    if (hasChanged) plans.change(changes, "entered");
    this.#close(true);
    if (hasChanged) this.onEntered();
  }

  /** @param {KeyboardEvent} event */
  #leave(event) {
    if (event.key === "Escape" && this.$form?.contains(/** @type {Node} */ (event.target))) this.#close(true);
  }

  /** @param {boolean} [isLeft] whether its reader was in it, and goes on at the button */
  #close(isLeft = false) {
    const { $form } = this;
    if (!$form) return;
    const $button = $form.closest(HOSTS)?.querySelector("[data-entry-open]");
    $form.remove();
    this.$form = null;
    if (isLeft && $button instanceof HTMLElement) $button.focus();
  }

  /** @param {string} selector @returns {Element} */
  #copy(selector) {
    const $pattern = /** @type {HTMLTemplateElement} */ (this.$page.querySelector(`template${selector}`));
    return /** @type {Element} */ (/** @type {DocumentFragment} */ ($pattern.content.cloneNode(true)).firstElementChild);
  }
}

/** @param {HTMLElement} $host */
export const referenceOf = ($host) => $host.dataset.statement ?? $host.dataset.set ?? "";

/** What a level is called; empty where there is none. @param {HTMLElement} $page @param {string} level */
export function levelName($page, level) {
  const $pattern = /** @type {HTMLTemplateElement | null} */ ($page.querySelector("template[data-entry-form]"));
  const $option = level && $pattern?.content.querySelector(`[name=level] option[value="${CSS.escape(level)}"]`);
  return $option ? ($option.textContent ?? "") : "";
}

/** What it is called. @param {HTMLElement} $host */
export function nameOf($host) {
  const $name = $host.querySelector($host.dataset.set ? ".pb-set__title" : "label, b");
  return $name?.firstChild?.textContent?.trim() ?? "";
}

/** Where what is entered of it stands: a list item itself, or a set's head. @param {HTMLElement} $host */
const placeOf = ($host) => ($host.dataset.set ? $host.querySelector("[data-set-head]") : $host);

/** @param {Element} $place */
const lineIn = ($place) => $place.querySelector(":scope > [data-entry-line]");

/** @param {HTMLFormElement} $form */
const controlsOf = ($form) =>
  /** @type {(HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement)[]} */ ([...$form.querySelectorAll("[name]")]);
