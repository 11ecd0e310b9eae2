import { words } from "../../generator/frontend/words.js";
import { equal, test } from "./harness.js";

globalThis.changfengWords = { "quiz.count": "{n} 道题，{n} 分", "quiz.plain": "对" };

test("a text is found by its dotted key and filled in", () => {
  equal(words("quiz.plain"), "对");
  equal(words("quiz.count", { n: 3 }), "3 道题，3 分");
});

test("what is not given stays as it is", () => {
  equal(words("quiz.count", { toString: "?" }), "{n} 道题，{n} 分");
});

test("a missing text shows its key", () => {
  for (const key of ["quiz.none", "none.at.all", "quiz", "quiz.constructor", "__proto__.x"]) {
    equal(words(key), key);
  }
});
