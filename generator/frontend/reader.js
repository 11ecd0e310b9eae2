/** On every page: what makes a page that is whole by itself more comfortable. */

import { mountCopyButtons } from "./comforts/copying.js";
import { mountFolds } from "./comforts/folds.js";
import { mountMenu } from "./comforts/menu.js";
import { mountPrintButtons } from "./comforts/printing.js";
import { applyScheme, mountSchemeButton } from "./comforts/scheme.js";
import { mountParts } from "./mounting.js";

// The script stands in the head: the scheme must be known before anything is painted.
applyScheme(document, window);

mountParts(document, window, [
  mountSchemeButton,
  mountMenu,
  mountFolds,
  mountCopyButtons,
  mountPrintButtons,
]);
