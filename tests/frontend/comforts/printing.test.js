import { mountPrintButtons } from "../../../generator/frontend/comforts/printing.js";
import { equal, test, truthy } from "../harness.js";

test("a print button appears and prints", () => {
  const page = document.implementation.createHTMLDocument();
  page.body.innerHTML = "<button type='button' hidden data-action='print'>打印</button>";
  const button = page.querySelector("button");
  let printed = 0;
  mountPrintButtons(page, { navigator, print: () => (printed += 1) });
  equal([button.hidden, printed], [false, 0]);
  button.click();
  equal(printed, 1);
});

test("in WeChat, which does not print, no button appears", () => {
  const page = document.implementation.createHTMLDocument();
  page.body.innerHTML = "<button type='button' hidden data-action='print'>打印</button>";
  mountPrintButtons(page, { navigator: { userAgent: "Mozilla/5.0 MicroMessenger/8.0" } });
  truthy(page.querySelector("button").hidden, "hidden");
});
