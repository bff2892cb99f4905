"""What the README says can be done, is done here; see test_documents.py for all pages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text("utf-8")
PAGE = (
    "30 May 2019\n\n"
    "Statement by Foreign Minister Sergey Lavrov on fish, Tokyo, May 30, 2019\n\n"
    "Foreign Minister of Japan Taro Kono expressed concern over fish.\n\nWe fish.\n"
)


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)


def test_the_first_block_is_the_two_commands() -> None:
    first = [line.split("#")[0].strip() for line in blocks("sh")[0].splitlines()]
    assert first == ["make serve", "make test"]
    assert README.index("make serve") < 120


def test_every_make_target_named_is_there() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for target in set(re.findall(r"make ([a-z-]+)", README)):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


def test_the_python_example_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    page = tmp_path / "statements" / "page.txt"
    page.parent.mkdir()
    page.write_text(PAGE, "utf-8")
    printed: list[str] = []
    (program,) = blocks("python")
    assert len(program.strip().splitlines()) <= 10
    exec(compile(program, "README.md", "exec"), {"print": printed.append})
    assert printed[0].startswith("1 quote from this record (1 statement")
    assert "(reported: Taro Kono)" in printed[1]
