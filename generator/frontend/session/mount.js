/** The module quiz on its page. */

import { openLog } from "../log/page.js";
import { findPlace } from "./desk.js";
import { insist, readPool } from "./reading.js";
import { openRoom } from "./room.js";

/**
 * @param {HTMLElement} home
 * @param {Window} window
 */
export async function mountSession(home, window) {
  const place = findPlace(home, window);
  if (!place) return;
  const opening = openLog(window);
  const [shelf, log] = await Promise.all([insist(place, () => readPool(place)), opening]);
  await openRoom({ ...place, ...shelf }, log);
}
