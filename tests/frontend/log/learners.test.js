import { foldLearners, readCommunity, readNickname, whoLearns } from "../../../generator/frontend/log/learners.js";
import { equal, test } from "../harness.js";
import fc from "../vendor/fast-check.js";
import { anyEvent } from "./histories.js";

test("a nickname is what the learner likes, within eight characters", () => {
  equal(readNickname(" 小 李 "), { nickname: "小 李" });
  equal(readNickname("Ａ组３号"), { nickname: "A组3号" });
  equal(readNickname("一二三四五六七"), { wrong: "number" });
  equal(readNickname("长风新村的小李同学"), { wrong: "long" });
  equal(readNickname("𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷"), { nickname: "𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷" });
  equal(readNickname("  "), { wrong: "empty" });
  equal(readNickname("<b>"), { wrong: "markup" });
  equal(readNickname("甲\u202e乙"), { wrong: "markup" });
});

test("phone and identity numbers are refused, however they are typed", () => {
  for (const typed of [
    "13800138000", "138 0013 8000", "１３８００１３８０００", "138-0013-8000", "31010719500102000X",
    "62572234", "小李13800138000", "一三八零零一三八零零零", "138*0013*8000",
  ]) {
    equal(readNickname(typed), { wrong: "number" });
    equal(readCommunity(typed), { wrong: "number" });
  }
  equal(readCommunity("海鑫小区"), { community: "海鑫小区" });
  equal(readCommunity("金沙江路1628弄"), { community: "金沙江路1628弄" });
  equal(readCommunity(""), { community: "" });
});

test("every learner is found once, with the latest profile, whatever the order", () => {
  fc.assert(
    fc.property(fc.array(anyEvent, { maxLength: 30 }), (events) => {
      const found = foldLearners(events);
      const sum = found.reduce((total, { events: count }) => total + count, 0);
      return (
        sum === events.length &&
        JSON.stringify(found) === JSON.stringify(foldLearners([...events].reverse()))
      );
    }),
  );
});

test("whoever was chosen last learns; the only one there is asked if she has a name", () => {
  const [li, wang] = [{ tag: "AAAAAA", nickname: "小李" }, { tag: "BBBBBB", nickname: "" }];
  equal(whoLearns(null, "BBBBBB", [li, wang], true), "BBBBBB");
  equal(whoLearns("AAAAAA", "BBBBBB", [li, wang], true), "BBBBBB");
  equal(whoLearns("AAAAAA", null, [li, wang], true), "AAAAAA");
  equal(whoLearns("AAAAAA", null, [wang], true), "BBBBBB");
  equal(whoLearns(null, null, [li, wang], true), null);
  // A browser that was killed forgot who was chosen, or whose record was imported just before.
  equal(whoLearns(null, null, [li], true), null);
  equal(whoLearns(null, null, [wang], true), "BBBBBB");
  equal(whoLearns(null, null, [li], false), "AAAAAA");
  // A tag stands ready: the only one there came by an import, or stayed after an erasing.
  equal(whoLearns(null, "CCCCCC", [wang], true), null);
});
