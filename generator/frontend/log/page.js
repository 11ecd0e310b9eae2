/**
 * The one log of a page. The script that every page loads first holds it, so that the others need
 * not bring it along; they ask for it here.
 */

import { takeTurn } from "../breathing.js";

/** @typedef {import("./log.js").Log} Log */
/** Bundles of a page may be of different ages: a log of another shape gets other names.
 * @typedef {Window & {changfengLog1?: Promise<Log>, changfengOpenLog1?: () => Promise<Log>}} Home */

/**
 * @param {Window} window
 * @param {(window: Window) => Log} make
 */
export function provideLog(window, make) {
  const home = /** @type {Home} */ (window);
  home.changfengOpenLog1 = () => {
    if (!home.changfengLog1) {
      const log = make(window);
      home.changfengLog1 = log.load().then(() => log);
    }
    return home.changfengLog1;
  };
}

/**
 * The log of this page's course; the same one however often it is asked for, and for each who asks
 * in a task of its own. Where nothing can be kept, it says so in `status()`.
 * @param {Window} window
 * @returns {Promise<Log>} rejects only on a page whose first script is missing
 */
export async function openLog(window) {
  const log = await /** @type {Required<Home>} */ (window).changfengOpenLog1();
  await takeTurn(window);
  return log;
}
