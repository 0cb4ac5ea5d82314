// @ts-check
/** A list to choose one facet's value from, each choice with how many statements it would show. */

const { format } = new Intl.NumberFormat("en");
export { format as shownNumber };

export class Choices {
  /** What each option says now is known here: to read it from the page for every change takes longer. */
  #options;

  /** @param {HTMLSelectElement} $select */
  constructor($select) {
    this.$select = $select;
    this.#options = [...$select.options].map(($option) => {
      const { value, dataset, disabled } = $option;
      const $text = /** @type {Text} */ ($option.firstChild);
      return { $option, $text, value, label: dataset.label ?? "", count: -1, isOffered: !disabled };
    });
  }

  get name() {
    return this.$select.name;
  }

  get value() {
    return this.$select.value;
  }

  /** What the choice is called; empty where any value will do. */
  get label() {
    const { value } = this;
    return value && (this.#options.find((option) => option.value === value)?.label ?? "");
  }

  /**
   * Put beside what is chosen how many statements it would show: that much of a closed list can be seen.
   * @param {ReadonlyMap<string, number>} counts
   * @param {number} total
   */
  numberChosen(counts, total) {
    const chosen = this.#options[this.$select.selectedIndex];
    if (chosen) number(chosen, counts, total);
  }

  /**
   * Put it beside each choice. What would show none cannot be chosen.
   * @param {ReadonlyMap<string, number>} counts
   * @param {number} total
   */
  number(counts, total) {
    for (const option of this.#options) number(option, counts, total);
  }
}

/**
 * @param {{ $option: HTMLOptionElement, $text: Text, value: string, label: string, count: number, isOffered: boolean }} option
 * @param {ReadonlyMap<string, number>} counts
 * @param {number} total
 */
function number(option, counts, total) {
  const count = option.value ? (counts.get(option.value) ?? 0) : total;
  const isOffered = count > 0 || option.$option.selected;
  if (count !== option.count) option.$text.data = `${option.label} (${format(count)})`;
  if (isOffered !== option.isOffered) option.$option.disabled = !isOffered;
  Object.assign(option, { count, isOffered });
}
