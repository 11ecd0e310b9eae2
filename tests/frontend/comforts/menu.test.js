import { mountMenu } from "../../../generator/frontend/comforts/menu.js";
import { equal, test } from "../harness.js";

/** An open menu and something beside it. */
function mounted() {
  document.body.innerHTML =
    "<details data-menu open><summary>菜单</summary><a href='#in'>里</a></details><a href='#out'>外</a>";
  mountMenu(document);
  const find = (selector) => document.querySelector(selector);
  return { menu: find("details"), inside: find("[href='#in']"), outside: find("[href='#out']") };
}

test("Escape closes the menu and gives the focus back to its button", () => {
  const { menu, inside } = mounted();
  inside.focus();
  inside.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
  equal([menu.open, document.activeElement.tagName], [false, "SUMMARY"]);
});

test("other keys and clicks inside leave it open", () => {
  const { menu, inside } = mounted();
  inside.dispatchEvent(new KeyboardEvent("keydown", { key: "a", bubbles: true }));
  inside.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
  equal(menu.open, true);
});

test("a click elsewhere closes it", () => {
  const { menu } = mounted();
  document.body.click();
  equal(menu.open, false);
});

test("it closes when the focus goes elsewhere, not when it stays inside", () => {
  const { menu, inside, outside } = mounted();
  const leave = (goal) =>
    inside.dispatchEvent(new FocusEvent("focusout", { relatedTarget: goal, bubbles: true }));
  leave(menu.querySelector("summary"));
  equal(menu.open, true);
  leave(null);
  equal(menu.open, true);
  leave(outside);
  equal(menu.open, false);
});

test("a page without a menu is left alone", () => {
  mountMenu(document.implementation.createHTMLDocument());
});
