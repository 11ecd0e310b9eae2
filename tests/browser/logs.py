"""A learner's log in a real page: opened, written to, looked into."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Locator, Page

LESSON = "cases/haixin-tingche.html"
ANSWER = """([question, score]) => changfengLog1.then((log) => log.append("attempt", {
  mode: "practice", session: null, case: "haixin-tingche", question, revision: "ab12",
  kind: "single_choice", try: 1, hints: 0, response: "a", score,
}))"""
COUNTED = "(count) => changfengLog1.then((log) => log.events().length === count)"
"""Whether the page knows so many events."""
STORED = """async () => {
  const { name } = (await indexedDB.databases())[0];
  const request = indexedDB.open(name);
  const database = await new Promise((resolve) => {
    request.onsuccess = () => resolve(request.result);
  });
  const read = (store) => new Promise((resolve) => {
    const all = database.transaction(store).objectStore(store).getAll();
    all.onsuccess = () => resolve(all.result);
  });
  const found = { events: await read("events"), aside: await read("aside") };
  database.close();
  return found;
}"""
"""What stands in the database."""


def open_log(page: Page) -> None:
    """Wait until the page has read its stores and its parts are mounted."""
    page.wait_for_function("window.changfengLog1 !== undefined")
    # With a limit: a browser that is always busy has no idle moment.
    page.evaluate(
        "changfengLog1.then(() => new Promise((resolve) =>"
        " requestIdleCallback(resolve, { timeout: 5000 })))"
    )


def until(page: Page, condition: str, argument: Any = None) -> None:
    """Wait until a function of the page says yes that answers later.

    Playwright takes any promise for a yes, so `wait_for_function` alone would not wait at all.
    """
    told = page.evaluate_handle("({ asking: false, yes: false })")
    page.wait_for_function(
        f"""([told, argument]) => {{
          if (!told.asking) {{
            told.asking = true;
            ({condition})(argument).then((yes) => Object.assign(told, {{ asking: false, yes }}));
          }}
          return told.yes;
        }}""",
        arg=[told, argument],
    )


def answer(page: Page, question: str, score: float = 1) -> Any:
    """Append one answer; gives how it was kept."""
    return page.evaluate(ANSWER, [question, score])


def status(page: Page) -> Any:
    """What the log says of itself."""
    return page.evaluate("changfengLog1.then((log) => log.status())")


def questions(page: Page) -> list[str]:
    """The questions of all answers, in order."""
    found = page.evaluate(
        "changfengLog1.then((log) => log.events().map(({question}) => question || ''))"
    )
    return [question for question in found if question]


def part(page: Page, name: str) -> Locator:
    """What the learning centre offers under a heading."""
    heading = page.get_by_role("heading", name=name, exact=True)
    return page.locator(".log-way").filter(has=heading)


def paste(page: Page, text: str) -> None:
    """Look at a text as one would import it."""
    page.get_by_role("button", name="导入记录").click()
    page.get_by_label("把收到的文字全部粘贴在这里").fill(text)
    page.get_by_role("button", name="看看里面有什么").click()


def copied(page: Page) -> str:
    """What was copied last."""
    return str(page.evaluate("navigator.clipboard.readText()"))


def exported(page: Page) -> list[str]:
    """In which forms the learner's records left the device, in order."""
    return list(
        page.evaluate(
            "changfengLog1.then((log) => log.events().filter(({type}) => type === 'exported')"
            ".map(({form}) => form))"
        )
    )
