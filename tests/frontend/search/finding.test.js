import { confirmNext, find } from "../../../generator/frontend/search/finding.js";
import { fold } from "../../../generator/frontend/search/folding.js";
import { findNear } from "../../../generator/frontend/search/nearness.js";
import { affordable, parseWords, readWord } from "../../../generator/frontend/search/query.js";
import fc from "../vendor/fast-check.js";
import { equal, test, truthy } from "../harness.js";

const { files, manifest } = await (await fetch("../golden/search/index.json")).json();
const read = async (name) => {
  if (!Object.prototype.hasOwnProperty.call(files, name)) throw new Error(`no ${name}`);
  return files[name];
};
const texts = Array.from({ length: manifest.pages }, (_, page) => files[`search/text/${page}`]);
const folded = texts.map(({ blocks }) => blocks.map(([, , text]) => fold(text)));

/** The pages that really hold a word. */
const holding = (word) =>
  folded.reduce((all, blocks, page) => (blocks.some((text) => text.includes(word)) ? [...all, page] : all), []);

const ask = async (query, facets = []) => {
  const words = parseWords(query);
  const { ranked } = await find(read, manifest, { words, facets });
  const { hits } = await confirmNext(read, ranked, words, 0);
  return { ranked, hits, hrefs: hits.map(({ href }) => href) };
};
const shown = (runs) => runs.map(({ text, marked }) => (marked ? `[${text}]` : text)).join("");

test("every run of characters of every block finds its page", async () => {
  for (const [page, blocks] of folded.entries()) {
    for (const text of blocks) {
      const chars = Array.from(text);
      for (let begin = 0; begin < chars.length; begin += 1) {
        for (let length = 1; length <= 14 && begin + length <= chars.length; length += 1) {
          const word = chars.slice(begin, begin + length).join("");
          const { ranked, hits } = await ask(word);
          truthy(ranked.includes(page), `${word} finds page ${page}`);
          const spelt = /^[a-z0-9]+$/.test(word);
          if (!spelt) equal(hits.length, holding(word).length);
        }
      }
    }
  }
});

test("whatever is asked, no page that holds it is missed and none is shown that does not", async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: "binary" }), async (query) => {
      const words = parseWords(query).filter((word) => !/^[a-z0-9]+$/.test(word));
      if (!words.length) return;
      const { hits, ranked } = await ask(words.join(" "));
      const expected = texts.filter((_, page) => words.every((word) => holding(word).includes(page)));
      equal(hits.length, expected.length);
      truthy(ranked.length >= expected.length, "all candidates");
    }),
  );
});

test("titles and names of practices first, then headings, then text, then margins", async () => {
  equal((await ask("加装电梯")).hrefs, ["topics/lift.html", "cases/jiati.html"]);
  equal((await ask("缝合式加梯")).hrefs, ["cases/jiati.html", "topics/lift.html"]);
  equal((await ask("三步缝合法")).hrefs, ["cases/jiati.html#practice"]);
  equal((await ask("做法")).hrefs, ["cases/jiati.html#practice"]);
  equal((await ask("首页")).hrefs, ["topics/lift.html"]);
});

test("several words, also with full-width spaces, must all stand on the page", async () => {
  equal((await ask("居民　电梯")).hrefs, ["cases/jiati.html", "cases/tingche.html"]);
  equal((await ask("签约 修缮")).hrefs, ["cases/jiati.html#at-one"]);
  equal((await ask("修缮 停车")).hrefs, []);
});

test("Latin words and numbers, in any width and case", async () => {
  for (const query of ["app", "APP", "ａｐｐ", "App里也能"]) {
    equal((await ask(query)).hrefs, ["cases/tingche.html"]);
  }
  for (const query of ["2023", "２０２３年签约", "76台"]) equal((await ask(query)).hrefs, ["cases/jiati.html#at-one"]);
  equal((await ask("strasse")).hrefs, ["about.html"]);
});

test("pinyin and initials of titles and topics", async () => {
  for (const query of ["changfeng", "fenghe", "fhsj", "cfdf"]) {
    equal((await ask(query)).hrefs[0], "cases/jiati.html");
  }
  equal(shown((await ask("fenghe")).hits[0].title), "长风的[缝合]式加梯");
  equal(shown((await ask("FHSJ")).hits[0].title), "长风的[缝合式加]梯");
  equal((await ask("jiazhuangdianti")).hrefs, ["topics/lift.html", "cases/jiati.html"]);
  equal((await ask("zhangfeng")).hrefs, []);
});

test("filters narrow, alone and with words", async () => {
  equal((await ask("加装", ["topic:lift"])).hrefs.length, 2);
  equal((await ask("修缮", ["topic:lift", "community:one"])).hrefs, ["cases/jiati.html#at-one"]);
  equal((await ask("", ["topic:parking"])).hrefs, ["cases/tingche.html"]);
  equal((await ask("加装", ["topic:__proto__"])).hrefs, []);
});

test("the hit is shown in its sentence, below its heading", async () => {
  const { hits } = await ask("再加装");
  equal(shown(hits[0].sentence), "先修缮，[再加装]；");
  equal(hits[0].section, "做法 三步缝合法");
});

test("more places than are kept, and long words, are found all the same", async () => {
  equal((await ask("居民居民居民居民居民居民居民")).hrefs, ["cases/tingche.html"]);
  equal((await ask("缝合式\"加装电梯:居民一层一层谈,谈了3个月")).hrefs, ["cases/jiati.html"]);
});

test("hostile questions find nothing and break nothing", async () => {
  const hostile = ["__proto__", "constructor", "<img src=x onerror=alert(1)>", "\ud800", "\udc00x", "a".repeat(100000), "一".repeat(5000), "\0", "%", "' OR 1=1", "😀😀😀"];
  for (const query of hostile) equal((await ask(query)).hrefs, []);
});

test("of a long word the first and the last pair are preferred, and each stands once", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 200 }), (length) => {
      const text = Array.from({ length }, (_, n) => String.fromCharCode(0x4e00 + n)).join("");
      const { keys } = readWord(text);
      equal(new Set(keys.map(({ offset }) => offset)).size, keys.length);
      for (const { key, offset } of keys) equal(text.startsWith(key, offset), true);
      const even = affordable(keys, 1e9, (key) => ({ shard: key.charCodeAt(0), cost: 1 }));
      truthy(even.length <= 8, "few");
      truthy(even.some(({ offset }) => offset === 0), "the first");
      if (length > 1) truthy(even.some(({ offset }) => offset === length - 2), "the last");
    }),
  );
});

test("the cheapest pairs are read, a shard is paid for once, and one pair is always read", () => {
  const keys = ["a", "b", "c", "d"].map((key, offset) => ({ key, offset }));
  const price = (costs) => (key) => costs[key];
  const read = (budget, costs) => affordable(keys, budget, price(costs)).map(({ key }) => key).join("");
  const apart = { a: { shard: 1, cost: 40 }, b: { shard: 2, cost: 10 }, c: { shard: 3, cost: 20 }, d: { shard: 4, cost: 30 } };
  equal(read(60, apart), "bcd");
  equal(read(1, apart), "b");
  equal(read(1000, apart), "bcda");
  equal(read(10, { ...apart, c: { shard: 2, cost: 10 } }), "bc");
});

test("when nothing is found, what is near", async () => {
  const near = await findNear(read, manifest, ["缝合式加装电梯"]);
  equal(near.parts.map(({ text }) => text), ["缝合式加", "加装电梯"]);
  equal(near.pages[0], texts.findIndex(({ href }) => href === "cases/jiati.html"));
  equal(await findNear(read, manifest, ["一"]), { parts: [], pages: [] });
  equal(await findNear(read, manifest, ["犇猋骉"]), { parts: [], pages: [] });
});
