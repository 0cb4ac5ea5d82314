// @ts-check
/**
 * The inputs of one calculator: what is typed, what was built in, and what is wrong with it. A field is a
 * `[data-field]` with one control, or several of one name (check boxes, radio buttons).
 */

/** @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Control */
/** @typedef {string | string[]} Value a list where several things can be chosen */
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
   * @returns {Map<string, string[]>}
   */
  differing() {
    const [now, built] = [this.read(), this.readDefaults()];
    const differs = Object.keys(now).filter((name) => JSON.stringify(now[name]) !== JSON.stringify(built[name]));
    return new Map(differs.map((name) => [name, [now[name]].flat()]));
  }

  /**
   * Fill in fields; what is `unknown` is passed over.
   * @param {Map<string, string[]>} texts
   */
  write(texts) {
    for (const [name, values] of texts) {
      const $controls = this.#fields.get(this.#current(name))?.$controls ?? [];
      if (isOneOf($controls) && notOffered($controls, values).length > 0) continue;
      for (const $control of $controls) fill($control, values);
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
    const offered = offersOf($controls);
    const words = (/** @type {string} */ text) => {
      const $offer = offered.find(($it) => $it.value === text);
      return ($offer instanceof HTMLOptionElement ? $offer.label : $offer?.closest("label")?.textContent?.trim()) ?? text;
    };
    const texts = [value].flat().filter(Boolean).map(words);
    const unit = $field?.querySelector(".pb-field__unit")?.textContent?.trim();
    return texts.length === 0 ? "–" : [texts.join(", "), unit].filter(Boolean).join(" ");
  }

  /** Where each field that holds what was built in has it from. @returns {Record<string, string>} */
  origins() {
    const differing = this.differing();
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

  /** Put back what was built in. */
  writeDefaults() {
    this.write(new Map(Object.entries(this.readDefaults()).map(([name, value]) => [name, [value].flat()])));
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
    const { $field, $controls } = this.#fields.get(field ?? "") ?? {};
    const $control = $controls?.[0];
    if (!$field || !$control) {
      $entry.textContent = message;
      return $entry;
    }
    const $link = document.createElement("a");
    $link.href = `#${$control.id}`;
    $link.textContent = `${$field.querySelector("legend, label")?.textContent?.trim()}: ${message}`;
    $link.addEventListener("click", (event) => {
      event.preventDefault();
      $control.closest("details")?.setAttribute("open", "");
      $control.focus();
    });
    $entry.append($link);
    return $entry;
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

/** @param {Control} $control */
const isTick = ($control) => $control instanceof HTMLInputElement && ["checkbox", "radio"].includes($control.type);

/** @param {Control[]} $controls @returns {Value} */
function valueOf($controls) {
  const [$first] = $controls;
  if (isTick($first)) return ticked($controls, "checked");
  if ($first instanceof HTMLSelectElement && $first.multiple) {
    return [...$first.selectedOptions].map(($option) => $option.value);
  }
  return $first.value.trim();
}

/** What can be chosen; none where something is written. @param {Control[]} $controls */
function offersOf($controls) {
  return $controls.flatMap(/** @returns {(HTMLOptionElement | Control)[]} */ ($control) =>
    $control instanceof HTMLSelectElement ? [...$control.options] : isTick($control) ? [$control] : [],
  );
}

/** Those of the values that cannot be chosen. @param {Control[]} $controls @param {string[]} values */
function notOffered($controls, values) {
  const offers = offersOf($controls).map(({ value }) => value);
  return offers.length === 0 ? [] : values.filter((value) => value !== "" && !offers.includes(value));
}

/** Whether one thing of several is chosen. @param {Control[]} $controls */
function isOneOf([$first]) {
  return $first instanceof HTMLSelectElement ? !$first.multiple : $first?.type === "radio";
}

/** @param {Control[]} $controls @returns {Value} */
function defaultOf($controls) {
  const [$first] = $controls;
  if (isTick($first)) return ticked($controls, "defaultChecked");
  if ($first instanceof HTMLSelectElement) {
    const chosen = [...$first.options].filter(($option) => $option.defaultSelected).map(($option) => $option.value);
    return $first.multiple ? chosen : (chosen.at(-1) ?? $first.options[0]?.value ?? "");
  }
  return $first.defaultValue.trim();
}

/** @param {Control[]} $controls @param {"checked" | "defaultChecked"} when @returns {Value} */
function ticked($controls, when) {
  const values = /** @type {HTMLInputElement[]} */ ($controls)
    .filter(($control) => $control[when])
    .map(($control) => $control.value);
  return $controls[0].type === "radio" ? (values[0] ?? "") : values;
}

/** @param {Control} $control @param {string[]} values */
function fill($control, values) {
  if (isTick($control)) {
    /** @type {HTMLInputElement} */ ($control).checked = values.includes($control.value);
  } else if ($control instanceof HTMLSelectElement && $control.multiple) {
    for (const $option of $control.options) $option.selected = values.includes($option.value);
  } else {
    $control.value = values[0] ?? "";
  }
}

/** @param {Control} $control @param {boolean} wrong @param {string} [messageId] */
function mark($control, wrong, messageId) {
  const described = new Set(($control.getAttribute("aria-describedby") ?? "").split(" ").filter(Boolean));
  if (messageId && wrong) described.add(messageId);
  else if (messageId) described.delete(messageId);
  $control.toggleAttribute("aria-invalid", wrong);
  if (wrong) $control.setAttribute("aria-invalid", "true");
  if (described.size > 0) $control.setAttribute("aria-describedby", [...described].join(" "));
  else $control.removeAttribute("aria-describedby");
}
