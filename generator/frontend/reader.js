/** On every page: what makes a page that is whole by itself more comfortable. */

import { breathe } from "./breathing.js";
import { stayAimed } from "./comforts/aiming.js";
import { mountCopyButtons } from "./comforts/copying.js";
import { mountFolds } from "./comforts/folds.js";
import { mountMenu } from "./comforts/menu.js";
import { mountPrintButtons } from "./comforts/printing.js";
import { applyScheme, mountSchemeButton } from "./comforts/scheme.js";
import { unroll } from "./comforts/unrolling.js";
import { Log } from "./log/log.js";
import { openLog, provideLog } from "./log/page.js";
import { mountEarly, mountParts } from "./mounting.js";
import { mountMarks } from "./progress/marks.js";
import { keepRoomForCard } from "./progress/returning.js";
import { keepRoom, leaveRoom } from "./quiz/room.js";
import { mountSearchKey } from "./search/keyboard.js";
import { mountCitationRows } from "./settings/citations.js";
import { applyDisplay, followDisplay } from "./settings/display.js";
import { mountHint } from "./settings/hint.js";
import { mountElderBar, mountSettings } from "./settings/sizing.js";
import { mountQuestionSteps } from "./settings/stepping.js";
import { mountElderSwitch } from "./settings/switch.js";
import { mountReading } from "./speech/reading.js";

provideLog(window, (home) => new Log(home, home.document.documentElement.dataset.course || "course"));
// The stores answer while the page is still being parsed; to open them is work for a task of its own.
if ("learns" in document.documentElement.dataset) void unroll(document, window, breathe().then(() => openLog(window)));
// The script stands before all that is shown: scheme and size must be known before anything is painted.
applyScheme(document, window);
applyDisplay(document, window);
keepRoom(document, window);
leaveRoom(document, window);
keepRoomForCard(document, window);
mountSearchKey(document, window);
mountEarly(document, window, [mountHint, mountElderBar]);

mountParts(document, window, [
  mountSchemeButton,
  mountMenu,
  mountFolds,
  mountCopyButtons,
  mountPrintButtons,
  followDisplay,
  mountElderSwitch,
  mountSettings,
  mountCitationRows,
  mountQuestionSteps,
  mountReading,
  mountMarks,
  stayAimed,
]);
