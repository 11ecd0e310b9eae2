import { writeTable, writeText } from "../../../generator/frontend/centre/exporting.js";
import { equal, test, truthy } from "../harness.js";
import fc from "../vendor/fast-check.js";

const cellOf = (text) => writeTable([], [[text]]).slice("\ufeff\r\n".length, -2);

test("Excel is told that the table is UTF-8", () => {
  equal(writeTable(["题目", "次数"], [["加梯", 2]]), "\ufeff题目,次数\r\n加梯,2\r\n");
});

test("no cell can become a formula, in full width and behind spaces neither", () => {
  for (const text of ["=1+1", "+8613", "-5", "@x", "＝1", "＋1", "－1", "＠x", " =1", "\u3000＝1", '"=1', "\t=1"]) {
    truthy(cellOf(text).replace(/^"/, "").startsWith("'"), JSON.stringify(text));
  }
  equal(cellOf("甲=乙"), "甲=乙");
});

test("commas, quotes and line ends stay inside their cell", () => {
  equal(cellOf('甲,"乙"'), '"甲,""乙"""');
  equal(cellOf("甲\r\n乙"), "甲 乙");
});

test("whatever is in a cell, a table has as many lines as rows", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.string(), fc.string())), (rows) => {
      const lines = writeTable(["a", "b"], rows).split("\r\n");
      return lines.length === rows.length + 2;
    }),
  );
});

test("as text, each question stands with its answers", () => {
  const text = writeText(
    [{ title: "案例", kind: "单选题", prompt: "先做什么？", yours: "甲", key: "乙", explanation: "因为。", when: "", times: 1 }],
    { title: "错题本", yours: "您的回答：", key: "答案", explanation: "解析" },
  );
  equal(text, "错题本\n\n1. 【单选题】先做什么？\n   您的回答：甲\n   答案：乙\n   解析：因为。\n   ——《案例》");
});
