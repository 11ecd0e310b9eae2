import { findAll, fold, foldWithPlaces } from "../../../generator/frontend/search/folding.js";
import fc from "../vendor/fast-check.js";
import { equal, test, truthy } from "../harness.js";

const vectors = await (await fetch("../golden/search/folding.json")).json();

test("folding agrees with the one that makes the index", () => {
  for (const { text, folded } of vectors) equal(fold(text), folded);
});

test("each character is folded by itself, and twice changes nothing more", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.string({ unit: "binary" }), (left, right) => {
      equal(fold(`${left} ${right}`), fold(left) + fold(right));
      equal(fold(fold(right)), fold(right));
    }),
  );
});

test("what is found is where it is shown", () => {
  const text = "（ＡＢ）𠮷 ㎡，cafe\u0301的Straße";
  const marked = (word) =>
    findAll(foldWithPlaces(text), fold(word)).map(([begin, end]) => text.slice(begin, end));
  equal(marked("ab"), ["ＡＢ"]);
  equal(marked("𠮷m"), ["𠮷 ㎡"]);
  equal(marked("2,c"), ["㎡，c"]);
  equal(marked("STRASSE"), ["Straße"]);
  equal(marked("没有"), []);
  equal(findAll(foldWithPlaces(text), ""), []);
});

test("any part of a text is found in it, at a place that folds alike", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.nat(), fc.nat(12), (text, from, length) => {
      const chars = Array.from(text);
      const begin = chars.length ? from % chars.length : 0;
      const word = fold(chars.slice(begin, begin + length).join(""));
      if (!word) return;
      const found = findAll(foldWithPlaces(text), word);
      truthy(found.length, "a place");
      for (const [start, end] of found) truthy(fold(text.slice(start, end)).includes(word), "alike");
    }),
  );
});
