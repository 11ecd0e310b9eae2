import { mountPrintButtons } from "../../../generator/frontend/comforts/printing.js";
import { equal, test } from "../harness.js";

test("a print button appears and prints", () => {
  const page = document.implementation.createHTMLDocument();
  page.body.innerHTML = "<button type='button' hidden data-action='print'>打印</button>";
  const button = page.querySelector("button");
  let printed = 0;
  mountPrintButtons(page, { print: () => (printed += 1) });
  equal([button.hidden, printed], [false, 0]);
  button.click();
  equal(printed, 1);
});
