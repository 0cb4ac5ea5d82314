// @ts-check
/** Says what of a link or a scenario could not be taken over. It stays said until the planner acts. */

/** @type {Record<import("./address.mjs").Unreadable, string>} */
const UNREADABLE = {
  "": "",
  damaged: "This link is damaged, so the calculator shows its example. Ask for the link again.",
  "too old a browser":
    "This browser is too old to read this short form of a link, so the calculator shows its example. Open the link in a newer browser.",
};

export class LinkNote {
  /** @param {HTMLFormElement} $form */
  constructor($form) {
    this.$place = /** @type {HTMLElement | null} */ ($form.querySelector("[data-link-note]"));
  }

  /** @param {import("./address.mjs").Unreadable} why */
  sayUnreadable(why) {
    this.#say(UNREADABLE[why]);
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
