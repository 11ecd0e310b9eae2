/** On pages where one learns: questions come alive and what was learnt is kept. */

import { mountLesson } from "./lesson/lesson.js";
import { mountParts } from "./mounting.js";
import { mountPractice } from "./quiz/practice.js";

mountParts(document, window, [mountPractice, mountLesson]);
