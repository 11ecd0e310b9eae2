/** A case page as a lesson: study time, 读完了, notes and bookmarks. */

import { openLog } from "../log/page.js";
import { mountFinish } from "./finishing.js";
import { mountPassages } from "./passages.js";
import { currentPlace } from "./place.js";
import { recordVisit } from "./recording.js";

/**
 * @param {Document} document
 * @param {Window} window
 */
export async function mountLesson(document, window) {
  const article = /** @type {HTMLElement | null} */ (
    document.querySelector("article[data-case]")
  );
  const caseId = article ? article.dataset.case : undefined;
  if (!article || !caseId) return;
  const cases = new Set([caseId, ...(article.dataset.formerly ?? "").split(" ").filter(Boolean)]);
  const opening = openLog(window);
  recordVisit(document, window, opening, () => caseId, () => ({
    at: currentPlace(document, window),
  }));
  const log = await opening;
  mountFinish(article, log, caseId, cases);
  await mountPassages(document, window, log, caseId, cases);
}
