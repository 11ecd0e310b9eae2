/** 删除这位学习者的全部记录: after an offer to export, and pressed twice. */

import { fill, make, makeButton } from "../../elements.js";
import { words } from "../../words.js";
import { openPanel } from "./panels.js";
import { nameOf } from "./profile.js";

/**
 * @param {Document} document
 * @param {import("../log.js").Log} log
 * @param {HTMLElement} place
 * @param {() => unknown} backUp
 * @param {(outcome: string) => void} tell
 */
export function openErasing(document, log, place, backUp, tell) {
  const { learner } = log;
  if (!learner) return;
  const name = nameOf(learner);
  const count = log.events().length;
  const buttons = make(document, "p", { class: "buttons" });
  const question = make(document, "p", { class: "log-warning" }, words("log.erase.explained", { name, count }));
  const status = make(document, "p", { role: "status" });
  const cancel = () => fill(place, []);

  const erase = async () => {
    const gone = await log.erase(learner.tag);
    fill(place, []);
    tell(words(gone ? "log.erase.done" : "log.erase.partly", { name }));
  };
  const ask = () => {
    const no = makeButton(document, words("log.erase.no"), cancel, "button-primary");
    fill(buttons, [no, makeButton(document, words("log.erase.really"), erase, "log-danger")]);
    status.textContent = words("log.erase.sure");
    no.focus();
  };
  fill(buttons, [
    makeButton(document, words("log.erase.backup_first"), backUp, "button-primary"),
    makeButton(document, words("log.erase.go_on"), ask),
    makeButton(document, words("log.erase.no"), cancel),
  ]);
  openPanel(document, place, words("log.erase.title"), [question, status, buttons]);
}
