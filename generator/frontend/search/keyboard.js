/** The keyboard: `/` goes to the search, arrows walk through the results, Esc goes back. */

/** The end of an address that says: go to the field at once. Nothing bears that id, so nothing scrolls. */
export const TYPE = "#type";

/**
 * On every page: `/` goes to the field of the search page, which it opens where need be.
 * @param {Document} document
 * @param {Window} window
 */
export function mountSearchKey(document, window) {
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.defaultPrevented || isTyping(event.target)) return;
    const field = document.getElementById("search-query");
    const link = /** @type {HTMLAnchorElement | null} */ (
      document.querySelector("a[data-action='search']")
    );
    if (!field && !link) return;
    event.preventDefault();
    if (field) field.focus();
    else if (link) window.location.href = link.href + TYPE;
  });
}

/** @param {EventTarget | null} target */
function isTyping(target) {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

/**
 * @param {HTMLInputElement} field
 * @param {HTMLElement} list
 * @param {() => void} clear
 */
export function mountArrows(field, list, clear) {
  const links = () => /** @type {HTMLElement[]} */ ([...list.querySelectorAll("a.result-link")]);

  field.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const [first] = links();
    if (event.key === "ArrowDown" && first) {
      event.preventDefault();
      first.focus();
    } else if (event.key === "Escape") {
      event.preventDefault();
      clear();
    }
  });

  list.addEventListener("keydown", (event) => {
    const all = links();
    const place = all.findIndex((link) => link === event.target);
    if (place < 0) return;
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step) {
      event.preventDefault();
      (all[Math.min(place + step, all.length - 1)] ?? field).focus();
    } else if (event.key === "Escape") {
      field.focus();
    }
  });
}
