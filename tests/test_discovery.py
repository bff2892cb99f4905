import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from corpus.discovery import discover, passed_over
from corpus.types import Refused


def names(found: list[Path | Refused]) -> list[str]:
    return [item.name for item in found if isinstance(item, Path)]


def reasons(found: list[Path | Refused]) -> dict[str, str]:
    return {Path(i.source_id).name: i.reason for i in found if isinstance(i, Refused)}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "deep").mkdir()
    for name in ("b.txt", "a.html", "deep/c.md", ".hidden.txt", "d.xyz"):
        (tmp_path / name).write_text("words")
    (tmp_path / "deep" / "loop").symlink_to(tmp_path)
    (tmp_path / "nowhere.txt").symlink_to(tmp_path / "missing.txt")
    (tmp_path / "circle.txt").symlink_to(tmp_path / "circle.txt")
    return tmp_path


def test_a_folder_is_read_in_order_and_what_is_passed_over_is_named(folder: Path) -> None:
    found = list(discover([folder]))
    assert names(found) == ["a.html", "b.txt", "c.md"]
    assert set(reasons(found)) == {"d.xyz", "loop", "nowhere.txt", "circle.txt"}
    assert "leads back" in reasons(found)["loop"]
    assert "No reader" in reasons(found)["d.xyz"]


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


@contextmanager
def without_rights(*paths: Path) -> Iterator[None]:
    """Nobody may read the paths; root, who may read everything, becomes somebody else."""
    root = os.geteuid() == 0
    modes = [path.stat().st_mode for path in paths]
    for path in paths:
        path.chmod(0)
    try:
        if root:
            os.setresuid(65534, 65534, 0)
        yield
    finally:
        if root:
            os.setresuid(0, 0, 0)
        for path, mode in zip(paths, modes, strict=True):
            path.chmod(mode)


def test_a_folder_and_a_file_without_rights() -> None:
    with TemporaryDirectory() as made:
        folder = Path(made)
        folder.chmod(0o755)
        for name in ("deep/c.txt", "a.txt", "b.txt"):
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_text("words")
        with without_rights(folder / "deep", folder / "b.txt"):
            found = list(discover([folder, folder / "deep" / "c.txt"]))
        assert names(found) == ["a.txt"]
        assert set(reasons(found)) == {"deep", "b.txt", "c.txt"}
        assert all("no rights" in reason for reason in reasons(found).values())


def test_a_pipe_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    assert "pipe" in reasons(list(discover([tmp_path])))["a.txt"]


def test_a_name_that_is_no_utf8_is_refused_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text("words")
    try:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/bad\xff.txt")).write_text("words")
    except OSError:
        pytest.skip("this file system has no such names")
    found = list(discover([tmp_path, os.fsdecode(b"/no\xffwhere")]))
    assert names(found) == ["good.txt"]
    told = {one.source_id: one.reason for one in found if isinstance(one, Refused)}
    assert "rename" in told[f"{tmp_path}/bad\\xff.txt"]
    assert "no such file" in told["/no\\xffwhere"]


def test_what_nobody_took_for_a_statement_is_passed_over_without_a_word(tmp_path: Path) -> None:
    passed = (
        *("SOURCE.md", "README.txt", "LICENSE", ".DS_Store", "Thumbs.db", "~$page.docx", "a.txt~"),
        *("page_files/logo.PNG", "page_files/site.css", ".git/config.txt", "__MACOSX/page.txt"),
    )
    for name in (*passed, "page.txt", "sources-of-law.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("words", "utf-8")
    found = list(discover([tmp_path]))
    assert found == [tmp_path / "page.txt", tmp_path / "sources-of-law.txt"]
    assert list(discover([tmp_path / "SOURCE.md"])) == [tmp_path / "SOURCE.md"]


def test_a_folder_that_gives_nothing_says_so(tmp_path: Path) -> None:
    assert "nothing in this folder" in reasons(list(discover([tmp_path])))[tmp_path.name]
    (tmp_path / "README.md").write_text("words", "utf-8")
    assert "nothing in this folder" in reasons(list(discover([tmp_path])))[tmp_path.name]


def test_what_is_passed_over_in_folders_is_counted(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    for name in ("a.txt", "blob.bin", "README.md", ".hidden", "deep/picture.png", "deep/b.txt~"):
        (tmp_path / name).write_text("words", "utf-8")
    assert passed_over([tmp_path, tmp_path / "deep", "x" * 5000]) == 3
