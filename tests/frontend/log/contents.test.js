import { countContents } from "../../../generator/frontend/log/contents.js";
import { equal, test } from "../harness.js";

test("a long visit and a lesson that was finished twice are one case each", () => {
  const events = [
    ...Array.from({ length: 12 }, (_, minute) => ({ type: "lesson_visited", case: "lift", slots: [[minute * 4, 4]] })),
    { type: "lesson_visited", case: "parking", slots: [] },
    { type: "lesson_completed", case: "lift", by: "questions" },
    { type: "lesson_completed", case: "lift", by: "reader" },
    { type: "attempt", case: "lift" },
    { type: "attempt", case: "lift" },
    { type: "note_changed", case: "lift" },
    { type: "bookmark_changed", case: "lift" },
  ].map((event, index) => ({ ...event, time: 5 + index }));
  equal(countContents(events), {
    events: 19, attempts: 2, visited: 2, completed: 1, notes: 2, first: 5, last: 23,
  });
});
