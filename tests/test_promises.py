"""Promises about the repository itself: the tools are content, locks and bundles are fresh."""

from __future__ import annotations

import fnmatch
import gzip
import hashlib
import importlib.metadata
import json
import os
import re
import stat
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.localization import LANGUAGES, Language, load_catalogue
from generator.site import BUNDLES as SCRIPTS
from generator.site import build_assets, words_asked

ROOT = Path(__file__).parent.parent
TOOLS = Path(sys.executable).parent
FRONTEND = ROOT / "generator" / "frontend"
BUNDLES = ROOT / "generator" / "assets" / "classroom"
# Written so that this file does not hold what it looks for.
FOREIGN = re.compile(
    r"/(?:work|root|tmp)/\w|/home/[a-z]|[A-Z]:\\+Users|\.\./share[d]\b"
    r"|pypi[.]org|python[h]osted|registry[.]npm|--(?:extra-)?index[-]url|--find[-]links"
)
UNFINISHED = re.compile(
    r"pytest\.(?:mark\.)?(?:skip|xfail)|importor[s]kip|time\.sleep|wait_for_[t]imeout"
    r"|\b(?:TO[D]O|FIX[M]E)\b"
)


def written_files() -> Iterator[Path]:
    """Every text file of the repository that a person or a program wrote to be kept."""
    ignored = [line.strip("/") for line in (ROOT / ".gitignore").read_text("utf-8").split()]
    for folder, folders, files in os.walk(ROOT):
        for names in (folders, files):
            names[:] = [
                name
                for name in names
                if name != ".git" and not any(fnmatch.fnmatch(name, each) for each in ignored)
            ]
        yield from (Path(folder, name) for name in files if not name.endswith(".png"))


def read_toml(path: str) -> dict[str, Any]:
    return tomllib.loads((ROOT / path).read_text("utf-8"))


def read_lock(name: str) -> dict[str, list[tuple[str, str, int]]]:
    """Package -> its entries: version, marker, number of hashes."""
    packages: dict[str, list[tuple[str, str, int]]] = {}
    text = (ROOT / "requirements" / f"{name}.txt").read_text("utf-8").replace("\\\n", " ")
    for line in text.splitlines():
        match = re.fullmatch(
            r"([a-z0-9-]+)==(\S+)(?: ; (.+?))?((?: +--hash=sha256:\w{64})+) *", line
        )
        assert match, line
        package, version, marker, hashes = match.groups()
        packages.setdefault(package, []).append((version, marker or "", hashes.count("--hash")))
    return packages


def requirement_name(requirement: str) -> str:
    return re.split(r"[<>=!~;\[ ]", requirement, maxsplit=1)[0].lower()


@pytest.mark.parametrize(
    "command",
    [
        ["ruff", "format", "--check", "."],
        ["ruff", "check", "."],
        ["mypy"],
        ["lint-imports"],
    ],
    ids=["format", "lint", "types", "imports"],
)
def test_the_tools_are_content(command: list[str]) -> None:
    done = subprocess.run(
        [str(TOOLS / command[0]), *command[1:]],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_import_rules_forget_no_module() -> None:
    modules = {
        f"generator.{path.stem}"
        for path in (ROOT / "generator").iterdir()
        if path.suffix == ".py" or (path / "__init__.py").is_file()
    } - {"generator.__init__", "generator.__main__"}
    assert len(modules) > 12
    rules = read_toml("pyproject.toml")["tool"]["importlinter"]["contracts"]
    free = {"mkdocs": {"generator.plugin"}, "yaml": {"generator.yamldoc"}}
    forbidding = [rule for rule in rules if rule["type"] == "forbidden"]
    assert len(forbidding) == len(free)
    for rule in forbidding:
        assert set(rule["source_modules"]) == modules - free[rule["forbidden_modules"][0]]


@pytest.mark.parametrize("name", ["runtime", "dev", "bench", "zensical"])
def test_a_lock_is_whole_and_universal(name: str) -> None:
    lock = read_lock(name)
    for package, entries in lock.items():
        assert all(hashes for _, _, hashes in entries), package
        # More than one entry is fine when each says by a marker for whom it is.
        assert len(entries) == 1 or all(marker for _, marker, _ in entries), package
    # Only Windows needs it, and this lock was not made on Windows alone.
    assert "colorama" in lock or name == "zensical"
    # Built for many kinds of machine.
    compiled = {"pydantic-core", "pyyaml", "zensical"} & lock.keys()
    assert all(lock[package][0][2] > 8 for package in compiled)


def test_the_locks_hold_what_the_project_asks_for() -> None:
    project = read_toml("pyproject.toml")
    groups = project["dependency-groups"]
    runtime, dev = read_lock("runtime"), read_lock("dev")
    needed = {requirement_name(each) for each in project["project"]["dependencies"]}
    backend = {requirement_name(each) for each in groups["build"]}
    assert {requirement_name(each) for each in project["build-system"]["requires"]} <= backend
    assert needed | backend <= runtime.keys()
    assert {requirement_name(each) for each in groups["dev"]} <= dev.keys()
    assert runtime.items() <= dev.items(), "make lock"
    # Both sides of a measurement run on what the project runs on.
    assert {requirement_name(each) for each in groups["bench"]} <= read_lock("bench").keys()
    assert runtime.items() <= read_lock("bench").items(), "make lock"
    assert read_lock("zensical")["zensical"][0][0] == "0.0.73"


def test_the_tests_run_in_the_locked_environment() -> None:
    locked = {
        version
        for name in ("mkdocs", "mkdocs-material")
        for version, _, _ in read_lock("dev")[name]
    }
    running = {importlib.metadata.version(name) for name in ("mkdocs", "mkdocs-material")}
    assert running == locked


def test_the_lock_for_node_names_no_address_and_checks_every_package() -> None:
    packages = json.loads((ROOT / "package-lock.json").read_text("utf-8"))["packages"]
    asked = json.loads((ROOT / "package.json").read_text("utf-8"))["devDependencies"]
    assert packages[""]["devDependencies"] == asked
    packages.pop("")
    assert len(packages) > len(asked)
    for name, package in packages.items():
        assert package["integrity"].startswith("sha512-"), name
        assert "resolved" not in package, name


def test_the_bundles_were_made_from_these_sources() -> None:
    digest = hashlib.sha256()
    sources = {path.relative_to(FRONTEND).as_posix(): path for path in FRONTEND.rglob("*.js")}
    for name, path in sorted(sources.items()):
        digest.update(f"{name}\n".encode())
        digest.update(path.read_bytes().replace(b"\r\n", b"\n"))
    bundles = sorted(BUNDLES.glob("*.js"))
    assert [bundle.name for bundle in bundles] == [
        f"{name}.js" for name in ("centre", "certificate", "learner", "reader", "search")
    ]
    for bundle in bundles:
        first_line = bundle.read_text("utf-8").split("\n", 1)[0]
        assert digest.hexdigest() in first_line, f"{bundle.name} is stale: run `make frontend`"


def test_the_bundles_read_on_old_phones() -> None:
    for bundle in BUNDLES.glob("*.js"):
        text = bundle.read_text("utf-8").split("\n", 1)[1]
        assert text.startswith('"use strict";(()=>{'), "a classic script also runs from file://"
        assert not re.search(r"\?\.[A-Za-z_$(\[]|\?\?|\bimport\b|\bstatic\{", text), bundle.name


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_bundles_are_light(language: Language) -> None:
    sizes = {
        Path(file.path).stem: len(gzip.compress(str(file.content).encode(), 9))
        for file in build_assets(language)
        if file.path.endswith(".js")
    }
    assert sizes["reader"] <= 25_000
    for bundle in ("learner", "centre", "certificate", "search"):
        assert sizes["reader"] + sizes[bundle] <= 60_000, "what a page of one who learns loads"


@pytest.mark.parametrize("bundle", SCRIPTS)
def test_a_bundle_gets_every_word_that_it_asks_for(bundle: str) -> None:
    script = (BUNDLES / f"{bundle}.js").read_text("utf-8")
    words = load_catalogue("zh").words_of_scripts()
    given = words_asked(script, words)
    tables = {key.split(".")[0] for key in words}
    asked = [
        (key, end)
        for key, end in re.findall(r"""["'`](\w+\.[\w.]*)(["'`]\+?|\$\{)""", script)
        if key.split(".")[0] in tables and not key.endswith(".html")
    ]
    assert asked
    for key, end in asked:
        goes_on = end == "${" or end.endswith("+")
        assert key in given or (goes_on and any(word.startswith(key) for word in given)), key
    assert len(given) < len(words)


def test_no_script_puts_a_key_together_from_pieces() -> None:
    for path in FRONTEND.rglob("*.js"):
        text = path.read_text("utf-8")
        assert not re.search(r"""\bwords\([^()]*(["'`]\s*\+|\+\s*["'`])""", text), path
        assert not re.search(r"\bwords\(\s*`[a-z]*\$\{", text), path


def test_the_libraries_of_the_script_tests_are_the_locked_ones() -> None:
    packages = json.loads((ROOT / "package-lock.json").read_text("utf-8"))["packages"]
    vendored = sorted((ROOT / "tests/frontend/vendor").glob("*.js"))
    assert [path.stem for path in vendored] == ["fast-check", "fflate", "idb", "ts-fsrs", "uqr"]
    for path in vendored:
        version = packages[f"node_modules/{path.stem}"]["version"]
        assert f"{path.stem} {version}\n" in path.read_text("utf-8"), "make frontend"


def test_nothing_names_a_machine_or_an_index() -> None:
    count = 0
    found = {}
    for path in written_files():
        count += 1
        name = path.relative_to(ROOT).as_posix()
        # What recompiles the locks says which options to leave out of them.
        if name != "scripts/lock" and (match := FOREIGN.search(path.read_text("utf-8"))):
            found[name] = match.group()
    assert count > 100
    assert found == {}


def test_no_test_is_skipped_and_nothing_is_left_for_later() -> None:
    found = {}
    for path in [*(ROOT / "tests").rglob("*.py"), *(ROOT / "generator").rglob("*.py")]:
        if match := UNFINISHED.search(path.read_text("utf-8")):
            found[path.name] = match.group()
    assert found == {}


def test_the_build_server_runs_the_same_tests() -> None:
    script = ROOT / ".ci" / "run"
    assert script.stat().st_mode & stat.S_IXUSR
    assert script.read_text("utf-8").splitlines()[-1] == "exec make test"


def test_the_wheel_holds_all_that_the_program_reads(tmp_path: Path, sample_site: Path) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8"}

    def run(*arguments: str, cwd: Path, path: Path | None = None) -> str:
        done = subprocess.run(
            [sys.executable, *arguments],
            cwd=cwd,
            env={**environment, "PYTHONPATH": str(path)} if path else environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout.strip()

    # By the locked build backend, without isolation: no network.
    run("-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path), cwd=ROOT)
    (wheel,) = tmp_path.glob("*.whl")
    unpacked = tmp_path / "unpacked"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(unpacked)
    held = {path.relative_to(unpacked) for path in unpacked.rglob("*") if path.is_file()}
    wanted = {
        path.relative_to(ROOT)
        for path in (ROOT / "generator").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and FRONTEND not in path.parents
    }
    assert {path for path in held if path.parts[0] == "generator"} == wanted
    (entry_points,) = unpacked.glob("*.dist-info/entry_points.txt")
    text = entry_points.read_text("utf-8")
    assert "changfeng = generator.cli:main" in text
    assert "changfeng = generator.plugin:ChangfengPlugin" in text
    # And it works with nothing beside it.
    where = run("-c", "import generator; print(generator.__file__)", cwd=tmp_path, path=unpacked)
    assert Path(where).is_relative_to(unpacked)
    classroom, out = str(sample_site), str(tmp_path / "out")
    run("-m", "generator", "-C", classroom, "render", "--out", out, cwd=tmp_path, path=unpacked)
    assert (tmp_path / "out" / "docs" / "assets" / "classroom" / "reader.js").is_file()
