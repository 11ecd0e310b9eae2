/** On the certificate: a sheet made of what this device has recorded. */

import { mountCertificate } from "./centre/certificate.js";
import { askWhoLearns } from "./log/dialogs/asking.js";
import { mountBanner } from "./log/dialogs/banner.js";
import { mountParts } from "./mounting.js";

mountParts(document, window, [askWhoLearns, mountBanner, mountCertificate]);
