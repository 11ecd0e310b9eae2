/** On pages where one learns: questions come alive and what was learnt is kept. */

import { mountParts } from "./mounting.js";

mountParts(document, window, []);
