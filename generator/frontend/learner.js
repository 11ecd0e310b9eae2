/** On pages where one learns: questions come alive and what was learnt is kept. */

import { mountLesson } from "./lesson/lesson.js";
import { askWhoLearns } from "./log/dialogs/asking.js";
import { mountBanner } from "./log/dialogs/banner.js";
import { mountLearners } from "./log/dialogs/learners.js";
import { mountTransfer } from "./log/dialogs/transfer.js";
import { mountParts } from "./mounting.js";
import { mountPractice } from "./quiz/practice.js";

mountParts(document, window, [
  askWhoLearns,
  mountBanner,
  mountPractice,
  mountLesson,
  mountLearners,
  mountTransfer,
]);
