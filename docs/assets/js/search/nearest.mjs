// @ts-check
/** The nearest words to one that nobody has written: typing errors are letters too many, too few, other or swapped. */

/** How many errors a word of so many letters may have. @param {string} word */
const allowed = (word) => (word.length < 4 ? 0 : word.length < 7 ? 1 : 2);
/** More would not be a help. */
const MOST = 3;

/**
 * @param {string} word
 * @param {ReadonlyMap<string, number>} known every word, with how often it is written where readers look
 * @returns {string[]} the nearest, at most three; none where all are further away than a slip
 */
export function nearestTo(word, known) {
  const most = allowed(word);
  const found = [...known]
    .filter(([other, times]) => times > 0 && Math.abs(other.length - word.length) <= most && /^\p{L}{3,}$/u.test(other))
    .map(([other, times]) => ({ other, times, errors: errorsBetween(word, other, most) + Number(other[0] !== word[0]) / 2 }))
    .filter(({ errors }) => most > 0 && errors <= most);
  const fewest = Math.min(...found.map(({ errors }) => errors));
  return found
    .filter(({ errors }) => errors === fewest)
    .sort((one, other) => other.times - one.times)
    .slice(0, MOST)
    .map(({ other }) => other);
}

/** The errors that lead from one word to another, swaps of neighbors included. @param {string} one @param {string} other @param {number} most beyond it, any larger number */
export function errorsBetween(one, other, most) {
  /** @type {number[]} */
  let before = [];
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1];
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + Number(!same));
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
        next[j] = Math.min(next[j], before[j - 2] + 1);
      }
    }
    if (Math.min(...next) > most) return most + 1;
    before = row;
    row = next;
  }
  return row[other.length];
}
