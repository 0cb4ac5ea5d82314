// @ts-check
/**
 * A calculator's inputs in the page's address: `?roi.users=120` holds what differs from the page as built, and
 * nothing else. Whatever else the address holds is left alone.
 */

/**
 * What the address holds for a calculator, by field; several values where the key stands several times.
 * @param {string} calculator
 * @param {string} search the address from its question mark on
 * @returns {Map<string, string[]>}
 */
export function readAddress(calculator, search) {
  const prefix = `${calculator}.`;
  const held = new URLSearchParams(search);
  const keys = new Set([...held.keys()].filter((key) => key.startsWith(prefix)));
  return new Map([...keys].map((key) => [key.slice(prefix.length), held.getAll(key)]));
}

/**
 * The address with these values of a calculator and no others of it.
 * @param {string} address
 * @param {string} calculator
 * @param {Map<string, string[]>} values
 * @returns {string}
 */
export function withValues(address, calculator, values) {
  const url = new URL(address);
  const others = [...url.searchParams].filter(([key]) => !key.startsWith(`${calculator}.`));
  const own = [...values].flatMap(([field, texts]) =>
    // An empty choice is a value too: it differs from a default that is not empty.
    (texts.length > 0 ? texts : [""]).map((text) => [`${calculator}.${field}`, text]),
  );
  url.search = new URLSearchParams([...others, ...own]).toString();
  return url.href;
}
