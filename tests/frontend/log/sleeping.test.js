import { test } from "../harness.js";
import { answer, fresh, opened, until } from "./opening.js";

test("a page that slept reads again what happened meanwhile", async () => {
  const course = fresh();
  const log = await opened(course);
  await log.append("attempt", answer());
  log.keeper.database.close();
  log.channel.close();
  const other = await opened(course);
  await other.append("attempt", answer("q2"));
  window.dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
  await until(() => log.events().length === 2, "reading again");
});
