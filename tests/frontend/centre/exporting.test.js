import { writeTable } from "../../../generator/frontend/centre/exporting.js";
import { notesText } from "../../../generator/frontend/centre/notes.js";
import { textFor } from "../../../generator/frontend/centre/taking.js";
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
  globalThis.changfengWords = {
    "centre.mistakes.title": "Mistakes",
    "centre.mistakes.block": "{number}. [{kind}] {prompt}\n  {yours} / {key} / {explanation} ({title})",
  };
  const row = { title: "案例", kind: "单选题", prompt: "先做什么？", yours: "{key}", key: "乙", explanation: "因为。", when: "", times: 1 };
  equal(textFor([row, row]), [
    "Mistakes", "1. [单选题] 先做什么？\n  {key} / 乙 / 因为。 (案例)", "2. [单选题] 先做什么？\n  {key} / 乙 / 因为。 (案例)",
  ].join("\n\n"));
});

test("notes as text name their place in the words of the page", () => {
  globalThis.changfengWords = { "centre.notes.of": "“{case}” {title}" };
  const notes = [
    { case: { title: "Lift" }, title: "Steps", text: "a\nb" },
    { case: { title: "Garden" }, title: "", text: "" },
  ];
  equal(notesText(notes), "“Lift” Steps\na\nb\n\n“Garden”");
});
