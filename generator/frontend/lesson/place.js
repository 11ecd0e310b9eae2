/** The place that one reads: the last passage whose head has come into the upper part of the window. */

/**
 * @param {readonly {anchor: string, top: number}[]} passages in the order of the page; px from the
 *   upper edge of the window
 * @param {number} height of the window, px
 * @returns {string | null} null at the head of the page
 */
export function placeOf(passages, height) {
  let place = null;
  for (const { anchor, top } of passages) if (top <= height / 4) place = anchor;
  return place;
}

/**
 * @param {Document} document
 * @param {Window} window
 * @returns {string | null}
 */
export function currentPlace(document, window) {
  const last = (/** @type {NodeListOf<Element>} */ marked) =>
    placeOf(
      [...marked]
        .filter((element) => element.getClientRects().length)
        .map((element) => ({ anchor: element.id, top: element.getBoundingClientRect().top })),
      window.innerHeight,
    );
  // Section first: what is out of sight is not laid out, and would be if its parts were asked.
  const section = last(document.querySelectorAll(".story > section[id]"));
  const inside = section && document.getElementById(section);
  return (inside && last(inside.querySelectorAll(".claim[id], .timeline > li[id], .question[id]"))) || section;
}
