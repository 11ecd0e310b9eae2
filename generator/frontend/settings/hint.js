/** One sentence at the first visit, and never again. */

import { make, makeButton } from "../elements.js";
import { readPreference, writePreference } from "../preferences.js";
import { words } from "../words.js";
import { readDisplay } from "./display.js";

const KEY = "changfeng:hint";

/**
 * In the flow of the page, so that it covers nothing. Where it could not be remembered that it was
 * shown, it would come on every page: there it does not come at all.
 * @param {Document} document
 * @param {Window} window
 */
export function mountHint(document, window) {
  const header = document.querySelector(".site-header");
  if (!header || readDisplay(document, window).elder || readPreference(window, KEY)) return;
  if (!writePreference(window, KEY, "shown")) return;
  const text = make(document, "p", { "aria-live": "polite" });
  const close = makeButton(document, words("settings.hint_close"), () => {
    hint.remove();
    const main = document.querySelector("main");
    if (main) main.focus({ preventScroll: true });
  });
  const attributes = { class: "first-hint", "aria-label": words("settings.hint_label") };
  const hint = make(document, "aside", attributes, text, close);
  header.after(hint);
  // What changes in a live part is announced, what it begins with is not.
  text.textContent = words("settings.hint");
}
