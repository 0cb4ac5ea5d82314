// @ts-check
/** Lists to choose from whose choices stand in the address: a link brings them along, and going back finds them again. */

/**
 * Choose what the address says; what is not offered is no choice. What a reader chose before this script was there is
 * newer, and then the address says it.
 * @param {HTMLSelectElement[]} $selects
 */
export function chooseFromAddress($selects) {
  const chosen = new URLSearchParams(location.search);
  const $untouched = $selects.filter(isAsBuilt);
  for (const $select of $untouched) {
    const value = chosen.get($select.name) ?? "";
    $select.value = [...$select.options].some((option) => option.value === value) ? value : "";
  }
  if ($untouched.length < $selects.length) writeToAddress($selects);
}

/** Whether nobody has chosen yet. @param {HTMLSelectElement} $select */
export function isAsBuilt($select) {
  const $built = [...$select.options].find((option) => option.defaultSelected) ?? $select.options[0];
  return $select.selectedOptions[0] === $built;
}

/** Write into the address what is chosen; the rest of it stays. @param {Iterable<HTMLSelectElement>} $selects */
export function writeToAddress($selects) {
  const address = new URL(location.href);
  for (const $select of $selects) {
    // In the lists' order, whichever was chosen first: one choice has one address.
    address.searchParams.delete($select.name);
    if ($select.value) address.searchParams.append($select.name, $select.value);
  }
  history.replaceState(history.state, "", address);
}
