import os
from pathlib import Path

import pytest

from corpus.discovery import discover
from corpus.types import Refused


def names(found: list[Path | Refused]) -> list[str]:
    return [item.name for item in found if isinstance(item, Path)]


def reasons(found: list[Path | Refused]) -> dict[str, str]:
    return {Path(i.source_id).name: i.reason for i in found if isinstance(i, Refused)}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "deep").mkdir()
    for name in ("b.txt", "a.html", "deep/c.md", ".hidden.txt", "d.docx"):
        (tmp_path / name).write_text("words")
    (tmp_path / "deep" / "loop").symlink_to(tmp_path)
    (tmp_path / "nowhere.txt").symlink_to(tmp_path / "missing.txt")
    (tmp_path / "circle.txt").symlink_to(tmp_path / "circle.txt")
    return tmp_path


def test_a_folder_is_read_in_order_and_what_is_passed_over_is_named(folder: Path) -> None:
    found = list(discover([folder]))
    assert names(found) == ["a.html", "b.txt", "c.md"]
    assert set(reasons(found)) == {".hidden.txt", "d.docx", "loop", "nowhere.txt", "circle.txt"}
    assert "leads back" in reasons(found)["loop"]
    assert "No reader" in reasons(found)["d.docx"]


def test_each_file_comes_once(folder: Path) -> None:
    assert names(list(discover([folder / "b.txt", folder, folder / "deep"]))) == [
        "b.txt", "a.html", "c.md",
    ]  # fmt: skip


def test_patterns(folder: Path) -> None:
    assert names(list(discover([str(folder / "*.txt")]))) == ["b.txt"]
    assert names(list(discover([str(folder / "**" / "*.md")]))) == ["c.md"]
    assert "No file matches" in next(iter(reasons(list(discover([f"{folder}/*.pdf"]))).values()))


@pytest.mark.parametrize("source", ["missing.txt", "x" * 5000])
def test_what_is_not_there_is_named(tmp_path: Path, source: str) -> None:
    (found,) = discover([tmp_path / source])
    assert isinstance(found, Refused)


def test_a_hidden_file_named_outright_is_read(folder: Path) -> None:
    assert names(list(discover([folder / ".hidden.txt"]))) == [".hidden.txt"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_folder_without_rights(folder: Path) -> None:
    (folder / "deep").chmod(0)
    try:
        assert "no rights" in reasons(list(discover([folder])))["deep"]
    finally:
        (folder / "deep").chmod(0o755)


def test_a_pipe_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    assert "pipe" in reasons(list(discover([tmp_path])))["a.txt"]


def test_notes_about_a_folder_are_no_statements(tmp_path: Path) -> None:
    for name in ("SOURCE.md", "README.txt", "page.txt", "sources-of-law.txt"):
        (tmp_path / name).write_text("words", "utf-8")
    found = list(discover([tmp_path]))
    assert [f.name for f in found if isinstance(f, Path)] == ["page.txt", "sources-of-law.txt"]
    assert list(discover([tmp_path / "SOURCE.md"])) == [tmp_path / "SOURCE.md"]
