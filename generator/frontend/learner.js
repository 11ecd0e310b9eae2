/** On pages where one learns: questions come alive and what was learnt is kept. */

import { mountContinue } from "./centre/continuing.js";
import { mountLesson } from "./lesson/lesson.js";
import { staySeen } from "./lesson/staying.js";
import { askWhoLearns } from "./log/dialogs/asking.js";
import { mountBanner } from "./log/dialogs/banner.js";
import { defineElements, mountInTurns } from "./mounting.js";
import { mountPractice } from "./quiz/practice.js";
import { mountSession } from "./session/mount.js";

mountInTurns(document, window, [
  staySeen,
  askWhoLearns,
  mountBanner,
  mountPractice,
  mountLesson,
  mountContinue,
]);
defineElements(document, window, { "module-quiz": mountSession });
