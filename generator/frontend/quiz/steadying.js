/**
 * One press means one thing: neither the second half of a double click nor an Enter key held down
 * may act on what the first press brought.
 */

/**
 * @param {HTMLElement} element around everything that is pressed
 * @returns {() => void} to be called when what stands in it was replaced by something else
 */
export function steady(element) {
  let renewed = false;
  element.addEventListener(
    "click",
    (event) => {
      // How often in a row; 0 by keyboard.
      if (event.detail < 2) renewed = false;
      if (!renewed) return;
      event.preventDefault();
      event.stopPropagation();
    },
    { capture: true },
  );
  element.addEventListener("keydown", (event) => {
    if (!event.repeat) renewed = false;
    if (renewed) event.preventDefault();
  });
  element.addEventListener("input", () => {
    renewed = false;
  });
  return () => {
    renewed = true;
  };
}
