"""Stores that are damaged in any way: what is whole stays, what is not is set aside."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PageMaker
from tests.browser.logs import LESSON, STORED, answer, open_log, until

MUTATE = """async ([seed, count]) => {
  let state = seed * 2654435761 + 1;
  const random = (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 4294967296) * below);
  };
  const { name } = (await indexedDB.databases())[0];
  const request = indexedDB.open(name);
  const database = await new Promise((resolve) => {
    request.onsuccess = () => resolve(request.result);
  });
  const store = database.transaction("events", "readwrite").objectStore("events");
  const run = (asked) => new Promise((resolve) => {
    asked.onsuccess = () => resolve(asked.result);
  });
  const keys = await run(store.getAllKeys());
  const untouched = new Set(keys);
  const other = (one) => (one === "7" ? "9" : "7");
  const ways = [
    (line, at) => line.slice(0, at),
    (line, at) => line.slice(0, at) + other(line[at]) + line.slice(at + 1),
    (line, at) => line.slice(0, at) + line[at] + line.slice(at),
    (line) => ({ ...JSON.parse(line.slice(8)), score: 2 }),
    (line) => JSON.parse(line.slice(8)),
    () => null,
    () => 7,
    () => [],
    () => "",
    () => '{"v":1}',
    (line) => line.slice(8),
    () => new ArrayBuffer(8),
  ];
  const made = [];
  const prefix = `${name}:e:`;
  for (let number = 0; number < count; number += 1) {
    const key = keys[random(keys.length)];
    const copy = localStorage.getItem(prefix + key);
    const line = await run(store.get(key));
    if (!untouched.has(key) || typeof line !== "string") continue;
    untouched.delete(key);
    const change = ways[random(ways.length)];
    const damaged = change(line, 1 + random(line.length - 1));
    const where = random(3);
    if (where !== 1) await run(store.put(damaged, key));
    // The copy stands short: it is damaged as it is, or becomes what the line became.
    const way = random(6);
    const text = way < 3 ? ways[way](copy, 1 + random(copy.length - 1)) : String(damaged);
    if (where !== 0) localStorage.setItem(prefix + key, text);
    made.push({ key, both: where === 2, text, copied: where !== 0 });
    // Keys of other programs, and of shapes that never were ours.
    if (number % 7 === 0) localStorage.setItem(`${prefix}foreign-${number}`, "x");
    if (number % 11 === 0) await run(store.put("foreign", `foreign-${number}`));
  }
  database.close();
  return { untouched: [...untouched], made };
}"""


def damage(page: Page, url: str, seed: int, count: int) -> int:
    """Damage the stores of a page in `count` ways; gives how many records were hit."""
    page.goto(f"{url}/{LESSON}")
    open_log(page)
    page.evaluate(
        "(count) => changfengLog1.then((log) => log.appendAll(Array.from({length: count},"
        " (_, index) => ['attempt', {mode: 'practice', session: null, case: 'haixin-tingche',"
        " question: `q${index}`, revision: 'ab12', kind: 'single_choice', try: 1, hints: 0,"
        " response: 'a', score: 1}])))",
        count,
    )
    page.goto(f"{url}/about.html")
    done = page.evaluate(MUTATE, [seed, count])
    page.goto(f"{url}/{LESSON}")
    open_log(page)
    kept = set(page.evaluate("changfengLog1.then((log) => log.events().map(({id}) => id))"))
    lost = {one["key"] for one in done["made"] if one["both"]}
    mended = {one["key"] for one in done["made"]} - lost
    assert set(done["untouched"]) <= kept, "an untouched record is gone"
    assert mended <= kept, "a record with one whole copy is gone"
    assert kept.isdisjoint(lost), "a damaged record counts"
    assert answer(page, "after") == "durable"
    # Nothing of what was damaged is thrown away.
    page.wait_for_function(
        "(gone) => gone.every((text) => Object.values(localStorage).includes(text))",
        arg=[one["text"] for one in done["made"] if one["copied"]],
    )
    until(
        page,
        f"(count) => ({STORED})().then(({{events}}) => events.length === count)",
        len(kept) + 1,
    )
    return len(done["made"])


def test_damaged_records_are_set_aside_and_all_others_stay(
    open_page: PageMaker, site_url: str
) -> None:
    page = open_page("about:blank")
    assert damage(page, site_url, 1, 60) > 20
    expect(page.get_by_text("处记录坏了")).to_be_visible()


@pytest.mark.soak
def test_a_thousand_damaged_records_harm_no_other(open_page: PageMaker, site_url: str) -> None:
    assert sum(damage(open_page("about:blank"), site_url, seed, 250) for seed in range(7)) > 1000
