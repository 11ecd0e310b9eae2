/** Scoring: the golden examples that the Python tests read too, and what always holds. */

import { foldAnswer, readNumber } from "../../../generator/frontend/quiz/kinds/answers.js";
import { KINDS } from "../../../generator/frontend/quiz/kinds/index.js";
import { scoreQuestion, weigh } from "../../../generator/frontend/quiz/scoring.js";
import { equal, test, truthy } from "../harness.js";
import fc from "../vendor/fast-check.js";

const GOLDEN = Object.fromEntries(
  await Promise.all(
    Object.keys(KINDS).map(async (kind) => {
      const answer = await fetch(`../golden/scoring/${kind}.json`);
      return [kind, await answer.json()];
    }),
  ),
);
const QUESTIONS = Object.values(GOLDEN).flatMap((groups) => groups.map((group) => group.question));
const ids = fc.constantFrom(..."abcdexyz");
const anything = fc.oneof(
  fc.anything({ withNullPrototype: false }),
  fc.array(ids),
  fc.dictionary(fc.oneof(ids, fc.constantFrom("one", "two", "three", "__proto__")), ids),
);

const close = (left, right) => Math.abs(left - right) < 1e-12;
const first = (kind, credit = "proportional") => ({ ...GOLDEN[kind][0].question, credit });
const key = ({ kind, correct }) => (kind === "short_answer" ? correct[0] : correct);

for (const [kind, groups] of Object.entries(GOLDEN)) {
  groups.forEach(({ question, responses }, number) => {
    for (const { says, response, score } of responses) {
      test(`${kind} ${number}: ${says}`, () => {
        const got = scoreQuestion(question, response);
        truthy(close(got, score), `${got} instead of ${score}`);
      });
    }
    test(`${kind} ${number}: the key scores 1`, () => equal(scoreQuestion(question, key(question)), 1));
  });
}

test("no response breaks anything", () => {
  fc.assert(
    fc.property(fc.constantFrom(...QUESTIONS), anything, (question, response) => {
      const score = scoreQuestion(question, response);
      KINDS[question.kind].complete(question, response);
      KINDS[question.kind].describe(question, response);
      KINDS[question.kind].kept(question, response);
      return score >= 0 && score <= 1;
    }),
    { numRuns: 1000 },
  );
});

test("the order of picks changes nothing", () => {
  const picks = fc.uniqueArray(fc.constantFrom(..."abcde"));
  fc.assert(
    fc.property(picks, (picked) => {
      const score = (response) => scoreQuestion(first("multiple_choice"), response);
      return score(picked) === score([...picked].reverse()) && score(picked) === score([...picked].sort());
    }),
  );
});

test("a better set of picks never scores less", () => {
  fc.assert(
    fc.property(fc.uniqueArray(ids), ids, (picked, choice) => {
      const question = first("multiple_choice");
      const rest = picked.filter((id) => id !== choice);
      const better = question.correct.includes(choice) ? [...rest, choice] : rest;
      return scoreQuestion(question, better) >= scoreQuestion(question, picked);
    }),
  );
});

test("one more right part never scores less", () => {
  const kinds = fc.constantFrom("matching", "classify", "scenario");
  fc.assert(
    fc.property(kinds, fc.dictionary(ids, ids), (kind, response) => {
      const question = first(kind);
      return Object.entries(question.correct).every(
        ([part, right]) =>
          scoreQuestion(question, { ...response, [part]: right }) >= scoreQuestion(question, response),
      );
    }),
  );
});

test("only the right order is wholly right", () => {
  fc.assert(
    fc.property(fc.shuffledSubarray([..."abcd"], { minLength: 4 }), (order) => {
      return (scoreQuestion(first("ordering"), order) === 1) === (order.join("") === "abcd");
    }),
  );
});

test("all or nothing gives all or nothing", () => {
  fc.assert(
    fc.property(fc.constantFrom(...QUESTIONS), anything, (question, response) => {
      const share = scoreQuestion({ ...question, credit: "proportional" }, response);
      const score = scoreQuestion({ ...question, credit: "all_or_nothing" }, response);
      return score === (share === 1 ? 1 : 0);
    }),
  );
});

test("what is kept for another try never scores less", () => {
  // A story goes back to where it first left the best way, whatever was right after that.
  const others = QUESTIONS.filter(({ kind }) => kind !== "scenario");
  fc.assert(
    fc.property(fc.constantFrom(...others), anything, (question, response) => {
      const kept = KINDS[question.kind].kept(question, response);
      return kept === null || scoreQuestion(question, kept) >= scoreQuestion(question, response);
    }),
  );
});

test("a story goes on after right choices only", () => {
  const stories = QUESTIONS.filter(({ kind }) => kind === "scenario");
  fc.assert(
    fc.property(fc.constantFrom(...stories), anything, (question, response) => {
      const kept = KINDS.scenario.kept(question, response) ?? {};
      return Object.entries(kept).every(([id, choice]) => choice === question.correct[id]);
    }),
  );
});

test("marks around an answer change nothing", () => {
  fc.assert(fc.property(fc.string({ unit: "grapheme" }), (text) => foldAnswer(` 《${text}》。`) === foldAnswer(text)));
});

test("a number is read however it is typed", () => {
  fc.assert(
    fc.property(fc.integer(), (number) => {
      const grouped = String(number).replace(/\B(?=(\d{3})+$)/g, ",");
      const wide = grouped.replace(/[0-9,-]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0));
      return [String(number), grouped, ` ${grouped} 户。`, wide].every((typed) => readNumber(typed, "户") === number);
    }),
  );
});

test("Chinese numbers", () => {
  const read = { 零: 0, 十: 10, 两百: 200, 一百二: 120, 一百零二: 102, 二〇二三: 2023, 一万二: 12000, 三亿零五十万: 300500000 };
  for (const [typed, number] of Object.entries(read)) equal(readNumber(typed), number);
  for (const typed of ["", "几", "1e5", "nan", "Infinity", "亿".repeat(100)]) equal(readNumber(typed), null);
});

test("a module quiz is the weighted mean", () => {
  equal(weigh([]), 0);
  equal(weigh([{ score: 1, weight: 3 }, { score: 0, weight: 1 }]), 0.75);
  const scored = fc.record({ score: fc.double({ min: 0, max: 1, noNaN: true }), weight: fc.integer({ min: 1, max: 10 }) });
  fc.assert(
    fc.property(fc.array(scored, { minLength: 1 }), (list) => {
      const scores = list.map(({ score }) => score);
      const mean = weigh(list);
      return mean >= Math.min(...scores) - 1e-9 && mean <= Math.max(...scores) + 1e-9;
    }),
  );
});
