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
  const marked = document.querySelectorAll(
    ".story > section[id], .story .claim[id], .story .timeline > li[id], .story .question[id]",
  );
  const passages = [...marked]
    .filter((element) => element.getClientRects().length)
    .map((element) => ({ anchor: element.id, top: element.getBoundingClientRect().top }));
  return placeOf(passages, window.innerHeight);
}
