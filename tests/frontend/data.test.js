import { loadData, siteRoot } from "../../generator/frontend/data.js";
import { equal, test, truthy } from "./harness.js";

/** A window whose head answers a script as `answer` says. */
function made(answer) {
  const asked = [];
  const window = {};
  window.document = {
    documentElement: { dataset: { root: "../" } },
    createElement: () => ({ remove() {} }),
    head: {
      append(script) {
        asked.push(script.src);
        Promise.resolve().then(() => answer(window, script, asked.length));
      },
    },
  };
  return { window, asked };
}

test("a data file hands over its value, from the site root", async () => {
  const { window, asked } = made((window, script) => {
    window.changfengData("outline", { id: "甲" });
    script.onload();
  });
  equal(await loadData(window, "outline"), { id: "甲" });
  equal(asked, ["../assets/classroom/data/outline.js"]);
});

test("a data file is read once", async () => {
  const { window, asked } = made((window, script) => {
    window.changfengData("outline", 1);
    script.onload();
  });
  await Promise.all([loadData(window, "outline"), loadData(window, "outline")]);
  await loadData(window, "outline");
  equal(asked.length, 1);
});

test("a missing or silent file is an error, and may be asked for again", async () => {
  const { window, asked } = made((window, script, count) => {
    if (count === 3) window.changfengData("outline", "there");
    if (count === 1) script.onerror();
    else script.onload();
  });
  for (const _ of [1, 2]) {
    let failed = false;
    await loadData(window, "outline").catch(() => (failed = true));
    truthy(failed, "a failed read");
  }
  equal(await loadData(window, "outline"), "there");
  equal(asked.length, 3);
});

test("a file that nobody asked for changes nothing", async () => {
  const { window } = made((window, script) => {
    window.changfengData("__proto__", "strange");
    window.changfengData("outline", "right");
    script.onload();
  });
  equal(await loadData(window, "outline"), "right");
});

test("a page that does not say where the root is stands there", () => {
  equal(siteRoot({ documentElement: { dataset: {} } }), "");
});
