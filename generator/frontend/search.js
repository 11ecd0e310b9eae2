/** On the search page: the field and what it finds. */

import { mountParts } from "./mounting.js";
import { mountSearchPage } from "./search/page.js";

mountParts(document, window, [mountSearchPage]);
