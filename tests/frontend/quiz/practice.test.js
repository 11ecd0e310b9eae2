/** Bringing the questions of a page to life one after the other. */

import { enlivenGradually } from "../../../generator/frontend/quiz/practice.js";
import { equal, test } from "../harness.js";

test("every section has its turn, and a broken one does not stop the rest", async () => {
  const sections = [1, 2, 3, 4].map((number) => {
    const section = document.createElement("section");
    section.id = `turn-${number}`;
    document.body.append(section);
    return section;
  });
  const turns = [];
  let broken = 0;
  await new Promise((resolve) => {
    const home = {
      setTimeout: (run) =>
        setTimeout(() => {
          try {
            run();
          } catch {
            broken += 1;
          }
          if (turns.length === sections.length) resolve();
        }),
    };
    enlivenGradually(home, sections, (section) => {
      turns.push(section.id);
      if (section.id === "turn-2") throw new Error("broken");
    });
  });
  equal([...turns].sort(), ["turn-1", "turn-2", "turn-3", "turn-4"]);
  equal(broken, 1);
});
