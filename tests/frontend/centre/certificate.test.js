import { subjectOf } from "../../../generator/frontend/centre/certificate.js";
import { foldAll } from "../../../generator/frontend/centre/state.js";
import { equal, test } from "../harness.js";
import { course, DAY, History, MONDAY } from "../progress/histories.js";

const stateOf = (history, outline = course()) => foldAll(history.events, outline, MONDAY + DAY);

test("a certificate is offered for what is mastered, and for nothing else", async () => {
  const history = new History().finish("garden");
  equal(subjectOf("?module=second", await stateOf(history)).module.id, "second");
  equal(subjectOf("?module=two", await stateOf(history)).module.id, "second");
  for (const search of ["?module=first", "?course", "?module=__proto__", "?", ""]) {
    equal(subjectOf(search, await stateOf(history)), null);
  }
  history.finish("lift").finish("parking").quiz("first", { "lift/l1": 1, "parking/p1": 1 });
  equal(subjectOf("?course", await stateOf(history)), { module: null });
});
