/** On the certificate: a sheet made of what this device has recorded. */

import { mountCertificate } from "./centre/certificate.js";
import { askWhoLearns } from "./log/dialogs/asking.js";
import { mountBanner } from "./log/dialogs/banner.js";
import { defineElements, mountInTurns } from "./mounting.js";

mountInTurns(document, window, [askWhoLearns, mountBanner]);
defineElements(document, window, { "learning-certificate": mountCertificate });
