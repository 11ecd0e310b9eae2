/** A link to something inside a folded part opens the fold. */

/**
 * The element that a fragment names. The fragment comes from outside: it is never a selector.
 * @param {Document} document
 * @param {string} hash with its leading `#`
 * @returns {HTMLElement | null}
 */
export function findTarget(document, hash) {
  try {
    return document.getElementById(decodeURIComponent(hash.slice(1)));
  } catch {
    return null;
  }
}

/**
 * @param {Document} document
 * @param {Window} window
 */
export function mountFolds(document, window) {
  const open = () => {
    const target = findTarget(document, window.location.hash);
    let opened = false;
    for (let node = target; node; node = node.parentElement) {
      if (node instanceof HTMLDetailsElement && !node.open) {
        node.open = true;
        opened = true;
      }
    }
    if (opened && target) target.scrollIntoView();
  };
  window.addEventListener("hashchange", open);
  open();
}
