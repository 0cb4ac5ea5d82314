// @ts-check
/** Says at a field that asks for a fact of the plan whether it follows the plan, and lets the reader decide. */

export class PlanNotes {
  /** @type {Note[]} */
  #notes;

  /**
   * @param {HTMLFormElement} $form
   * @param {import("./entry.mjs").Entry} entry
   * @param {() => void} onTake told when a field has taken what the plan says
   */
  constructor($form, entry, onTake) {
    const $pattern = /** @type {HTMLTemplateElement | null} */ ($form.querySelector("template[data-plan-note]"));
    const asked = $pattern ? entry.factFields.of(entry.name) : [];
    this.#notes = asked.flatMap(([fact, { field }]) => {
      const $field = /** @type {HTMLElement | null} */ ($form.querySelector(`[data-field="${field}"]`));
      const $note = /** @type {DocumentFragment | undefined} */ ($pattern?.content.cloneNode(true))?.firstElementChild;
      if (!$field || !$note) return [];
      $field.append($note);
      return [new Note(/** @type {HTMLElement} */ ($note), $field, fact, field, entry, () => this.show(), onTake)];
    });
    this.show();
  }

  show() {
    for (const note of this.#notes) note.show();
  }
}

class Note {
  /**
   * @param {HTMLElement} $note
   * @param {HTMLElement} $field
   * @param {string} fact
   * @param {string} field
   * @param {import("./entry.mjs").Entry} entry
   * @param {() => void} onPart
   * @param {() => void} onTake
   */
  constructor($note, $field, fact, field, entry, onPart, onTake) {
    this.$note = $note;
    this.fact = fact;
    this.field = field;
    this.entry = entry;
    const find = (/** @type {string} */ selector) => /** @type {HTMLElement} */ ($note.querySelector(selector));
    this.$from = find("[data-from-plan]");
    this.$here = find("[data-only-here]");
    this.$text = find("[data-text]");
    this.$part = find("[data-part]");
    this.$take = find("[data-take]");
    const focus = () => /** @type {HTMLElement | null} */ ($field.querySelector("[name]"))?.focus();
    this.$part.addEventListener("click", () => {
      entry.plan.part(fact);
      onPart();
      // The button that was pressed is gone.
      focus();
    });
    this.$take.addEventListener("click", () => {
      entry.plan.take(fact);
      onTake();
      focus();
    });
  }

  show() {
    const { factFields, fields, plan, name } = this.entry;
    const { kept } = plan;
    const isSaid = kept.has(this.fact) && factFields.isAskedFor(name, this.fact, kept);
    const isApart = plan.isApart(this.fact);
    this.$note.hidden = !isSaid;
    this.$from.hidden = this.$part.hidden = isApart;
    this.$here.hidden = this.$take.hidden = !isApart;
    const text = isSaid && isApart ? fields.shown(this.field, kept.get(this.fact) ?? []) : "";
    if (this.$text.textContent !== text) this.$text.textContent = text;
  }
}
