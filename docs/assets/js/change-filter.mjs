// @ts-check
/** Shows of the changes those that a reader chooses; what is chosen stands in the address. All words are in the page. */

export class ChangeFilter {
  /** @param {HTMLFormElement} $form */
  constructor($form) {
    this.$form = $form;
    this.$selects = [...$form.querySelectorAll("select")];
    this.$count = /** @type {HTMLOutputElement} */ ($form.querySelector("output"));
    const chosen = new URLSearchParams(location.search);
    for (const $select of this.$selects) {
      const value = chosen.get($select.name) ?? "";
      // What is not offered is no choice.
      $select.value = [...$select.options].some((option) => option.value === value) ? value : "";
    }
    this.choose = () => {
      this.#remember();
      this.#show();
    };
    $form.addEventListener("change", this.choose);
    this.#show();
  }

  /** Let go of a form that has left the page. */
  dispose() {
    this.$form.removeEventListener("change", this.choose);
  }

  #remember() {
    const address = new URL(location.href);
    for (const $select of this.$selects) {
      if ($select.value) address.searchParams.set($select.name, $select.value);
      else address.searchParams.delete($select.name);
    }
    history.replaceState(history.state, "", address);
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
