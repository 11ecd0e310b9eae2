/** Days, durations and shares in words. */

import { dateOfDay } from "../progress/days.js";
import { percentOf } from "../progress/mastery.js";
import { words } from "../words.js";

/**
 * A day of the local calendar by its number.
 * @param {number} day
 * @param {"day" | "weekday" | "full"} [form]
 */
export function dayText(day, form = "day") {
  const date = dateOfDay(day);
  if (form === "weekday") return words(`centre.days.weekday_${date.getUTCDay()}`);
  return words(form === "full" ? "centre.days.full" : "centre.days.short", {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
  });
}

/** @param {number} seconds */
export function durationText(seconds) {
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  if (!hours) return words("centre.days.minutes", { minutes });
  return words("centre.days.hours", { hours, minutes: minutes % 60 });
}

/** @param {number} share 0…1 */
export function percentText(share) {
  return `${percentOf(share)}%`;
}
