import { findTarget, mountFolds } from "../../../generator/frontend/comforts/folds.js";
import fc from "../vendor/fast-check.js";
import { equal, test, truthy } from "../harness.js";

const HOSTILE = ['#"><img src=x onerror=alert(1)>', "#__proto__", "#%", "#%E4%BD", "#", ""];

test("a fragment is looked up, never run or used as a selector", () => {
  for (const hash of HOSTILE) equal(findTarget(document, hash), null);
});

test("no fragment at all throws", () => {
  fc.assert(fc.property(fc.string(), (text) => findTarget(document, `#${text}`) === null));
});

test("every fold around the target opens", () => {
  document.body.innerHTML =
    "<details><summary>甲</summary><details><summary>乙</summary><p id='里'>丙</p></details></details>";
  mountFolds(document, {
    location: { hash: `#${encodeURIComponent("里")}` },
    addEventListener() {},
  });
  for (const fold of document.querySelectorAll("details")) truthy(fold.open, "fold is open");
});
