"""A finished site looked through before it is published: nothing missing, nothing astray."""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Collection, Iterator
from pathlib import Path
from urllib.parse import unquote

from generator.problems import ClassroomError, Location, Problem
from generator.publishing.scanning import ScannedPage, is_whole, scan_page, scan_sheet
from generator.publishing.target import real

NOT_FOUND_PAGE = "404.html"
"""Shown at any address, so the only page whose own addresses begin at the root."""
_TEXTS = (".html", ".js", ".css", ".json", ".svg", ".txt", ".xml", ".map")
_HOMES = ("/home/", "/Users/", "\\Users\\", "/root/", "file:///")
_HOME = re.compile(
    # A web address is passed over: behind a host the same letters tell nothing of this computer.
    r"(?:https?://|www\.)[\w.~:/?#\[\]@!$&()*+,;=%-]+"
    r"|(?P<home>(?:/home/|/Users/|:\\+Users\\+)[^\s/\\<>\"'&…]+[/\\]|/root/|file:///\w)"
)


def verify_site(site: Path, meant: Collection[str], root: Path) -> None:
    """Raise `ClassroomError` with everything that is wrong with the finished `site`.

    Exactly the files that were `meant` (POSIX paths) are there and are plain files; every page is
    whole; every link, anchor and loaded file exists; no text holds a path of this computer.
    """
    checker = _Checker(site, root)
    found = dict(_walk(site, ""))
    checker.compare(found, set(meant))
    for path in sorted(found):
        if found[path] and path.endswith(_TEXTS):
            checker.read(path)
    checker.follow()
    if checker.problems:
        raise ClassroomError(checker.problems)


class _Checker:
    def __init__(self, site: Path, root: Path) -> None:
        self.problems: list[Problem] = []
        self._site = site
        self._root = root
        self._present: set[str] = set()
        self._anchors: dict[str, str] = {}
        """Page -> its ids, each between line feeds: a tenth of what sets would weigh."""
        self._wanted: dict[str, dict[str, str]] = {}
        """Page -> anchor -> the first page that leads there."""
        self._resolved: dict[tuple[str, str], tuple[str, str]] = {}
        places = {real(place) for place in (site, root)} | {site.absolute(), root.absolute()}
        self._machine = sorted(str(place) for place in places if _is_telling(place))

    def compare(self, found: dict[str, bool], meant: set[str]) -> None:
        """Exactly what was meant, and all of it plain files."""
        self._present = meant
        for path in sorted(found.keys() - meant):
            self._add("site-file-stray", path)
        for path in sorted(meant - found.keys()):
            self._add("site-file-missing", path)
        for path in sorted(path for path in found.keys() & meant if not found[path]):
            self._add("site-file-stray", path)

    def read(self, path: str) -> None:
        """One text of the site."""
        try:
            text = (self._site / path).read_bytes().decode("utf-8")
        except UnicodeDecodeError:
            self._add("site-page-broken", path)
            return
        if "/" in text or "\\" in text:
            self._look_for_paths(path, text)
        if path.endswith(".html"):
            if not is_whole(text):
                self._add("site-page-broken", path)
                return
            page = scan_page(text)
            self._anchors[path] = "\n".join(["", *page.ids, ""])
            self._note_addresses(path, page)
        elif path.endswith(".css"):
            for address in scan_sheet(text):
                self._want(path, address, *self._resolve(posixpath.dirname(path), address))

    def follow(self) -> None:
        """Every anchor that some page leads to."""
        for target, anchors in self._wanted.items():
            for anchor, path in anchors.items():
                there = self._anchors.get(target)
                if there is not None and f"\n{anchor}\n" not in there:
                    self._add("site-link-broken", path, link=_shown(path, target, anchor))

    def _note_addresses(self, path: str, page: ScannedPage) -> None:
        folder = posixpath.dirname(path)
        for address in page.addresses:
            if not address or address == "#" or address == "#top":
                continue
            if address.startswith("#"):
                anchor = unquote(address[1:])
                if anchor not in page.ids:
                    self._add("site-link-broken", path, link=address)
            elif address.startswith("/") and path == NOT_FOUND_PAGE:
                inner = address.removeprefix(page.root)
                self._want(path, address, *self._resolve("", inner))
            else:
                self._want(path, address, *self._resolve(folder, address))

    def _want(self, path: str, address: str, target: str, anchor: str) -> None:
        if target not in self._present:
            self._add("site-link-broken", path, link=address)
        elif anchor:
            self._wanted.setdefault(target, {}).setdefault(anchor, path)

    def _resolve(self, folder: str, address: str) -> tuple[str, str]:
        """File and anchor of an address; the pages of a folder share most of theirs."""
        key = (folder, address)
        if key not in self._resolved:
            place, _, anchor = address.partition("#")
            place = unquote(place.partition("?")[0])
            inside = not place.startswith("/") and not place.endswith("/")
            target = posixpath.normpath(posixpath.join(folder, place)) if inside else place
            self._resolved[key] = (target, unquote(anchor))
        return self._resolved[key]

    def _look_for_paths(self, path: str, text: str) -> None:
        if any(part in text for part in _HOMES) and (home := _home_in(text)):
            self._add("site-personal-path", path, found=_masked(home))
        elif any(place in text for place in self._machine):
            self._add("site-personal-path", path, found="…")

    def _add(self, code: str, path: str, **params: str) -> None:
        place = _source_of(self._root, path, params.get("link", ""))
        self.problems.append(Problem(code, place, {"file": path, **params}))


def _walk(folder: Path, prefix: str) -> Iterator[tuple[str, bool]]:
    """POSIX path of everything that is not a folder, and whether it is a plain file."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _walk(Path(entry.path), f"{prefix}{entry.name}/")
            else:
                yield f"{prefix}{entry.name}", entry.is_file(follow_symlinks=False)


def _is_telling(place: Path) -> bool:
    """Whether a path tells something of this computer; `/site` might stand in any address."""
    return len(place.parts) > 2


def _home_in(text: str) -> str:
    """The first path to a folder of somebody's own, if there is any."""
    return next((match["home"] for match in _HOME.finditer(text) if match["home"]), "")


def _masked(found: str) -> str:
    """Enough to find it, without the name that it gives away."""
    return f"{found[: found.find('/', 1) + 1] or found[:9]}…"


def _shown(path: str, target: str, anchor: str) -> str:
    return f"{posixpath.relpath(target, posixpath.dirname(path) or '.')}#{anchor}"


def _source_of(root: Path, path: str, link: str) -> Location:
    """Where a person can mend it: the case or page that was written, else the file itself."""
    stem = path.removesuffix(".html")
    for source in (f"docs/{stem}.md", f"{stem}.yml" if stem.startswith("cases/") else ""):
        if source and (root / source).is_file():
            return _line_of(root, source, link)
    return Location(path)


def _line_of(root: Path, source: str, link: str) -> Location:
    """The first place where the link stands as it was written, or its last part does."""
    lines = (root / source).read_text("utf-8", "replace").splitlines()
    written = link.replace(".html", ".md")
    for text in (link, written, posixpath.basename(written), posixpath.basename(link)):
        for number, line in enumerate(lines, start=1):
            if text and (column := line.find(text)) >= 0:
                return Location(source, number, column + 1, line)
    return Location(source)
