import { crc32 } from "../../generator/frontend/log/checksum.js";
import { readOutline } from "../../generator/frontend/outline.js";
import { equal, test, truthy } from "./harness.js";

const REVISION = "abc123";
const PARTS = 64;
const partOf = (id) => crc32(id) % PARTS;

/** A window of a site with these data files; gives what was asked of it, too. */
function site(files) {
  const asked = [];
  const window = {};
  window.document = {
    documentElement: { dataset: {} },
    createElement: () => ({ remove() {} }),
    head: {
      append(script) {
        const [, name] = /data\/(.*)\.js/.exec(script.src);
        asked.push(name);
        Promise.resolve().then(() => {
          if (name in files) window.changfengData(name, files[name]);
          script.onload();
        });
      },
    },
  };
  return { window, asked };
}

/** A large course in which `lift` was once called `elevator`. */
function large(revision = REVISION) {
  const lift = { id: "lift", formerly: ["elevator"] };
  const files = { outline: { id: "large", parts: PARTS, revision: REVISION } };
  for (let number = 0; number < PARTS; number += 1) {
    files[`outline/${number}`] = { revision, cases: {} };
  }
  for (const id of ["lift", "elevator"]) files[`outline/${partOf(id)}`].cases.lift = lift;
  const parking = { id: "parking", formerly: [] };
  files[`outline/${partOf("parking")}`].cases.parking = parking;
  return files;
}

const named = (...ids) => ids.map((id) => ({ type: "lesson_visited", case: id }));

test("a small course is read in one piece", async () => {
  const outline = { id: "small", parts: 0, cases: { lift: {} } };
  const { window, asked } = site({ outline });
  truthy((await readOutline(window, named("lift", "gone"))) === outline, "the outline itself");
  equal(asked, ["outline"]);
});

test("of a large one are read the parts of the cases that the log names, each once", async () => {
  const { window, asked } = site(large());
  const events = [{ type: "profile_changed" }, ...named("parking", "parking")];
  const outline = await readOutline(window, events);
  equal(Object.keys(outline.cases), ["parking"]);
  equal(outline.id, "large");
  equal(asked, ["outline", `outline/${partOf("parking")}`]);
  truthy((await readOutline(window, [...events, ...named("parking")])) === outline, "the same again");
  const more = await readOutline(window, [...events, ...named("lift")]);
  equal(Object.keys(more.cases).sort(), ["lift", "parking"]);
  equal(asked.length, 3);
});

test("a case is found by an id that it once had, and an unknown one is not", async () => {
  const { window, asked } = site(large());
  const outline = await readOutline(window, named("elevator", "__proto__", "never-was"));
  equal(Object.values(outline.cases).map(({ id }) => id), ["lift"]);
  equal(asked.length, 1 + new Set(["elevator", "__proto__", "never-was"].map(partOf)).size);
});

test("before anything was learnt the head is enough", async () => {
  const { window, asked } = site(large());
  equal((await readOutline(window, [])).cases, {});
  equal(asked, ["outline"]);
});

test("a part that is missing, or of another build, is an error: nothing may seem unlearnt", async () => {
  const missing = large();
  delete missing[`outline/${partOf("lift")}`];
  for (const files of [missing, large("fedcba")]) {
    let failed = false;
    await readOutline(site(files).window, named("lift")).catch(() => (failed = true));
    truthy(failed, "a failed read");
  }
});
