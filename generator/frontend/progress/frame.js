/** Many changes, one picture: what happens within a frame is drawn once. */

/**
 * @param {Window} window
 * @param {() => void} draw
 * @returns {() => void} ask for it to be drawn
 */
export function onFrame(window, draw) {
  let asked = false;
  return () => {
    if (asked) return;
    asked = true;
    window.requestAnimationFrame(() => {
      asked = false;
      draw();
    });
  };
}
