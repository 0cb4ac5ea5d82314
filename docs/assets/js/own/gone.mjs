// @ts-check
/** What was entered of statements that the playbook has no longer: it is listed with their last words, not lost. */
import { entriesOfTheGone } from "../plan/former.mjs";
import { plans } from "../plan/plans.mjs";
import { show } from "./filling.mjs";
import { movedIn } from "./statements.mjs";

/** @typedef {import("./reading.mjs").Shown} Shown */

export class Gone {
  /** What they were called, by reference: asked for when there is one. @type {Promise<Map<string, { title: string }>> | null} */
  #words = null;

  /** @param {HTMLElement} $part with the ids that moved, and where the words of retired ones are */
  constructor($part) {
    this.$part = $part;
    this.moved = movedIn(/** @type {ParentNode} */ ($part.parentNode));
  }

  /** Let what was entered follow statements to their new ids. */
  follow() {
    if (this.moved.size > 0) plans.follow(this.moved);
  }

  /** @param {Shown | null} shown @param {(reference: string) => boolean} isThere */
  async show(shown, isThere) {
    const any = shown ? entriesOfTheGone(shown.plan, isThere, new Map()) : [];
    show(this.$part, any.length > 0);
    if (!shown || any.length === 0) return;
    const words = await (this.#words ??= this.#fetchWords());
    const found = entriesOfTheGone(shown.plan, isThere, words);
    this.$part.querySelector("ul")?.replaceChildren(...found.map((each) => line(each.words?.title ?? each.reference, each.entries)));
  }

  /** Without them a statement is called by its id. */
  async #fetchWords() {
    try {
      const response = await fetch(new URL(this.$part.dataset.words ?? "", location.href));
      const { retired } = await response.json();
      return new Map(retired.map((/** @type {{ reference: string, title: string }} */ it) => [it.reference, it]));
    } catch {
      return new Map();
    }
  }
}

/** @param {string} title @param {Map<string, import("../plan/register.mjs").Value>} entries */
function line(title, entries) {
  const $line = document.createElement("li");
  const $title = document.createElement("b");
  const $entries = document.createElement("span");
  $title.textContent = title;
  $entries.textContent = [...entries.values()].flat().join(", ");
  $line.append($title, $entries);
  return $line;
}
