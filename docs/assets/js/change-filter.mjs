// @ts-check
/** Shows of the changes those that a reader chooses; what is chosen stands in the address. All words are in the page. */
import { chooseFromAddress, writeToAddress } from "./chosen-in-address.mjs";

export class ChangeFilter {
  /** @param {HTMLFormElement} $form */
  constructor($form) {
    this.$form = $form;
    this.$selects = [...$form.querySelectorAll("select")];
    this.$count = /** @type {HTMLOutputElement} */ ($form.querySelector("output"));
    chooseFromAddress(this.$selects);
    this.choose = () => {
      writeToAddress(this.$selects);
      this.#show();
    };
    $form.addEventListener("change", this.choose);
    this.#show();
  }

  /** Let go of a form that has left the page. */
  dispose() {
    this.$form.removeEventListener("change", this.choose);
  }

  #show() {
    let count = 0;
    for (const $change of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".pb-change"))) {
      /** @param {HTMLSelectElement} $select */
      const fits = ($select) => !$select.value || $change.dataset[$select.name]?.split(" ").includes($select.value);
      $change.hidden = !this.$selects.every(fits);
      count += $change.hidden ? 0 : 1;
    }
    for (const $day of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".pb-day"))) {
      $day.hidden = !$day.querySelector(".pb-change:not([hidden])");
    }
    const { one, several, none } = this.$form.dataset;
    const text = count === 0 ? none : count === 1 ? `1 ${one}` : `${count} ${several}`;
    // An output that says the same again would be read out again.
    if (this.$count.value !== text) this.$count.value = text ?? "";
  }
}
