import { copyText, linesOf } from "../../../generator/frontend/comforts/copying.js";
import { equal, test } from "../harness.js";

function part(html) {
  const element = document.createElement("div");
  element.innerHTML = html;
  return element;
}

test("each item becomes a line that can be ticked", () => {
  equal(linesOf(part("<ul><li>先看\n  一看</li><li>再问</li></ul>")), "□ 先看 一看\n□ 再问");
});

test("headings keep the lists of several cases apart", () => {
  equal(linesOf(part("<h2>停车</h2><ul><li>几户</li></ul>")), "停车\n□ 几户");
});

test("without a clipboard object the older way is tried, and its answer told", async () => {
  for (const answer of [true, false]) {
    let copied = "";
    const fake = {
      body: document.body,
      createElement: (name) => document.createElement(name),
      execCommand: () => {
        copied = document.querySelector("textarea").value;
        return answer;
      },
    };
    const done = await copyText(fake, { navigator: {}, isSecureContext: false }, "甲\n乙");
    equal([done, copied], [answer, "甲\n乙"]);
    equal(document.querySelectorAll("textarea").length, 0);
  }
});

test("a refused clipboard falls back", async () => {
  const window = {
    isSecureContext: true,
    navigator: { clipboard: { writeText: () => Promise.reject(new Error("refused")) } },
  };
  const fake = { body: document.body, createElement: (n) => document.createElement(n), execCommand: () => true };
  equal(await copyText(fake, window, "甲"), true);
});
