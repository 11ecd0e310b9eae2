/**
 * News between the tabs of one course: new lines, an erased learner, another learner chosen.
 * BroadcastChannel where it exists; else (Safari before 15.4) the storage events of the copies.
 */

import { ERASING } from "./stores/copy.js";
import { restore } from "./stores/short.js";

/**
 * back: learners whose lines these are, though they may have been erased before; at: when somebody
 * was erased.
 * @typedef {{lines?: string[], back?: string[], erased?: string, at?: number | undefined, chosen?: string}} News
 */

/**
 * @param {Window & {BroadcastChannel?: typeof BroadcastChannel}} window
 * @param {string} course
 * @param {(news: News) => void} hear
 * @returns {{tell: (news: News) => void, close: () => void, open: () => void}}
 */
export function openChannel(window, course, hear) {
  const prefix = `changfeng:${course}:`;
  /** @type {BroadcastChannel | undefined} */
  let channel;

  const copied = (/** @type {StorageEvent} */ { key, newValue, storageArea }) => {
    if (!key || !key.startsWith(prefix) || newValue === null) return;
    const name = key.slice(prefix.length);
    // A page that slept hears late: who was erased may be there again, who was chosen may have gone.
    const stands = storageArea?.getItem(key) === newValue;
    if (name.startsWith(ERASING)) hear({ erased: name.slice(ERASING.length), at: stands ? undefined : 0 });
    else if (!stands) return;
    else if (name.startsWith("e:")) hear({ lines: [restore(newValue, name.slice(2), course)] });
    else if (name === "learner") hear({ chosen: newValue });
  };

  const open = () => {
    // To listen for these opens the stores they tell of, so not before somebody asks. The same one twice is one.
    window.addEventListener("storage", copied);
    if (channel || typeof window.BroadcastChannel !== "function") return;
    try {
      channel = new window.BroadcastChannel(prefix);
      channel.onmessage = ({ data }) => hear(data && typeof data === "object" ? data : {});
    } catch {
      // A frame that may not: each tab then stands alone.
    }
  };

  return {
    open,
    close() {
      channel?.close();
      channel = undefined;
    },
    tell(news) {
      try {
        channel?.postMessage(news);
      } catch {
        channel = undefined;
      }
    },
  };
}
