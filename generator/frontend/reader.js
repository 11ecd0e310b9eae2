/** On every page: what makes a page that is whole by itself more comfortable. */

import { mountCopyButtons } from "./copying.js";
import { mountFolds } from "./folds.js";
import { mountMenu } from "./menu.js";
import { mountPrintButtons } from "./printing.js";
import { applyScheme, mountSchemeButton } from "./scheme.js";

// The script stands in the head: the scheme must be known before anything is painted.
applyScheme(document, window);

/** Wait for the page, then add behaviour; each part stands alone. */
function mount() {
  for (const part of [
    mountSchemeButton,
    mountMenu,
    mountFolds,
    mountCopyButtons,
    mountPrintButtons,
  ]) {
    part(document, window);
  }
}

if (document.readyState === "loading") {
  document.addEventListener("DOMContentLoaded", mount);
} else {
  mount();
}
