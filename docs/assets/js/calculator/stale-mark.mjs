// @ts-check
/** Marks an answer that is from before where it stands: for which entries it still holds, and which to correct. */

/** Entries that are named; of more, only how many there are is said. */
const NAMED = 2;

export class StaleMark {
  /** For which entries the answer on the page was made, where they differ from those that stand there now. */
  words = "";

  /**
   * @param {HTMLFormElement} $form
   * @param {import("./fields.mjs").Fields} fields
   */
  constructor($form, fields) {
    this.$form = $form;
    this.fields = fields;
    this.$for = $form.querySelector("[data-stale-for]");
    this.$ways = $form.querySelector("[data-stale-ways]");
    this.$lines = /** @type {NodeListOf<HTMLElement>} */ ($form.querySelectorAll("[data-stale-line]"));
  }

  /**
   * The answer is not the one of what is entered.
   * @param {Record<string, import("./fields.mjs").Value>} answered the entries it was made for
   * @param {(string | null)[]} wrong fields to correct
   */
  show(answered, wrong) {
    this.words = this.#differing(answered);
    if (this.$for) this.$for.textContent = this.words ? `Still for ${this.words}.` : "";
    this.$ways?.replaceChildren(...[...new Set(wrong)].slice(0, NAMED).flatMap((name) => this.#way(name ?? "")));
    for (const $line of this.$lines) {
      $line.textContent = `Not updated: as last calculated${this.words && `, with ${this.words}`}.`;
      $line.hidden = false;
    }
    this.$form.toggleAttribute("data-stale", true);
  }

  clear() {
    this.words = "";
    for (const $line of this.$lines) $line.hidden = true;
    this.$form.removeAttribute("data-stale");
  }

  /** @param {Record<string, import("./fields.mjs").Value>} answered */
  #differing(answered) {
    const entered = this.fields.read();
    const names = this.fields.names.filter((name) => JSON.stringify(entered[name]) !== JSON.stringify(answered[name]));
    const said = names.slice(0, NAMED).map((name) => `${this.fields.label(name)}: ${this.fields.shown(name, answered[name])}`);
    const more = names.length - said.length;
    return [...said, ...(more > 0 ? [`${more} more`] : [])].join("; ");
  }

  /** @param {string} name */
  #way(name) {
    const $way = this.fields.wayTo(name);
    if ($way) $way.textContent = `Correct ${this.fields.label(name)}`;
    return $way ? [$way, " "] : [];
  }
}
