// @ts-check
/** Says what has just happened to the plan, offers to take it back, and tells where the device does not keep it. */
import { Toast } from "../planner/toast.mjs";
import { plans } from "../plan/plans.mjs";

export class PlanToast {
  /**
   * @param {HTMLElement} $place with a sentence for each word as `data-…`
   * @param {() => void} onUndone
   */
  constructor($place, onUndone) {
    this.$place = $place;
    this.onUndone = onUndone;
    this.toast = new Toast($place);
  }

  /** @param {string} word @param {boolean} [canUndo] */
  say(word, canUndo = true) {
    const { trouble } = plans.state;
    const told = trouble === "full" || trouble === "off" ? ` ${this.#sentence(trouble)}` : "";
    this.toast.say(`${this.#sentence(word)}${told}`, canUndo ? () => this.#undo() : undefined);
    this.$place.hidden = false;
  }

  #undo() {
    plans.undo();
    this.onUndone();
    this.say("undone", false);
  }

  /** @param {string} word */
  #sentence(word) {
    return this.$place.getAttribute(`data-${word}`) ?? "";
  }
}
