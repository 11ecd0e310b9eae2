/** The payload contract, read from the same golden files as the Python tests. */

import { KINDS, kindOf } from "../../../generator/frontend/quiz/kinds/index.js";
import { scoreQuestion } from "../../../generator/frontend/quiz/scoring.js";
import { equal, test, truthy } from "../harness.js";

const NAMES = [
  "single_choice",
  "multiple_choice",
  "true_false",
  "ordering",
  "matching",
  "short_answer",
  "classify",
  "scenario",
];

test("every kind of the model has its object", () => equal(Object.keys(KINDS), NAMES));

test("of a kind that is not known yet nothing is right, and nothing breaks", () => {
  const { build, shareOf, complete, shuffled, kept, describe } = kindOf({ kind: "essay" });
  equal([build, shareOf({}, "x"), complete({}, "x"), shuffled({}), kept({}, "x"), describe({}, "x")], [
    undefined, 0, false, null, null, "",
  ]);
});

for (const kind of NAMES) {
  test(`${kind} reads as written down`, async () => {
    const answer = await fetch(`../golden/quizdata/${kind}.json`);
    const { question, payload } = await answer.json();
    equal(payload.kind, kind);
    equal(payload.id, question.id);
    truthy(/^[0-9a-f]{8}$/.test(payload.revision), "revision is eight hexadecimal digits");
    truthy(payload.correct !== undefined, "the key is there");
    const right = kind === "short_answer" ? payload.correct : [payload.correct];
    equal(right.map((response) => scoreQuestion(payload, response)), right.map(() => 1));
    equal((payload.choices ?? []).map((c) => c.id), (question.choices ?? []).map((c) => c.id));
  });
}
