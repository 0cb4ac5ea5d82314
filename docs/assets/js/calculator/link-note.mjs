// @ts-check
/** Says what of a link or a scenario could not be taken over. It stays said until the planner acts. */

const DAMAGED = "This link is damaged, so the calculator shows its example. Ask for the link once more.";

export class LinkNote {
  /** @param {HTMLFormElement} $form */
  constructor($form) {
    this.$place = /** @type {HTMLElement | null} */ ($form.querySelector("[data-link-note]"));
  }

  /** The link cannot be read. */
  sayDamaged() {
    this.#say(DAMAGED);
  }

  /** @param {string[]} entries what this version does not know, as links write it; none: nothing is said */
  sayUnknown(entries) {
    const named = entries.map((entry) => `“${entry}”`).join(", ");
    this.#say(entries.length === 0 ? "" : `Left out, because this version of the calculator does not know it: ${named}.`);
  }

  /** The planner has seen it. */
  clear() {
    this.#say("");
  }

  /** @param {string} sentence */
  #say(sentence) {
    if (!this.$place) return;
    this.$place.textContent = sentence;
    this.$place.hidden = sentence === "";
  }
}
