/** Shuffling, completeness and words of each kind. */

import { KINDS } from "../../../generator/frontend/quiz/kinds/index.js";
import { equal, test, truthy } from "../harness.js";
import fc from "../vendor/fast-check.js";

const QUESTIONS = Object.fromEntries(
  await Promise.all(
    Object.keys(KINDS).map(async (kind) => {
      const answer = await fetch(`../golden/quizdata/${kind}.json`);
      return [kind, (await answer.json()).payload];
    }),
  ),
);
const key = ({ kind, correct }) => (kind === "short_answer" ? correct[0] : correct);
const random = fc.infiniteStream(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }));
const chance = (stream) => () => stream.next().value;

for (const [kind, question] of Object.entries(QUESTIONS)) {
  test(`${kind}: the key is complete, nothing is not`, () => {
    truthy(KINDS[kind].complete(question, key(question)), "the key");
    truthy(!KINDS[kind].complete(question, null), "nothing");
  });

  test(`${kind}: an answer has words, none has none`, () => {
    truthy(KINDS[kind].describe(question, key(question)), "the key");
    equal(KINDS[kind].describe(question, null), "");
  });

  test(`${kind}: the key is kept whole or not at all`, () => {
    const kept = KINDS[kind].kept(question, key(question));
    truthy(kept === null || JSON.stringify(kept) === JSON.stringify(key(question)), kind);
  });
}

test("shuffling loses nothing and adds nothing", () => {
  const sorted = (list) => [...list].sort();
  const ids = (list) => sorted(list.map(({ id }) => id));
  fc.assert(
    fc.property(random, (stream) => {
      const order = (kind) => KINDS[kind].shuffled(QUESTIONS[kind], chance(stream));
      for (const kind of ["single_choice", "multiple_choice", "ordering"]) {
        equal(sorted(order(kind)), ids(QUESTIONS[kind].choices));
      }
      const pairs = order("matching");
      equal(sorted(pairs.choices), ids(QUESTIONS.matching.choices));
      equal(sorted(pairs.targets), ids(QUESTIONS.matching.targets));
      equal(order("classify").targets, QUESTIONS.classify.groups.map(({ id }) => id));
      for (const kind of ["true_false", "short_answer", "scenario"]) equal(order(kind), null);
    }),
  );
});

test("an ordering question never comes solved", () => {
  fc.assert(
    fc.property(random, (stream) => {
      const order = KINDS.ordering.shuffled(QUESTIONS.ordering, chance(stream));
      return order.join() !== QUESTIONS.ordering.correct.join();
    }),
  );
});

test("the same chance gives the same order", () => {
  const always = () => 0.3;
  for (const [kind, question] of Object.entries(QUESTIONS)) {
    equal(KINDS[kind].shuffled(question, always), KINDS[kind].shuffled(question, always));
  }
});

test("choices that refer to each other, or count up, stay where they are", () => {
  const choices = (...texts) => texts.map((text, index) => ({ id: "abcd"[index], text }));
  const shuffled = (...texts) => KINDS.single_choice.shuffled({ choices: choices(...texts) }, () => 0).join("");
  equal(shuffled("甲", "乙", "以上都对"), "abc");
  equal(shuffled("甲", "乙", "A 和 B"), "abc");
  for (const text of ["前两项都对", "第一项和第三项", "①和②", "其余都不对", "A and C", "The first two"]) {
    equal(shuffled("甲", "乙", text), "abc");
  }
  equal(shuffled("3 户", "12 户", "100 户"), "abc");
  equal(shuffled("100 户", "12 户", "3 户"), "abc");
  truthy(shuffled("12 户", "3 户", "100 户") !== "abc", "numbers in no order are shuffled");
  truthy(shuffled("甲", "乙", "丙") !== "abc", "others are shuffled");
});

test("a scenario ends when its story does", () => {
  const { complete, kept } = KINDS.scenario;
  const question = QUESTIONS.scenario;
  truthy(complete(question, { call: "b" }), "the story broke off");
  truthy(!complete(question, { call: "a" }), "the story goes on");
  equal(kept(question, { call: "a", talk: "b" }), { call: "a" });
  equal(kept(question, { call: "b" }), null);
});
