import { buildRows } from "../../../generator/frontend/settings/citations.js";
import { equal, test } from "../harness.js";

const cite = (number) =>
  `<sup class="cite"><a id="c${number}" href="#ref-${number}" aria-label="出处 ${number}：《公报》">${number}</a></sup>`;

function page(html) {
  const made = document.implementation.createHTMLDocument();
  made.body.innerHTML = html;
  return made;
}

test("every citation becomes a row below its paragraph, in order, with its whole words", () => {
  const made = page(`<p id="one">话${cite(1)}${cite(2)}</p><p id="two">无</p>`);
  equal(buildRows(made), 2);
  const list = made.getElementById("one").nextElementSibling;
  equal(list.className, "cite-rows");
  equal(
    [...list.querySelectorAll("a")].map((link) => [link.getAttribute("href"), link.textContent]),
    [["#ref-1", "出处 1：《公报》"], ["#ref-2", "出处 2：《公报》"]],
  );
  equal(made.querySelectorAll(".cite-rows").length, 1);
});

test("in a definition or a list the rows stay inside", () => {
  const made = page(`<dl><dd>甲${cite(1)}</dd></dl><ul><li>乙${cite(2)}</li></ul>`);
  buildRows(made);
  equal(made.querySelector("dd > .cite-rows a").textContent, "出处 1：《公报》");
  equal(made.querySelector("li > .cite-rows a").textContent, "出处 2：《公报》");
});

test("a row repeats no id", () => {
  const made = page(`<p>话${cite(1)}</p>`);
  buildRows(made);
  equal(made.querySelectorAll("#c1").length, 1);
});
