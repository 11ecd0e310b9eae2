"""`changfeng new case`: a few questions, then a file that passes `check`."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date

import click

from generator.checks.base import nearest
from generator.classroom import open_classroom
from generator.cli.console import EXIT_PROBLEMS, Console
from generator.drafting import Draft, add_to_module, is_id, propose_id, write_draft
from generator.library import Library
from generator.localization import Catalogue
from generator.model import CaseKind
from generator.publishing import write_file
from generator.yamldoc import find_suspect

SCHEMA = "../generator/assets/schemas/case.schema.json"
"""Where an editor finds the fields, seen from `cases/`, when program and cases lie together."""

YES = ("", "y", "yes", "是", "好", "要")


def new_group(words: Catalogue) -> click.Group:
    """`changfeng new …`"""

    @click.group("new", help=words.text("cli.help.new"))
    def new() -> None:
        """Only groups its commands."""

    new.add_command(_case_command(words))
    return new


def _case_command(words: Catalogue) -> click.Command:
    @click.command("case", help=words.text("cli.help.new_case"))
    @click.pass_obj
    def case(console: Console) -> int:
        _ = console.config_file
        classroom = open_classroom(console.root)
        console.course_language = classroom.language
        if classroom.library is None:
            console.show(classroom.problems)
            return EXIT_PROBLEMS
        draft, case_id = _ask(console, classroom.library)
        module_id = _module(console, classroom.library)
        path = console.root / "cases" / f"{case_id}.yml"
        schema = SCHEMA if (path.parent / SCHEMA).is_file() else ""
        write_file(path, write_draft(draft, date.today(), console.catalogue, schema))
        console.say("cli.new.written", file=path)
        if not _put_into_module(console, module_id, case_id):
            console.say("cli.new.next_module")
            click.echo(f"      - {case_id}")
        found = open_classroom(console.root).problems
        console.show([p for p in found if p.location.file == f"cases/{case_id}.yml"])
        console.say("cli.new.next_check")
        return 0

    return case


def _ask(console: Console, library: Library) -> tuple[Draft, str]:
    kinds = console.catalogue.value_labels("CaseKind")
    by_label = {label: value for value, label in kinds.items()}
    title = _prompt(console, "title")
    case_id = _prompt(console, "id", propose_id(title), lambda text: _check_id(console, text))
    draft = Draft(
        title=title,
        summary=_prompt(console, "summary"),
        kind=CaseKind(
            _one_of(console, "kind", {**{k: k for k in kinds}, **by_label}, " / ".join(by_label))
        ),
        community=_community(console, library),
        topics=_topics(console, library),
        source=_source(console, library),
        known=_prompt(console, "known"),
    )
    return draft, case_id


def _prompt(
    console: Console,
    key: str,
    default: str | None = None,
    complain: Callable[[str], str] = lambda text: "",
) -> str:
    """Ask until the answer will do."""
    question = console.catalogue.text(f"cli.new.{key}")
    while True:
        answer: str = click.prompt(question, default=default or "", show_default=bool(default))
        answer = answer.strip()
        wrong = _complain_of_any(console, answer) or complain(answer)
        if not wrong:
            return answer
        click.echo(wrong)


def _complain_of_any(console: Console, answer: str) -> str:
    """What no answer may be: empty, or with characters that nobody can see."""
    if not answer:
        return console.catalogue.text("cli.new.empty")
    suspect = find_suspect(answer)
    if suspect is None:
        return ""
    return console.catalogue.text("cli.new.invisible", char=f"U+{ord(suspect):04X}")


def _one_of(console: Console, key: str, known: dict[str, str], shown: str = "") -> str:
    listed = shown or ", ".join(known)

    def complain(text: str) -> str:
        return "" if text in known else _no_such(console, text, listed)

    click.echo(listed)
    return known[_prompt(console, key, complain=complain)]


def _community(console: Console, library: Library) -> str | None:
    by_name = {c.name: c.id for c in library.course.communities}
    click.echo(" / ".join(by_name))
    question = console.catalogue.text("cli.new.community")
    while True:
        answer = click.prompt(question, default="", show_default=False).strip()
        if not answer or answer in by_name:
            return by_name.get(answer)
        if answer in library.communities:
            return str(answer)
        click.echo(_no_such(console, answer, " / ".join(by_name)))


def _topics(console: Console, library: Library) -> list[str]:
    by_name = {topic.title: topic.id for topic in library.course.topics}
    known: Collection[str] = [*by_name, *library.topics]

    def complain(text: str) -> str:
        unknown = [word for word in _words(text) if word not in known]
        return _no_such(console, unknown[0], " / ".join(by_name)) if unknown else ""

    click.echo(" / ".join(by_name))
    words = _words(_prompt(console, "topics", complain=complain))
    return list(dict.fromkeys(by_name.get(word, word) for word in words))


def _module(console: Console, library: Library) -> str:
    """Id of the module that shall hold the case; empty when the author leaves it for later."""
    known = {m.id: m.id for m in library.course.modules}
    for module in library.course.modules:
        known |= {module.code: module.id, module.code.lower(): module.id, module.title: module.id}
    shown = " / ".join(f"{module.code} {module.title}" for module in library.course.modules)
    click.echo(shown)
    question = console.catalogue.text("cli.new.module")
    while True:
        answer = click.prompt(question, default="", show_default=False).strip()
        if not answer or answer in known:
            return known.get(answer, "")
        click.echo(_no_such(console, answer, shown))


def _put_into_module(console: Console, module_id: str, case_id: str) -> bool:
    """Write the case into `course.yml`, if the author says so: nobody else's file is touched."""
    if not module_id:
        return False
    path = console.root / "cases" / "course.yml"
    changed = add_to_module(path.read_bytes(), module_id, case_id)
    question = console.catalogue.text("cli.new.write_module", file="cases/course.yml")
    if changed is None:
        return False
    answer = click.prompt(question, default="", show_default=False).strip().lower()
    if answer not in YES:
        return False
    write_file(path, changed)
    console.say("cli.new.written_module", file=path)
    return True


def _source(console: Console, library: Library) -> str:
    """A citation as one writes it: the id of a source, and maybe a place in it."""
    for id_, source in library.sources.items():
        click.echo(f"  {id_}  《{source.title}》")

    def complain(text: str) -> str:
        id_, _, where = text.partition(" ")
        if id_ not in library.sources or set(where) & set("[]{},#:\"'"):
            return _no_such(console, text, nearest(id_, library.sources))
        return ""

    return _prompt(console, "source", complain=complain)


def _words(text: str) -> list[str]:
    """Topics as people separate them: by spaces or Chinese commas."""
    return text.replace("、", " ").replace("，", " ").replace(",", " ").split()


def _no_such(console: Console, value: str, known: str) -> str:
    return console.catalogue.text("cli.new.bad_choice", value=value, known=known)


def _check_id(console: Console, text: str) -> str:
    if not is_id(text):
        return console.catalogue.text("cli.new.bad_id", value=text)
    if (console.root / "cases" / f"{text}.yml").exists():
        return console.catalogue.text("cli.new.taken", file=f"cases/{text}.yml")
    return ""
