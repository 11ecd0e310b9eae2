import fc from "../vendor/fast-check.js";
import { chooseVoice, passagesOf, sentencesOf, spokenText } from "../../../generator/frontend/speech/text.js";
import { equal, test, truthy } from "../harness.js";

function page(html) {
  document.body.innerHTML = html;
  return document.body;
}

test("a text is read sentence by sentence", () => {
  equal(sentencesOf("先听，再议。“行不行？”他问。"), ["先听，再议。", "“行不行？”", "他问。"]);
  equal(sentencesOf("没有句号"), ["没有句号"]);
  equal(sentencesOf(""), []);
});

test("nothing is lost, and no piece is long without need", () => {
  const signs = fc.constantFrom(..."一二三，。！？；、：…”」 a1");
  fc.assert(
    fc.property(fc.array(signs, { maxLength: 300 }), (list) => {
      const text = list.join("").trim();
      const sentences = sentencesOf(text);
      equal(sentences.join(""), sentences.length ? text : "");
      truthy(sentences.every((sentence) => sentence.length > 0));
    }),
  );
  const long = "很长的话，".repeat(60);
  truthy(sentencesOf(long).every((piece) => piece.length <= 95));
});

test("citations, buttons and hidden parts are not read", () => {
  const root = page(
    "<p>一平米花园<sup class='cite'><a href='#r'>1</a></sup>。<button>笔记</button><span hidden>藏</span></p>",
  );
  equal(spokenText(root.firstElementChild), "一平米花园。");
});

test("the passages of a page stand in order, the innermost blocks only", () => {
  const root = page(
    "<nav><p>菜单</p></nav><h2>做法</h2><ul><li><h3>第一步</h3><p>听。议。</p></li><li>干</li></ul>" +
      "<p hidden>无</p><details><summary>答案</summary><p>选 A</p></details>",
  );
  equal(
    passagesOf(root).map(({ element, sentences }) => [element.tagName, sentences]),
    [["H2", ["做法"]], ["H3", ["第一步"]], ["P", ["听。", "议。"]], ["LI", ["干"]]],
  );
});

test("a Chinese voice of the device is chosen, never one of a service", () => {
  const voice = (lang, localService = true) => ({ lang, localService });
  equal(chooseVoice([voice("en-US"), voice("zh-HK"), voice("zh_CN")], "zh-CN"), 2);
  equal(chooseVoice([voice("zh-CN", false), voice("zh-TW")], "zh-CN"), 1);
  equal(chooseVoice([voice("cmn-Hans-CN")], "zh-CN"), 0);
  equal(chooseVoice([voice("en-US"), voice("zh-CN", false)], "zh-CN"), -1);
  equal(chooseVoice([], "zh-CN"), -1);
});
