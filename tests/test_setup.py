"""The way from a bare clone: which interpreter, which browser, and what is said when one lacks."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
NEEDED = ("bash", "cat", "cmp", "cp", "dirname", "env", "grep", "head", "make", "rm", "touch")
PACKAGES = "chromium fonts-noto-cjk"
ADVICE = f"sudo apt-get install -y {PACKAGES}"


class Machine:
    """A machine with only the programs that a test puts there; each writes down its calls."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.programs = folder / "programs"
        self.programs.mkdir()
        self.calls = folder / "calls"
        for name in NEEDED:
            found = shutil.which(name)
            assert found, name
            (self.programs / name).symlink_to(found)

    def add(self, name: str, script: str = "") -> Path:
        program = self.programs / name
        program.write_text(f'#!/bin/sh\necho "{name} $*" >>"{self.calls}"\n{script}\n', "utf-8")
        program.chmod(0o755)
        return program

    def run(self, *command: str, **variables: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command,
            env={"PATH": str(self.programs), "HOME": str(self.folder), **variables},
            cwd=self.folder,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    @property
    def log(self) -> list[str]:
        return self.calls.read_text("utf-8").splitlines() if self.calls.exists() else []


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    # A space and 汉字 in the path: people keep repositories in such folders.
    folder = tmp_path / "我的 文件"
    folder.mkdir()
    return Machine(folder)


def find_chromium(machine: Machine, **variables: str) -> subprocess.CompletedProcess[str]:
    return machine.run(str(ROOT / "scripts" / "find-chromium"), **variables)


def add_apt(machine: Machine, unknown: str = "no-such-package") -> None:
    """An apt-get that puts a chromium where programs are, or refuses what it does not know."""
    place = machine.programs / "chromium"
    machine.add(
        "apt-get",
        f'case "$*" in *{unknown}*) exit 100;; esac\n'
        f'[ "$1" = update ] || {{ printf "#!/bin/sh\\n" >"{place}"; chmod +x "{place}"; }}',
    )
    (machine.programs / "chmod").symlink_to(str(shutil.which("chmod")))


def test_a_named_chromium_is_taken(machine: Machine) -> None:
    machine.add("chromium")
    mine = machine.add("my-browser")
    done = find_chromium(machine, CHANGFENG_CHROMIUM=str(mine))
    assert (done.returncode, done.stdout.strip()) == (0, str(mine))


def test_a_wrongly_named_chromium_is_told(machine: Machine) -> None:
    machine.add("chromium")
    done = find_chromium(machine, CHANGFENG_CHROMIUM="no-such-browser")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.count("\n") == 1
    assert "no-such-browser" in done.stderr


@pytest.mark.parametrize("name", ["chromium", "chromium-browser", "google-chrome"])
def test_an_installed_chromium_is_taken(machine: Machine, name: str) -> None:
    browser = machine.add(name)
    machine.add("apt-get")
    done = find_chromium(machine)
    assert (done.returncode, done.stdout.strip()) == (0, str(browser))
    assert machine.log == []


def test_root_installs_chromium_and_fonts(machine: Machine) -> None:
    machine.add("id", "echo 0")
    add_apt(machine)
    done = find_chromium(machine)
    assert (done.returncode, done.stdout.strip()) == (0, str(machine.programs / "chromium"))
    assert machine.log == [
        "id -u",
        "apt-get update -qq",
        f"apt-get install -y -qq --no-install-recommends {PACKAGES} chromium-headless-shell",
    ]


def test_a_debian_without_the_quicker_browser_does_without(machine: Machine) -> None:
    machine.add("id", "echo 0")
    add_apt(machine, unknown="chromium-headless-shell")
    done = find_chromium(machine)
    assert (done.returncode, done.stdout.strip()) == (0, str(machine.programs / "chromium"))
    assert machine.log[-1].endswith(f" {PACKAGES}")


def test_sudo_without_password_installs(machine: Machine) -> None:
    machine.add("id", "echo 1000")
    machine.add("sudo", 'shift; exec "$@"')
    (machine.programs / "true").symlink_to(str(shutil.which("true")))
    add_apt(machine)
    done = find_chromium(machine)
    assert (done.returncode, done.stdout.strip()) == (0, str(machine.programs / "chromium"))
    assert "sudo -n apt-get update -qq" in machine.log
    assert sum(call.startswith("apt-get install") for call in machine.log) == 1


def test_sudo_with_password_stops_with_the_command(machine: Machine) -> None:
    machine.add("id", "echo 1000")
    machine.add("sudo", "echo 'a password is required' >&2; exit 1")
    add_apt(machine)
    done = find_chromium(machine)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.count("\n") == 1
    assert done.stderr.endswith(f"{ADVICE}\n")
    assert not any(call.startswith("apt-get") for call in machine.log)


@pytest.mark.parametrize("installed", [[], ["apt-get"]], ids=["no apt", "no sudo"])
def test_whoever_may_not_install_is_told_the_command(
    machine: Machine, installed: list[str]
) -> None:
    machine.add("id", "echo 1000")
    for name in installed:
        machine.add(name)
    done = find_chromium(machine)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.count("\n") == 1
    assert done.stderr.endswith(f"{ADVICE}\n")


def test_a_failed_installation_ends_with_the_command(machine: Machine) -> None:
    machine.add("id", "echo 0")
    machine.add("apt-get", "exit 100")
    done = find_chromium(machine)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.endswith(f"{ADVICE}\n")


@pytest.fixture
def clone(machine: Machine) -> Path:
    """What of the repository the machinery itself reads."""
    folder = machine.folder / "clone"
    for name in ("scripts", "requirements"):
        shutil.copytree(ROOT / name, folder / name)
    for name in ("Makefile", "pyproject.toml"):
        shutil.copy(ROOT / name, folder)
    return folder


def add_python(machine: Machine, name: str = "python3") -> Path:
    """A Python whose environments hold a pip and a pytest that only write down their calls."""
    inner = machine.add("inner-python", "exit 0")
    (machine.programs / "mkdir").symlink_to(str(shutil.which("mkdir")))
    return machine.add(
        name,
        f'if [ "$2" = venv ]; then mkdir -p "$4/bin" && cp "{inner}" "$4/bin/python"; fi',
    )


def make(machine: Machine, clone: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return machine.run("make", "--no-print-directory", "-C", str(clone), *arguments)


def test_an_old_python_is_refused_in_one_line(machine: Machine, clone: Path) -> None:
    machine.add("python3.9", "exit 1")
    done = make(machine, clone, "serve", "PYTHON=python3.9")
    assert done.returncode == 2
    lines = [line for line in done.stderr.splitlines() if not line.startswith("make: ***")]
    assert len(lines) == 1
    assert "需要 Python 3.11" in lines[0]
    assert "make PYTHON=" in lines[0]
    assert not (clone / ".venv").exists()


def test_no_python_at_all_is_told_the_same_way(machine: Machine, clone: Path) -> None:
    done = make(machine, clone, "test")
    assert done.returncode == 2
    assert "需要 Python 3.11" in done.stderr


def test_a_second_run_installs_nothing(machine: Machine, clone: Path) -> None:
    add_python(machine)
    machine.add("chromium")
    for count in (2, 2):
        done = make(machine, clone, "test")
        assert done.returncode == 0, done.stderr
        installs = [call for call in machine.log if "--require-hashes" in call]
        assert len(installs) == count
    assert sum("-m pytest" in call for call in machine.log) == 2
    # The environment of the tests serves as well.
    (clone / ".venv" / "bin" / "changfeng").symlink_to(machine.add("changfeng"))
    assert make(machine, clone, "serve").returncode == 0
    assert len([call for call in machine.log if "--require-hashes" in call]) == 2
    assert machine.log[-1] == "changfeng serve"


def test_a_changed_lock_and_a_moved_clone_are_noticed(machine: Machine, clone: Path) -> None:
    add_python(machine)

    def prepare(folder: Path) -> list[str]:
        machine.calls.write_text("", "utf-8")
        done = make(machine, folder, "environment")
        assert done.returncode == 0, done.stderr
        return [call.split()[2] for call in machine.log if call.startswith(("python3 -m", "inner"))]

    fresh, again = ["pip", "venv", "pip", "pip"], ["pip", "pip", "pip"]
    assert prepare(clone)[-3:] == fresh[-3:]
    assert prepare(clone) == []
    lock = clone / "requirements" / "runtime.txt"
    lock.write_text(lock.read_text("utf-8") + "\n", "utf-8")
    assert prepare(clone) == again
    assert prepare(clone) == []
    moved = clone.rename(clone.with_name("moved"))
    assert prepare(moved) == fresh


def test_without_a_browser_the_tests_do_not_start(machine: Machine, clone: Path) -> None:
    add_python(machine)
    machine.add("id", "echo 1000")
    done = make(machine, clone, "test")
    assert done.returncode == 2
    assert ADVICE in done.stderr
    assert not any("pytest" in call for call in machine.log)
