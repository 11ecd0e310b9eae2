/** The address of a page that stays: changed without leaving a step in the history. */

/**
 * @param {Window} window
 * @param {string} address
 */
export function replaceAddress(window, address) {
  try {
    window.history.replaceState(window.history.state, "", address);
  } catch {
    // A sandboxed frame has no history of its own: then the address stays as it was.
  }
}
