/** The menu works as plain `<details>`; with script it also closes when one turns away. */

/** @param {Document} document */
export function mountMenu(document) {
  const menu = /** @type {HTMLDetailsElement | null} */ (
    document.querySelector("details[data-menu]")
  );
  if (!menu) return;
  const summary = menu.querySelector("summary");

  document.addEventListener("click", (event) => {
    if (menu.open && event.target instanceof Node && !menu.contains(event.target)) {
      menu.open = false;
    }
  });
  menu.addEventListener("focusout", (event) => {
    const goal = event.relatedTarget;
    if (goal instanceof Node && !menu.contains(goal)) menu.open = false;
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && menu.open) {
      menu.open = false;
      if (summary) summary.focus();
    }
  });
}
