import { isBackupDue, PATIENCE_DAYS } from "../../../generator/frontend/log/reminder.js";
import { equal, test } from "../harness.js";

const DAY = 86_400_000;
const NOW = 1_764_000_000_000;
const HERE = "this-one";
const attempt = (days, device = HERE) => ({ type: "attempt", device, time: NOW - days * DAY });
const exported = (form, device = HERE) => ({ type: "exported", form, device, time: NOW });
const due = (...events) => isBackupDue(events, HERE, NOW);

test("a backup is due when an answer has waited for days", () => {
  equal(due(), false);
  equal(due(attempt(PATIENCE_DAYS - 1)), false);
  equal(due(attempt(PATIENCE_DAYS)), true);
  equal(due(attempt(9), exported("backup")), false);
  equal(due(attempt(9), exported("record")), false);
  equal(due(attempt(9), exported("backup"), attempt(6)), true);
});

test("a line to the group is no backup", () => {
  equal(due(attempt(9), exported("checkin")), true);
});

test("an export on another device took nothing along that is here, and what came from there is kept there", () => {
  equal(due(attempt(9), exported("backup", "another")), true);
  equal(due(attempt(9, "another")), false);
});

test("a wrong clock calls nobody", () => {
  equal(due({ type: "attempt", device: HERE, time: 0 }), false);
  equal(due(attempt(-400)), false);
});
