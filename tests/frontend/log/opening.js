/** Logs, tabs and stores of tests: every test has a course, and so stores, of its own. */

import { Log } from "../../../generator/frontend/log/log.js";
import { connect, readRows } from "../../../generator/frontend/log/stores/database.js";

let courses = 0;
export const fresh = () => `log-test-${(courses += 1)}`;
/** Another one for the same course stands for another tab. */
export const opened = async (course) => {
  const log = new Log(window, course);
  await log.load();
  return log;
};
export const answer = (question = "q1", score = 1) => ({
  mode: "practice", session: null, case: "lift", question, revision: "ab12", kind: "single_choice",
  try: 1, hints: 0, response: "a", score,
});
export const until = async (holds, what) => {
  for (let turn = 0; turn < 500; turn += 1) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`${what} did not happen`);
};
export const stored = async (course) => {
  const { connection } = await connect(course, { newer() {}, lost() {}, waiting() {} }, false);
  const rows = {
    events: await readRows(connection, "events"),
    aside: await readRows(connection, "aside"),
  };
  connection.close();
  return rows;
};
export const copies = (course, kind = "e") =>
  Object.keys(localStorage).filter((key) => key.startsWith(`changfeng:${course}:${kind}:`));
