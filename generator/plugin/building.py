"""Building a site with MkDocs, without its English on the terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.exceptions import Abort

from generator.classroom import Classroom
from generator.memory import rare_collections
from generator.plugin.hooks import ProblemsFoundError, find_plugin
from generator.plugin.messages import listen_to_mkdocs, word_messages
from generator.plugin.settings import load
from generator.problems import ClassroomError, Problem, has_errors


@rare_collections()
def build_classroom(
    config_file: Path,
    site_dir: Path,
    *,
    strict: bool = False,
    classroom: Classroom | None = None,
    on_page: Callable[[int], None] = lambda total: None,
    on_files: Callable[[Iterable[str]], None] = lambda paths: None,
) -> tuple[Problem, ...]:
    """Build into `site_dir`, telling `on_page` the total after each page; returns the warnings.

    `on_files` hears the paths of all files that the site shall hold, once they are known.

    `classroom` saves opening it again. Raises `ClassroomError` with every problem; when it comes
    from a broken link, which shows only once all pages exist, `site_dir` holds unfinished work.
    """
    config_file = config_file.resolve()
    config = load(config_file, site_dir=str(site_dir.resolve()), strict=strict or None)
    warnings: list[Problem] = []
    plugin = find_plugin(config)
    with listen_to_mkdocs() as texts:
        config.plugins.on_startup(command="build", dirty=False)
        plugin.opened = classroom
        plugin.count_page = on_page
        plugin.tell_files = on_files
        plugin.report = lambda problems, _: warnings.extend(problems)
        try:
            build(config)
        except Abort as abort:
            cause = abort.__context__
            if isinstance(cause, ProblemsFoundError):
                raise ClassroomError(cause.problems) from None
            said = texts or [str(abort)]
            raise ClassroomError(word_messages(said, config_file.parent)) from None
        finally:
            config.plugins.on_shutdown()
    found = (*warnings, *word_messages(texts, config_file.parent))
    if has_errors(found):
        raise ClassroomError(found)
    return found
