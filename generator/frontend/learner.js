/** On pages where one learns: questions come alive and what was learnt is kept. */

import { mountLesson } from "./lesson/lesson.js";
import { mountParts } from "./mounting.js";

mountParts(document, window, [mountLesson]);
