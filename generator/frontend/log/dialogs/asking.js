/** A shared computer asks once a visit who is learning, so that two learners are never mixed. */

import { make, makeButton } from "../../elements.js";
import { words } from "../../words.js";
import { openLog } from "../page.js";
import { newElementId } from "./panels.js";
import { makeProfileForm, nameOf } from "./profile.js";

/**
 * @param {Document} document
 * @param {Window} window
 */
export async function askWhoLearns(document, window) {
  const log = await openLog(window);
  const { copy } = log.keeper;
  let asked = log.tag;
  const ask = () => {
    // With one it is she, unless another was erased: then that one may be somebody else.
    const enough = log.learners().length >= (log.learner ? 2 : 1);
    if (!enough || copy.asked || document.querySelector(".log-cover")) return;
    asked = log.tag;
    openDialog(document, window, log);
  };
  log.subscribe((change) => {
    // Of one who was chosen in another tab nothing may be known before her first event.
    if (change === "learner" || (change === "events" && asked && log.tag !== asked)) ask();
    asked = asked || log.tag;
  });
  ask();
}

/**
 * @param {Document} document
 * @param {Window} window
 * @param {import("../log.js").Log} log
 */
function openDialog(document, window, log) {
  const title = make(document, "h2", { id: newElementId(), tabindex: "-1" }, words("log.ask.title"));
  const before = /** @type {HTMLElement | null} */ (document.activeElement);

  const close = () => {
    log.keeper.copy.asked = true;
    document.removeEventListener("focusin", holdFocus);
    cover.remove();
    document.documentElement.classList.remove("log-asking");
    if (before && before !== document.body) before.focus();
  };
  const choose = (/** @type {string} */ tag) => {
    if (tag !== log.learner?.tag) log.choose(tag);
    close();
  };
  const present = log.learner?.tag;
  const ordered = [...log.learners()].sort((left, right) => Number(right.tag === present) - Number(left.tag === present));
  const list = make(
    document,
    "ul",
    { class: "log-learners" },
    ordered.map((learner) =>
      make(document, "li", {}, makeButton(document, nameOf(learner), () => choose(learner.tag))),
    ),
  );
  const another = makeButton(document, words("log.ask.another"), () => {
    another.replaceWith(
      makeProfileForm(document, window, null, "log.learners.start", (profile) => {
        void log.create(profile);
        close();
      }),
    );
    dialog.querySelector("input")?.focus();
  });
  const dialog = make(
    document,
    "div",
    { role: "dialog", "aria-modal": "true", "aria-labelledby": title.id, class: "log-dialog" },
    title,
    make(document, "p", {}, words("log.ask.why")),
    list,
    another,
  );
  const cover = make(document, "div", { class: "log-cover" }, dialog);
  cover.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && present) choose(present);
    if (event.key === "Tab") keepFocus(document, dialog, event);
  });
  // Parts of the page that open meanwhile would take it behind the cover.
  const holdFocus = (/** @type {FocusEvent} */ { target }) => {
    if (!cover.contains(/** @type {Node} */ (target))) title.focus();
  };
  document.addEventListener("focusin", holdFocus);
  document.body.append(cover);
  document.documentElement.classList.add("log-asking");
  title.focus();
}

/**
 * Tab goes round inside the dialog: `inert` and `<dialog>` are newer than the oldest phones.
 * @param {Document} document
 * @param {HTMLElement} dialog
 * @param {KeyboardEvent} event
 */
function keepFocus(document, dialog, event) {
  const all = /** @type {HTMLElement[]} */ ([...dialog.querySelectorAll("button, input, select, textarea")]);
  const [first, last] = [all[0], all[all.length - 1]];
  const active = document.activeElement;
  if (event.shiftKey && (active === first || !all.includes(/** @type {HTMLElement} */ (active)))) {
    event.preventDefault();
    last?.focus();
  } else if (!event.shiftKey && active === last) {
    event.preventDefault();
    first?.focus();
  }
}
