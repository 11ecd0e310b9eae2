/** The payload contract, read from the same golden files as the Python tests. */

import { equal, test, truthy } from "../harness.js";

const KINDS = [
  "single_choice",
  "multiple_choice",
  "true_false",
  "ordering",
  "matching",
  "short_answer",
  "classify",
  "scenario",
];

for (const kind of KINDS) {
  test(`${kind} reads as written down`, async () => {
    const answer = await fetch(`../golden/quizdata/${kind}.json`);
    const { question, payload } = await answer.json();
    equal(payload.kind, kind);
    equal(payload.id, question.id);
    truthy(/^[0-9a-f]{8}$/.test(payload.revision), "revision is eight hexadecimal digits");
    truthy(payload.correct !== undefined, "the key is there");
    equal((payload.choices ?? []).map((c) => c.id), (question.choices ?? []).map((c) => c.id));
  });
}
