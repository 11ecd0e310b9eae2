/** In the learning centre: what was learnt, and what leaves the device. */

import { mountCentre } from "./centre/centre.js";
import { askWhoLearns } from "./log/dialogs/asking.js";
import { mountBanner } from "./log/dialogs/banner.js";
import { mountLearners } from "./log/dialogs/learners.js";
import { mountTransfer } from "./log/dialogs/transfer.js";
import { defineElements, mountInTurns } from "./mounting.js";

mountInTurns(document, window, [askWhoLearns, mountBanner]);
defineElements(document, window, { "learning-centre": mountCentre, "learner-list": mountLearners });
mountInTurns(document, window, [mountTransfer]);
