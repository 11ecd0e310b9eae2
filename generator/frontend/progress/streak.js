/** On which days she learnt. A day without learning ends a row and takes nothing else away. */

/**
 * @typedef {{days: number, row: number, week: boolean[]}} Streak
 * `days` in all; `row`: days in a row up to today, or up to yesterday while today is young;
 * `week`: the last seven days, today last.
 */

/**
 * @param {ReadonlySet<number>} learnt numbers of days
 * @param {number} today
 * @returns {Streak}
 */
export function foldStreak(learnt, today) {
  let row = 0;
  const last = learnt.has(today) ? today : today - 1;
  while (row < learnt.size && learnt.has(last - row)) row += 1;
  const week = [6, 5, 4, 3, 2, 1, 0].map((ago) => learnt.has(today - ago));
  let days = 0;
  for (const day of learnt) if (day <= today) days += 1;
  return { days, row, week };
}
