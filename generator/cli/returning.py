"""`changfeng rollback`: the site as it was before."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from generator.cli.console import EXIT_PROBLEMS, Console, why_disk
from generator.localization import Catalogue
from generator.publishing import Claim, Release, claim, list_releases, roll_back


def rollback_command(words: Catalogue) -> click.Command:
    """The command with its help."""

    @click.command("rollback", help=words.text("cli.help.rollback"))
    @click.option("--list", "listing", is_flag=True, help=words.text("cli.help.releases"))
    @click.option("--to", "name", metavar="NAME", help=words.text("cli.help.release"))
    @click.option(
        "--site-dir", metavar="DIR", type=click.Path(path_type=Path),
        help=words.text("cli.help.returned_dir"),
    )  # fmt: skip
    @click.pass_obj
    def rollback(console: Console, listing: bool, name: str | None, site_dir: Path | None) -> int:
        with claim(site_dir or _configured(console), console.root) as claimed:
            releases = list_releases(claimed.folder)
            if listing:
                return _show(console, claimed, releases)
            found = [each for each in releases if name in (None, each.name)]
            if not found:
                known = ", ".join(each.name for each in releases)
                if known:
                    console.note("cli.releases.unknown", name=name, known=known)
                else:
                    console.note("cli.releases.none")
                return EXIT_PROBLEMS
            facts = _facts(found[0])
            done = roll_back(claimed, found[0])
        console.say("cli.releases.returned", **facts)
        if done.untidy:
            console.note("cli.untidy", why=why_disk(done.untidy, console.catalogue))
        return 0

    return rollback


def _configured(console: Console) -> Path:
    from generator.plugin import read_settings  # MkDocs is slow to import

    return read_settings(console.config_file).folder


def _show(console: Console, claimed: Claim, releases: list[Release]) -> int:
    if claimed.live:
        console.say("cli.releases.live", folder=claimed.target)
    for release in releases:
        console.say("cli.releases.row", **_facts(release))
    if not releases:
        console.say("cli.releases.none")
    return 0


def _facts(release: Release) -> dict[str, object]:
    built = datetime.fromtimestamp(release.built)
    pages = release.count_pages()
    return {"name": release.name, "pages": pages, "built": f"{built:%Y-%m-%d %H:%M}"}
