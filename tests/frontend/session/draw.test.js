import fc from "../vendor/fast-check.js";
import { chooseSeed, drawAll, drawQuiz, record } from "../../../generator/frontend/session/draw.js";
import { newSeed, randomFrom } from "../../../generator/frontend/session/seeds.js";
import { equal, test, truthy } from "../harness.js";
import { anyPool, anySeed, choice, countBy } from "./pools.js";

const size = fc.integer({ min: 0, max: 30 });
/** A draw as it is recorded, of a pool whose questions are all read. */
const draw = (pool, count, seed) => drawQuiz(pool, count, seed).map((each) => record(each, seed));
const drawWhole = (pool, seed) => drawAll(pool, seed).map((each) => record(each, seed));
const nameOf = (drawn) => `${drawn.case}/${drawn.question ?? drawn.id}`;

test("a draw holds as many questions as asked for, or the whole pool, and none twice", () => {
  fc.assert(
    fc.property(anyPool, size, anySeed, (pool, count, seed) => {
      const drawn = draw(pool, count, seed);
      equal(drawn.length, Math.min(count, pool.length));
      equal(new Set(drawn.map(nameOf)).size, drawn.length);
    }),
  );
});

test("the same seed draws the same, in whatever order the pool stands", () => {
  fc.assert(
    fc.property(anyPool, size, anySeed, (pool, count, seed) => {
      const drawn = draw(pool, count, seed);
      equal(draw([...pool].reverse(), count, seed), drawn);
      equal(draw([...pool, ...pool], count, seed), drawn);
    }),
  );
});

test("to choose, a draw reads of a question its case, id and difficulty, and nothing else", () => {
  fc.assert(
    fc.property(anyPool, size, anySeed, (pool, count, seed) => {
      const known = pool.map(({ case: home, id, difficulty }) => ({ case: home, id, difficulty }));
      equal(drawQuiz(known, count, seed).map(nameOf), drawQuiz(pool, count, seed).map(nameOf));
    }),
  );
});

test("a seed draws what it has always drawn", () => {
  const pool = ["a", "b", "c"].flatMap((home) => [1, 2].map((n) => choice(`q${n}`, { case: home })));
  equal(draw(pool, 4, 2026).map((each) => [nameOf(each), each.order.join("")]), [
    ["a/q1", "adbc"], ["c/q2", "bacd"], ["b/q2", "adbc"], ["a/q2", "dabc"],
  ]);
});

test("cases share a draw evenly; only one without more questions has fewer", () => {
  fc.assert(
    fc.property(anyPool, size, anySeed, (pool, count, seed) => {
      const stock = countBy(pool, (question) => question.case);
      const counts = countBy(draw(pool, count, seed), (drawn) => drawn.case);
      const most = Math.max(0, ...counts.values());
      for (const [home, number] of stock) {
        const taken = counts.get(home) ?? 0;
        truthy(taken >= most - 1 || taken === number, `${home}: ${taken} of ${number}, most ${most}`);
      }
    }),
  );
});

test("difficulties stand in a draw as they do in the pool, where the cases allow it", () => {
  const evenPool = fc
    .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }))
    .map(([cases, basic, hard]) =>
      Array.from({ length: cases }, (_, home) => [
        ...Array.from({ length: basic }, (_, n) => choice(`b${n}`, { case: `case-${home}` })),
        ...Array.from({ length: hard }, (_, n) =>
          choice(`h${n}`, { case: `case-${home}`, difficulty: "challenge" }),
        ),
      ]).flat(),
    );
  fc.assert(
    fc.property(evenPool, size, anySeed, (pool, count, seed) => {
      const drawn = draw(pool, count, seed);
      const level = new Map(pool.map((question) => [nameOf(question), question.difficulty]));
      const counts = countBy(drawn, (each) => level.get(nameOf(each)));
      for (const [difficulty, number] of countBy(pool, (question) => question.difficulty)) {
        const share = (drawn.length * number) / pool.length;
        truthy(Math.abs((counts.get(difficulty) ?? 0) - share) < 1, `${difficulty} near ${share}`);
      }
    }),
  );
});

test("neighbours come from different cases while there is another case", () => {
  const pool = ["a", "b", "c"].flatMap((home) => [1, 2].map((n) => choice(`q${n}`, { case: home })));
  const homes = draw(pool, 6, 3).map((drawn) => drawn.case);
  equal(homes.slice(0, 3), homes.slice(3));
  equal(new Set(homes).size, 3);
});

test("every question is drawn about as often as any other", () => {
  const pool = ["a", "b"].flatMap((home) => [1, 2, 3, 4].map((n) => choice(`q${n}`, { case: home })));
  const counts = countBy(
    Array.from({ length: 2000 }, (_, seed) => draw(pool, 2, seed)).flat(),
    nameOf,
  );
  equal(counts.size, pool.length);
  for (const count of counts.values()) truthy(count > 400 && count < 600, `${count} of 500`);
});

test("what is recorded of a question is what it was", () => {
  const [drawn] = draw([choice("q1", { weight: 2 })], 1, 5);
  equal([...drawn.order].sort(), ["a", "b", "c", "d"]);
  equal({ ...drawn, order: null }, {
    case: "lift", question: "q1", revision: "rev-q1", kind: "single_choice", weight: 2, order: null,
  });
});

test("options are shuffled, but not where their order has a meaning", () => {
  const orders = Array.from({ length: 40 }, (_, seed) => draw([choice("q1")], 1, seed)[0].order);
  truthy(new Set(orders.map(String)).size > 5, "many orders");
  const truth = choice("q2", { kind: "true_false", correct: true, choices: undefined });
  equal(draw([truth], 1, 9)[0].order, null);
});

test("another question in the pool does not change how a drawn one is shuffled", () => {
  fc.assert(
    fc.property(anyPool, anySeed, (pool, seed) => {
      const before = new Map(draw(pool, 99, seed).map((drawn) => [nameOf(drawn), drawn.order]));
      const after = draw([...pool, choice("new", { case: "case-0" })], 99, seed);
      for (const drawn of after) {
        if (drawn.question !== "new") equal(drawn.order, before.get(nameOf(drawn)));
      }
    }),
  );
});

test("a retry asks each of the given questions once, shuffled anew", () => {
  fc.assert(
    fc.property(anyPool, anySeed, (pool, seed) => {
      const drawn = drawWhole(pool, seed);
      equal(drawn.map(nameOf).sort(), pool.map(nameOf).sort());
      equal(drawWhole([...pool].reverse(), seed), drawn);
    }),
  );
});

test("a new draw prefers what was not asked before, and follows from its seed alone", () => {
  const pool = Array.from({ length: 8 }, (_, n) => choice(`q${n}`));
  const asked = (question) => ["q0", "q1", "q2", "q3"].includes(question.id);
  const share = (seeds) =>
    seeds.flatMap((seed) => draw(pool, 4, seed)).filter(({ question }) => asked({ id: question }))
      .length / seeds.length;
  let next = 0;
  const chosen = Array.from({ length: 50 }, () => chooseSeed(pool, 4, asked, () => (next += 1)));
  truthy(share(chosen) < 1.2, `asked before: ${share(chosen)} of 4`);
  truthy(share(Array.from({ length: 200 }, (_, n) => n)) > 1.8, "without a choice about half");
});

test("seeds are 32 bits of real chance; streams stay below one", () => {
  const seeds = new Set(Array.from({ length: 100 }, () => newSeed(crypto)));
  truthy(seeds.size > 95, "seeds differ");
  fc.assert(
    fc.property(anySeed, fc.string(), (seed, key) => {
      const random = randomFrom(seed, key);
      for (let count = 0; count < 20; count += 1) {
        const number = random();
        truthy(number >= 0 && number < 1, String(number));
      }
      equal(randomFrom(seed, key)(), randomFrom(seed, key)());
    }),
  );
});
