/**
 * Days of the local calendar, and how far a device's clock is believed.
 *
 * The order of a log is (seq, id), never the clock. Where a day matters all the same, a time counts
 * as it stands unless it cannot be right: before this classroom existed, or more than a day ahead
 * of now. Such a time is taken to be that of what stands before it in the log.
 */

const DAY = 86_400_000;
const QUARTER = 900_000;
/** Nothing was learnt here before 2025; a clock that says so was never set. */
const BEGINNING = Date.UTC(2025, 0, 1);

/**
 * Number of a day of the local calendar: consecutive days have consecutive numbers, whatever
 * daylight saving does.
 * @param {number} time milliseconds since 1970
 * @returns {number}
 */
export function dayOf(time) {
  const date = new Date(time);
  return Math.floor(Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / DAY);
}

/**
 * The same for many times: a day changes only at a quarter of an hour, in every zone there is.
 * @returns {(time: number) => number}
 */
export function dayReader() {
  /** @type {Map<number, number>} */
  const known = new Map();
  return (time) => {
    const quarter = Math.floor(time / QUARTER);
    let day = known.get(quarter);
    if (day === undefined) {
      day = dayOf(quarter * QUARTER);
      known.set(quarter, day);
    }
    return day;
  };
}

/**
 * A moment on a day by its number: noon, so that no zone moves it to another.
 * @param {number} day
 * @returns {Date} to be read with its UTC getters
 */
export function dateOfDay(day) {
  return new Date(day * DAY + DAY / 2);
}

/**
 * The times of a log in its order, each as it is believed.
 * @param {readonly {time: unknown}[]} events
 * @param {number} now
 * @returns {number[]}
 */
export function believedTimes(events, now) {
  const first = now < BEGINNING ? 0 : BEGINNING;
  /** @type {number[]} */
  const times = [];
  /** @type {number | undefined} */
  let last;
  let unknown = 0;
  for (const { time } of events) {
    if (typeof time === "number" && time >= first && time <= now + DAY) {
      // What came before the first believable time is taken to be as old as that.
      while (unknown > 0) {
        times.push(time);
        unknown -= 1;
      }
      last = time;
    }
    if (last === undefined) unknown += 1;
    else times.push(last);
  }
  while (unknown > 0) {
    times.push(now);
    unknown -= 1;
  }
  return times;
}
