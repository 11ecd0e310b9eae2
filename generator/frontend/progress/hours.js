/** Study time: every 15-second slot in which the page was used, counted once across tabs. */

export const SLOT_SECONDS = 15;

/**
 * @param {readonly (readonly [number, number])[]} slots first slot and how many, in any order
 * @returns {number} seconds in the union of all of them
 */
export function studySeconds(slots) {
  const sorted = [...slots].sort((left, right) => left[0] - right[0]);
  let total = 0;
  let end = -1;
  for (const [first, count] of sorted) {
    const last = first + count;
    if (last > end) {
      total += last - Math.max(first, end);
      end = last;
    }
  }
  return total * SLOT_SECONDS;
}
