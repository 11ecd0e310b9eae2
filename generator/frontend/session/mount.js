/** The module quiz on its page. */

import { openLog } from "../log/page.js";
import { findDesk } from "./desk.js";
import { frameView, openRoom } from "./room.js";

/**
 * @param {Document} document
 * @param {Window} window
 */
export function mountSession(document, window) {
  const desk = findDesk(document, window);
  if (!desk) return undefined;
  frameView(desk);
  return openLog(window).then((log) => openRoom(desk, log));
}
