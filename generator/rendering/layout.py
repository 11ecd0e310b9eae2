"""What the layout around every page needs: its folder and its words."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

from generator.localization import Language, load_catalogue
from generator.model import Course
from generator.problems import Problem, has_errors
from generator.rendering.text import phrases
from generator.reporting import format_text

LANGUAGE_TAGS: dict[Language, str] = {"zh": "zh-CN", "en": "en"}


NAVIGATION = (
    "index", "modules/index", "cases/index", "centre", "boards/index", "topics/index",
    "communities/index", "gaps", "sources", "guide", "about",
)  # fmt: skip
"""Pages of the main navigation, for an engine that has no `mkdocs.yml` of the author's."""


def theme_folder() -> Path:
    """The folder that holds `main.html` and `404.html`."""
    return Path(str(files("generator.rendering").joinpath("theme")))


def navigation_of(course: Course, language: Language, known: Collection[str]) -> list[Any]:
    """The navigation of a site whose author left it to the program; pages that are not `known`
    are left out."""
    titles = layout_settings(course, language)["navigation"]
    return [{title: f"{page}.md"} for page, title in titles.items() if f"{page}.md" in known]


def layout_settings(
    course: Course | None, language: Language, problems: Sequence[Problem] = ()
) -> dict[str, Any]:
    """Words for the layout, as plain data that a YAML config can hold.

    `problems` are those of a live preview; pages then show them above the last good version.
    """
    catalogue = load_catalogue(language)
    text = catalogue.text
    statement = _statement(course, text)
    settings: dict[str, Any] = {
        "language_tag": LANGUAGE_TAGS[language],
        "course": course.id if course else "",
        "brand": phrases(course.title if course else text("site.home.title")),
        "scheme": catalogue.texts("site.scheme"),
        "elder": catalogue.texts("site.elder"),
        "missing": {**catalogue.texts("site.missing"), "home": text("site.stub.home")},
        "statement": " ".join(statement),
        "footer": [*statement, text("site.footer.truth"), text("site.footer.key")],
        "footer_nav": text("site.footer_nav"),
        "search": text("site.search.title"),
        "navigation": {
            page: text(f"site.{page.removesuffix('/index').replace('index', 'home')}.title")
            for page in NAVIGATION
        },
        **{key: text(f"site.{key}") for key in ("skip", "menu", "nav_label", "footer_label")},
    }
    if problems:
        what = "title" if has_errors(problems) else "warnings"
        settings["preview"] = {
            "title": text(f"site.preview.{what}" if course else "site.preview.none"),
            "report": "\n\n".join(format_text(problem, catalogue) for problem in problems),
        }
    return settings


def _statement(course: Course | None, text: Callable[..., str]) -> list[str]:
    """Who stands behind the content; only `approved` and `publisher` change it."""
    lines = [
        text("site.footer.approved", approved=course.approved)
        if course and course.approved
        else text("site.footer.unapproved")
    ]
    if course and course.publisher:
        lines.append(text("site.footer.publisher", publisher=course.publisher))
    return lines
