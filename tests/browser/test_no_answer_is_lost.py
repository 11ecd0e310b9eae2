"""What was said to be saved is there: racing tabs, a killed browser, a page that slept."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, Page

from tests.browser.chromium import ARGUMENTS, find_chromium
from tests.browser.conftest import PageMaker
from tests.browser.faults import OwnBrowser, listen
from tests.browser.logs import COUNTED, answer, open_log, questions, until

RACE = """([name, count]) => {
  window.race = changfengLog1.then(async (log) => {
    const kept = [];
    for (let index = 0; index < count; index += 1) {
      const question = `${name}-${index}`;
      kept.push(await log.append("attempt", {
        mode: "practice", session: null, case: "haixin-tingche", question, revision: "ab12",
        kind: "single_choice", try: 1, hints: 0, response: "a", score: 1,
      }));
    }
    return kept;
  });
}"""

WRITE_ON = """(round) => changfengLog1.then(async (log) => {
  for (let index = 0; ; index += 1) {
    const id = `r${round}-${index}-`.padEnd(22, "x");
    const kept = await log.append("attempt", {
      mode: "practice", session: null, case: "haixin-tingche", question: `q${index}`,
      revision: "ab12", kind: "single_choice", try: 1, hints: 0, response: "a", score: 1,
    }, id);
    fetch(`/acknowledged/${id}?kept=${kept}`).catch(() => undefined);
  }
})"""

WRITE_MANY = """(count) => changfengLog1.then((log) => log.appendAll(
  Array.from({ length: count }, (_, index) => ["attempt", {
    mode: "practice", session: null, case: "haixin-tingche", question: `q${index}`,
    revision: "ab12", kind: "single_choice", try: 1, hints: 0, response: "a", score: 1,
  }])))"""
PACKED = """(count) =>
  Object.keys(localStorage).filter((key) => key.includes(":p:")).length >= count"""

KEPT = """async () => {
  const request = indexedDB.open([...(await indexedDB.databases())][0].name);
  const database = await new Promise((resolve) => {
    request.onsuccess = () => resolve(request.result);
  });
  const keys = database.transaction("events").objectStore("events").getAllKeys();
  return new Promise((resolve) => (keys.onsuccess = () => resolve(keys.result)));
}"""


def tabs(open_page: PageMaker, address: str, count: int) -> list[Page]:
    """Several tabs with one learner."""
    first = open_page(address)
    pages = [first, *(first.context.new_page() for _ in range(count - 1))]
    for page in pages[1:]:
        page.goto(address)
    for page in pages:
        open_log(page)
    first.evaluate("changfengLog1.then((log) => log.create({nickname: '小李', community: ''}))")
    for page in pages:
        until(page, "() => changfengLog1.then((log) => log.learner !== null)")
    return pages


def race(pages: list[Page], count: int) -> None:
    """Every tab appends `count` answers at the same time; all are kept, once."""
    for number, page in enumerate(pages):
        page.evaluate(RACE, [f"tab{number}", count])
    for page in pages:
        assert page.evaluate("window.race") == ["durable"] * count
    expected = sorted(
        f"tab{number}-{index}" for number in range(len(pages)) for index in range(count)
    )
    last = pages[0].context.new_page()
    last.goto(pages[0].url)
    open_log(last)
    assert sorted(questions(last)) == expected
    # One more: the learner's profile.
    assert len(last.evaluate(KEPT)) == len(expected) + 1
    for page in pages:
        until(page, COUNTED, len(expected) + 1)


@pytest.mark.parametrize("count", [2, 3])
def test_tabs_that_race_lose_nothing(open_page: PageMaker, site_url: str, count: int) -> None:
    race(tabs(open_page, f"{site_url}/cases/haixin-tingche.html", count), 60)


@pytest.mark.soak
@pytest.mark.parametrize("run", range(20))
def test_two_tabs_race_with_a_thousand_answers_each(
    open_page: PageMaker, site_url: str, run: int
) -> None:
    race(tabs(open_page, f"{site_url}/cases/haixin-tingche.html", 2), 1000)


def lesson(browser: Browser, own: OwnBrowser, url: str) -> Page:
    """A case page in a browser that may be killed."""
    page = browser.browser_type.connect_over_cdp(own.address).contexts[0].pages[0]
    page.goto(f"{url}/cases/haixin-tingche.html")
    open_log(page)
    return page


def kill(browser: Browser, site: Path, profile: Path, seed: int) -> tuple[int, int]:
    """Kill a browser while it writes; gives how many answers were acknowledged, and lost."""
    acknowledged: list[str] = []
    limit = random.Random(seed).randint(1, 120)  # noqa: S311

    def heard(name: str, kept: str) -> None:
        assert kept == "durable"
        acknowledged.append(name)
        if len(acknowledged) == limit:
            own.kill()

    with listen(site, heard) as url:
        own = OwnBrowser(profile)
        page = lesson(browser, own, url)
        with pytest.raises(Error):
            page.evaluate(WRITE_ON, seed)
        own.wait()

        own = OwnBrowser(profile)
        page = lesson(browser, own, url)
        kept = set(page.evaluate("changfengLog1.then((log) => log.events().map(({id}) => id))"))
        own.kill()
        own.wait()
    return len(acknowledged), len(set(acknowledged) - kept)


def test_a_killed_browser_keeps_what_it_said_was_saved(
    browser: Browser, built_site: Path, tmp_path: Path
) -> None:
    for seed in range(2):
        acknowledged, lost = kill(browser, built_site, tmp_path / str(seed), seed)
        assert acknowledged > 0
        assert lost == 0


@pytest.mark.soak
def test_twenty_kills_lose_nothing(browser: Browser, built_site: Path, tmp_path: Path) -> None:
    results = [kill(browser, built_site, tmp_path / str(seed), seed) for seed in range(20)]
    assert sum(acknowledged for acknowledged, _ in results) > 400
    assert sum(lost for _, lost in results) == 0


def kill_while_packing(browser: Browser, site: Path, profile: Path, packs: int) -> None:
    """Kill a browser that has packed some copies of a long log; the next one has them all."""
    count = 1300

    def nothing(_name: str, _kept: str) -> None:
        """Nobody reports here."""

    with listen(site, nothing) as url:
        own = OwnBrowser(profile)
        page = lesson(browser, own, url)
        assert page.evaluate(WRITE_MANY, count) == "durable"
        page.reload()
        page.wait_for_function(PACKED, arg=packs)
        own.kill()
        own.wait()

        own = OwnBrowser(profile)
        page = lesson(browser, own, url)
        assert questions(page) == [f"q{index}" for index in range(count)]
        assert len(page.evaluate(KEPT)) == count
        page.wait_for_function(PACKED, arg=count // 128)
        page.reload()
        open_log(page)
        assert questions(page) == [f"q{index}" for index in range(count)]
        own.kill()
        own.wait()


def test_a_browser_that_is_killed_while_it_packs_loses_nothing(
    browser: Browser, built_site: Path, tmp_path: Path
) -> None:
    kill_while_packing(browser, built_site, tmp_path, 2)


@pytest.mark.soak
@pytest.mark.parametrize("packs", range(1, 11))
def test_wherever_a_browser_is_killed_while_it_packs(
    browser: Browser, built_site: Path, tmp_path: Path, packs: int
) -> None:
    kill_while_packing(browser, built_site, tmp_path, packs)


def test_a_page_that_comes_back_from_sleep_knows_what_happened(
    browser: Browser, site_url: str
) -> None:
    own = browser.browser_type.launch(
        executable_path=find_chromium(),
        args=list(ARGUMENTS),
        ignore_default_args=["--disable-back-forward-cache"],
    )
    context = own.new_context()
    page = context.new_page()
    page.goto(f"{site_url}/cases/haixin-tingche.html")
    open_log(page)
    answer(page, "first")
    page.evaluate("window.slept = 'yes'")
    page.goto(f"{site_url}/index.html")
    open_log(page)
    answer(page, "meanwhile")
    page.go_back(wait_until="commit")
    page.wait_for_function("window.slept === 'yes'")
    until(page, COUNTED, 2)
    assert answer(page, "after") == "durable"
    assert questions(page) == ["first", "meanwhile", "after"]
    own.close()


def test_what_a_leaving_page_says_last_goes_to_the_copy_and_is_mended_by_the_next(
    open_page: PageMaker, site_url: str
) -> None:
    # A transaction left behind keeps WebKit from opening the database on the next page.
    page = open_page(f"{site_url}/cases/haixin-tingche.html")
    open_log(page)
    answer(page, "first")
    page.evaluate("""() => window.addEventListener("pagehide", () =>
      changfengLog1.then((log) => log.append("attempt", {
        mode: "practice", session: null, case: "haixin-tingche", question: "last",
        revision: "ab12", kind: "single_choice", try: 1, hints: 0, response: "a", score: 1,
      })).then((kept) => sessionStorage.setItem("kept", kept)))""")
    page.goto(f"{site_url}/cases/weige-fense.html")
    open_log(page)
    assert page.evaluate("sessionStorage.getItem('kept')") == "copy"
    assert questions(page) == ["first", "last"]
    until(page, f"() => ({KEPT})().then((keys) => keys.length === 2)")
