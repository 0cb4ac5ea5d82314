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

  /** @param {string} word @param {number} [steps] how many changes it was; none where nothing can be taken back */
  say(word, steps = 1) {
    const { trouble } = plans.state;
    const told = trouble === "full" || trouble === "off" ? ` ${this.#sentence(trouble)}` : "";
    this.toast.say(`${this.#sentence(word)}${told}`, steps > 0 ? () => this.#undo(steps) : undefined);
    this.$place.hidden = false;
  }

  /** @param {number} steps */
  #undo(steps) {
    for (let step = 0; step < steps; step++) plans.undo();
    this.onUndone();
    this.say("undone", 0);
  }

  /** @param {string} word */
  #sentence(word) {
    return this.$place.getAttribute(`data-${word}`) ?? "";
  }
}
