import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus import isolation
from corpus.errors import UnreadableSource
from corpus.readers import READERS, reader_for, suffix_of
from corpus.reading import read_file

PAGE = "<html><body><article><p>We met today and spoke about a good many things.</p></article>"


@pytest.fixture(autouse=True)
def ended() -> Iterator[None]:
    isolation.close()
    yield
    isolation.close()


def page(folder: Path, text: str = PAGE) -> Path:
    path = folder / "a.html"
    path.write_text(text, "utf-8")
    return path


def test_one_child_reads_many_files(tmp_path: Path) -> None:
    list(read_file(page(tmp_path), source_id="a"))
    child = isolation._idle[0]
    list(read_file(page(tmp_path), source_id="a"))
    assert isolation._idle == [child]


def test_a_reader_that_takes_too_long_is_ended_and_the_next_file_is_read(tmp_path: Path) -> None:
    with pytest.raises(UnreadableSource, match=r"longer than 0\.01 s"):
        list(read_file(page(tmp_path), source_id="a", time_limit=0.01))
    assert isolation._idle == []
    assert list(read_file(page(tmp_path), source_id="a"))


def test_a_child_that_dies_is_said_and_replaced(tmp_path: Path) -> None:
    list(read_file(page(tmp_path), source_id="a"))
    child = isolation._idle[0]
    os.kill(child._process.pid, 9)
    deadline = time.monotonic() + 5
    while child.alive() and time.monotonic() < deadline:
        time.sleep(0.01)
    assert list(read_file(page(tmp_path), source_id="a"))


def test_what_the_child_refuses_is_refused_here(tmp_path: Path) -> None:
    with pytest.raises(UnreadableSource, match="no text"):
        list(read_file(page(tmp_path, "<html></html>"), source_id="a"))
    with pytest.raises(UnreadableSource, match="can't be read"):
        list(read_file(tmp_path / "missing.html", source_id="a"))


@pytest.mark.skipif(sys.platform != "linux", reason="address space is limited on Linux")
def test_a_file_that_eats_memory_ends_its_child_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    isolation.close()
    monkeypatch.setattr(isolation, "MEMORY_LIMIT", 1 << 29)
    path = page(tmp_path, "<p>" + "many words in it " * 20_000_000)
    with pytest.raises(UnreadableSource):
        list(read_file(path, source_id="a", time_limit=60))


def test_readers_by_suffix() -> None:
    for suffix in READERS:
        assert suffix in reader_for(Path(f"page{suffix}")).suffixes
    assert suffix_of(Path("A.JSONL.XZ")) == ".jsonl.xz"
    with pytest.raises(UnreadableSource, match=r"Files named \.xyz can't be read"):
        reader_for(Path("page.xyz"))
