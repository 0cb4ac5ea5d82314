// @ts-check
/**
 * The inputs of one calculator: what is typed, what was built in, and what is wrong with it. A field is a
 * `[data-field]` with one control, or several of one name (check boxes, radio buttons).
 */

import { accepts, defaultOf, describe, fill, notOffered, valueOf, wordsOf } from "./controls.mjs";

/** @typedef {import("./controls.mjs").Control} Control */
/** @typedef {import("./controls.mjs").Value} Value */
/** @typedef {{ field: string | null, message: string }} Problem */

export class Fields {
  /** @type {Map<string, { $field: HTMLElement, $controls: Control[] }>} */
  #fields = new Map();
  /** The name that a field has now, by those that old addresses have for it. @type {Map<string, string>} */
  #former = new Map();
  /** @type {HTMLElement | null} */
  #$summary;
  #isWrong = false;

  /** @param {HTMLFormElement} $form */
  constructor($form) {
    for (const $field of /** @type {NodeListOf<HTMLElement>} */ ($form.querySelectorAll("[data-field]"))) {
      const name = $field.dataset.field ?? "";
      const $controls = /** @type {Control[]} */ ([
        ...$field.querySelectorAll("input[name], select[name], textarea[name]"),
      ]).filter(($control) => $control.name === name);
      if ($controls.length === 0) continue;
      this.#fields.set(name, { $field, $controls });
      for (const former of ($field.dataset.formerly ?? "").split(" ")) this.#former.set(former, name);
    }
    this.#$summary = $form.querySelector("[data-errors]");
  }

  /** What every field holds now. @returns {Record<string, Value>} */
  read() {
    return this.#values(valueOf);
  }

  /** What every field held when the page was built. @returns {Record<string, Value>} */
  readDefaults() {
    return this.#values(defaultOf);
  }

  /**
   * The fields that hold something else than what was built in, as lists of texts.
   * @param {Record<string, Value>} [now]
   * @returns {Map<string, string[]>}
   */
  differing(now = this.read()) {
    const built = this.readDefaults();
    const differs = Object.keys(now).filter((name) => name in built && !isSame(now[name], built[name]));
    return new Map(differs.map((name) => [name, [now[name]].flat()]));
  }

  /**
   * Fill in these fields; what they cannot take is passed over.
   * @param {Map<string, string[]>} texts
   */
  write(texts) {
    for (const [name, values] of texts) {
      const $controls = this.#fields.get(this.#current(name))?.$controls;
      if ($controls && accepts($controls, values)) fill($controls, values);
    }
  }

  /**
   * Hold these entries, and elsewhere what was built in. A field that holds it already is left alone: writing into it
   * would take away what its reader can undo.
   * @param {Map<string, string[]>} texts
   * @param {Set<string>} [kept] fields that stay as they are
   */
  hold(texts, kept = new Set()) {
    const wanted = new Map([...texts].map(([name, values]) => [this.#current(name), values]));
    for (const [name, { $controls }] of this.#fields) {
      if (kept.has(name)) continue;
      const values = wanted.get(name);
      fill($controls, values && accepts($controls, values) ? values : [defaultOf($controls)].flat());
    }
  }

  /**
   * What of these entries no field takes: names that are no field, and choices that theirs does not offer.
   * @param {Map<string, string[]>} texts
   * @returns {string[]} as an address writes it
   */
  unknown(texts) {
    return [...texts].flatMap(([name, values]) => {
      const $controls = this.#fields.get(this.#current(name))?.$controls;
      if (!$controls) return [name];
      return notOffered($controls, values).map((value) => `${name}=${value}`);
    });
  }

  /**
   * What every field would hold with these entries and no others.
   * @param {Map<string, string[]>} texts
   */
  readWith(texts) {
    const values = this.readDefaults();
    for (const [written, own] of texts) {
      const name = this.#current(written);
      if (Object.hasOwn(values, name)) values[name] = Array.isArray(values[name]) ? own.filter(Boolean) : own[0];
    }
    return values;
  }

  /** @returns {string[]} */
  get names() {
    return [...this.#fields.keys()];
  }

  /** What the form calls a field. @param {string} name */
  label(name) {
    return this.#fields.get(name)?.$field.querySelector("legend, label")?.textContent?.trim() ?? name;
  }

  /**
   * A value in the form's own words, with its unit.
   * @param {string} name
   * @param {Value} value
   */
  shown(name, value) {
    const { $field, $controls } = this.#fields.get(name) ?? { $controls: [] };
    const texts = [value].flat().filter(Boolean).flatMap((text) => wordsOf($controls, text));
    const unit = $field?.querySelector(".pb-field__unit")?.textContent?.trim();
    return texts.length === 0 ? "–" : [texts.join(", "), unit].filter(Boolean).join(" ");
  }

  /**
   * Where each field that holds what was built in has it from.
   * @param {Record<string, Value>} [now]
   * @returns {Record<string, string>}
   */
  origins(now = this.read()) {
    const differing = this.differing(now);
    const kept = [...this.#fields].flatMap(([name, { $field }]) => {
      const $origin = $field.querySelector(".pb-field__origin");
      return $origin && !differing.has(name) ? [[name, $origin.textContent?.trim() ?? ""]] : [];
    });
    return Object.fromEntries(kept);
  }

  /** Tell the fields that hold something else than what was built in from those that do not. */
  markOwn() {
    const differing = this.differing();
    for (const [name, { $field }] of this.#fields) $field.toggleAttribute("data-yours", differing.has(name));
  }

  /**
   * Put each problem at its field, and all of them into the summary with a way to each.
   * @param {Problem[]} problems
   */
  showProblems(problems) {
    // Most answers are good, and follow a good one.
    if (problems.length === 0 && !this.#isWrong) return;
    this.#isWrong = problems.length > 0;
    for (const [name, { $field, $controls }] of this.#fields) {
      const messages = problems.filter(({ field }) => field === name).map(({ message }) => message);
      const $message = $field.querySelector(".pb-field__error");
      if ($message instanceof HTMLElement) {
        $message.textContent = messages.join(" ");
        $message.hidden = messages.length === 0;
      }
      for (const $control of $controls) mark($control, messages.length > 0, $message?.id);
    }
    if (!this.#$summary) return;
    this.#$summary.hidden = problems.length === 0;
    const $list = document.createElement("ul");
    $list.append(...problems.map((problem) => this.#entry(problem)));
    this.#$summary.replaceChildren(...(problems.length > 0 ? [$list] : []));
  }

  /** @param {Problem} problem */
  #entry({ field, message }) {
    const $entry = document.createElement("li");
    const $link = this.wayTo(field ?? "");
    if (!$link) {
      $entry.textContent = message;
      return $entry;
    }
    $link.textContent = `${this.label(field ?? "")}: ${message}`;
    $entry.append($link);
    return $entry;
  }

  /**
   * A link that leads into a field, wherever it is folded away; none where there is no such field.
   * @param {string} name
   */
  wayTo(name) {
    const $control = this.#fields.get(name)?.$controls[0];
    if (!$control) return null;
    const $link = document.createElement("a");
    $link.href = `#${$control.id}`;
    $link.addEventListener("click", (event) => {
      event.preventDefault();
      $control.closest("details")?.setAttribute("open", "");
      $control.focus();
    });
    return $link;
  }

  /**
   * Say of a field's control by which element it is described too, or no longer.
   * @param {string} name
   * @param {string} id
   * @param {boolean} isDescribed
   */
  describe(name, id, isDescribed) {
    for (const $control of this.#fields.get(name)?.$controls ?? []) describe($control, id, isDescribed);
  }

  /** @param {string} name */
  #current(name) {
    return this.#former.get(name) ?? name;
  }

  /**
   * @param {(controls: Control[]) => Value} read
   * @returns {Record<string, Value>}
   */
  #values(read) {
    return Object.fromEntries([...this.#fields].map(([name, { $controls }]) => [name, read($controls)]));
  }
}

/** @param {Value} one @param {Value} other */
const isSame = (one, other) => JSON.stringify(one) === JSON.stringify(other);

/** @param {Control} $control @param {boolean} wrong @param {string} [messageId] */
function mark($control, wrong, messageId) {
  if (messageId) describe($control, messageId, wrong);
  if (wrong) $control.setAttribute("aria-invalid", "true");
  else $control.removeAttribute("aria-invalid");
}
