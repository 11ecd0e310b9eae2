/** Shuffling that leaves alone what loses its meaning in another order. */

/** @typedef {import("../types.js").Choice} Choice */

/** Choices that speak of the others by their place. */
const REFERS =
  /以上|上述|上面|前面|以下|其余|[前后][一两二三四几][项个种条者]|第[一二三四1-4][项个种条]|[①-⑥]|[A-F]\s*(?:[和与、及或]|and|or)\s*[A-F]|\b(?:above|below|both|(?:first|last) (?:two|three))\b/i;

/**
 * Fisher-Yates.
 * @template T
 * @param {readonly T[]} items
 * @param {() => number} random from 0 up to, not including, 1
 * @returns {T[]} a new list
 */
export function shuffle(items, random) {
  const mixed = [...items];
  for (let last = mixed.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [mixed[last], mixed[other]] = [/** @type {T} */ (mixed[other]), /** @type {T} */ (mixed[last])];
  }
  return mixed;
}

/**
 * The ids of choices, shuffled unless they refer to each other or count up or down.
 * @param {readonly Choice[]} choices
 * @param {() => number} random
 * @returns {string[]}
 */
export function shuffleChoices(choices, random) {
  const ids = choices.map((choice) => choice.id);
  const fixed = choices.some((choice) => REFERS.test(choice.text)) || inSequence(choices);
  return fixed ? ids : shuffle(ids, random);
}

/** @param {readonly Choice[]} choices */
function inSequence(choices) {
  const numbers = choices.map((choice) => Number((/^\d+(?:\.\d+)?/.exec(choice.text) ?? [])[0]));
  const rising = numbers.every((number, index) => !index || number > Number(numbers[index - 1]));
  const falling = numbers.every((number, index) => !index || number < Number(numbers[index - 1]));
  return !numbers.some(Number.isNaN) && (rising || falling);
}
