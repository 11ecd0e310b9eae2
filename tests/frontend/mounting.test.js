import { mountParts } from "../../generator/frontend/mounting.js";
import { equal, test } from "./harness.js";

test("a part that fails does not stop the next", async () => {
  const { error } = console;
  const reported = [];
  console.error = (what) => reported.push(String(what));
  const done = [];
  mountParts(document, window, [
    () => {
      throw new Error("first");
    },
    () => Promise.reject(new Error("second")),
    () => done.push("third"),
  ]);
  await Promise.resolve();
  console.error = error;
  equal(done, ["third"]);
  equal(reported, ["Error: first", "Error: second"]);
});

test("parts wait until the page is parsed", () => {
  const done = [];
  let parsed = () => {};
  const loading = { readyState: "loading", addEventListener: (_, run) => (parsed = run) };
  mountParts(loading, window, [() => done.push("mounted")]);
  equal(done, []);
  parsed();
  equal(done, ["mounted"]);
});
