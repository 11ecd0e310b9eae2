/** Small settings of this device. Storage may be blocked: then they last as long as the page. */

/**
 * @param {Window} window
 * @param {string} key
 * @returns {string | null}
 */
export function readPreference(window, key) {
  try {
    return window.localStorage.getItem(key);
  } catch {
    return null;
  }
}

/**
 * @param {Window} window
 * @param {string} key
 * @param {string} value
 * @returns {boolean} whether it will be there next time
 */
export function writePreference(window, key, value) {
  try {
    window.localStorage.setItem(key, value);
    return true;
  } catch {
    return false;
  }
}
