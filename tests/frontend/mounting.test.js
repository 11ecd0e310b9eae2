import { breathe, takeTurn } from "../../generator/frontend/breathing.js";
import { defineElements, mountInTurns, mountParts } from "../../generator/frontend/mounting.js";
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
  await breathe();
  await Promise.resolve();
  console.error = error;
  equal(done, ["third"]);
  equal(reported, ["Error: first", "Error: second"]);
});

test("parts wait until the page is parsed, and for a task of their own", async () => {
  const done = [];
  let parsed = () => {};
  const loading = { readyState: "loading", addEventListener: (_, run) => (parsed = run) };
  mountParts(loading, window, [() => done.push("mounted")]);
  equal(done, []);
  parsed();
  equal(done, []);
  await breathe();
  equal(done, ["mounted"]);
});

test("parts that take turns have a task each, in their order", async () => {
  const done = [];
  const hear = new MessageChannel();
  hear.port1.onmessage = () => done.push("between");
  const ended = new Promise((resolve) => {
    mountInTurns(document, window, [
      () => done.push("first"),
      () => hear.port2.postMessage(null),
      () => done.push("third"),
      resolve,
    ]);
  });
  equal(done, []);
  await ended;
  hear.port1.close();
  equal(done, ["first", "between", "third"]);
});

test("a custom element comes to life where it stands, once, with what stands in it", async () => {
  const done = [];
  const element = document.createElement("living-part");
  element.innerHTML = "<p>there before</p>";
  document.body.append(element);
  defineElements(document, window, { "living-part": (part) => done.push([part === element, part.textContent]) });
  equal(done, []);
  await takeTurn(window);
  equal(done, [[true, "there before"]]);
  document.body.prepend(element);
  await takeTurn(window);
  equal([done.length, element.shadowRoot], [1, null]);
  element.remove();
});
