"""What make says when the machine refuses: one sentence and a remedy, and no crash."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
MAKE = shutil.which("make")


def make(*arguments: str, path: Path) -> subprocess.CompletedProcess[str]:
    assert MAKE
    command = [MAKE, "--no-print-directory", *arguments]
    environment = {"PATH": str(path)}
    return subprocess.run(
        command, env=environment, capture_output=True, text=True, cwd=ROOT, check=False
    )


def stub(folder: Path, name: str, program: str) -> None:
    (folder / name).write_text(f"#!/bin/sh\n{program}\n", "utf-8")
    (folder / name).chmod(0o755)


@pytest.mark.skipif(MAKE is None, reason="make is not installed")
def test_without_chromium_and_with_apt_refused_tests_go_on(tmp_path: Path) -> None:
    stub(tmp_path, "apt-get", "exit 100")
    told = make("chromium", path=tmp_path)
    assert told.returncode == 0
    assert "Chromium could not be installed" in told.stdout


@pytest.mark.skipif(MAKE is None, reason="make is not installed")
def test_an_old_python_is_named_with_the_remedy(tmp_path: Path) -> None:
    stub(tmp_path, "python3", "exit 1")
    told = make("install", f"VENV={tmp_path / 'venv'}", path=tmp_path)
    assert told.returncode == 2
    assert "Python 3.11 or newer is needed" in told.stdout


@pytest.mark.skipif(MAKE is None, reason="make is not installed")
def test_a_python_without_venv_is_named_with_the_remedy(tmp_path: Path) -> None:
    stub(tmp_path, "python3", 'case "$1" in -c) exit 0;; *) exit 1;; esac')
    told = make("install", f"VENV={tmp_path / 'venv'}", path=tmp_path)
    assert told.returncode == 2
    assert "apt install python3-venv" in told.stdout


@pytest.mark.skipif(MAKE is None, reason="make is not installed")
@pytest.mark.parametrize("folder", ["it's empty", 'a "b" c', "$HOME `x` ; y", ""])
def test_any_name_of_a_folder_reaches_the_program_whole(tmp_path: Path, folder: str) -> None:
    (tmp_path / "venv/bin").mkdir(parents=True)
    stub(tmp_path / "venv/bin", "python", "printf '<%s>' \"$@\"")
    done = (tmp_path / "venv/.installed").absolute()
    done.touch()
    folder_for_make = folder.replace("$", "$$")
    told = make(
        "serve", f"VENV={tmp_path / 'venv'}", f"STATEMENTS={folder_for_make}", f"-o{done}",
        path=tmp_path,
    )  # fmt: skip
    assert told.returncode == 0
    given = f"<--statements><{folder}>" if folder else ""
    assert told.stdout == f"<app.py><--port><7860>{given}"


@pytest.mark.skipif(MAKE is None, reason="make is not installed")
@pytest.mark.parametrize(("tests", "types"), [(0, 0), (0, 1), (1, 0)])
def test_types_are_read_beside_the_tests_and_either_fails(
    tmp_path: Path, tests: int, types: int
) -> None:
    venv = tmp_path / "venv"
    (venv / "bin").mkdir(parents=True)
    for name in ("mypy", "ruff", "python"):
        stub(venv / "bin", name, {"mypy": f"echo types; exit {types}", "ruff": "exit 0"}.get(
            name, f"echo tests; exit {tests}"
        ))  # fmt: skip
    stub(tmp_path, "chromium", "exit 0")
    (tmp_path / "cat").symlink_to(str(shutil.which("cat")))
    done = [venv / name for name in (".installed-dev", ".compiled")]
    for path in done:
        path.touch()
    told = make("test", f"VENV={venv}", *(f"-o{path}" for path in done), path=tmp_path)
    assert told.stdout.split("\n")[:2] == ["tests", "types"]
    assert (told.returncode == 0) == (tests == types == 0)
