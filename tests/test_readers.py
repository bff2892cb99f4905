"""What is true of every reader: found by being there, quick to know, and told in the README."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pyarrow
import pyarrow.parquet
import pytest
from reading import documents, read_all, refusal, refused, texts

from corpus.errors import UnreadableSource
from corpus.formats import BEGINS, ENDS, formats_table
from corpus.readers import FORMATS, READERS

ROOT = Path(__file__).resolve().parents[1]
LIBRARIES = {
    *("lxml", "trafilatura", "markdown_it", "docx", "pypdfium2", "pyarrow"),
    *("zipfile", "tarfile"),
}
TOY = '''
"""Notes: one statement a file, its first line the title."""

from corpus.errors import UnreadableSource
from corpus.types import Block, Document, Metadata


class NoteReader:
    name = "Notes"
    suffixes = (".note",)
    isolated = {isolated}
    kept = "the title and each line"

    def read(self, path, *, source_id, columns=None):
        title, *lines = path.read_text("utf-8").splitlines() or [""]
        if not title.startswith("# "):
            raise UnreadableSource("It has no title.")
        yield Document(source_id, tuple(map(Block, lines)), Metadata(title=title[2:]))


READER = NoteReader()
'''


def run(program: str, *, cwd: Path = ROOT) -> str:
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=cwd)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_each_reader_keeps_to_the_protocol() -> None:
    suffixes = [suffix for reader in FORMATS for suffix in reader.suffixes]
    assert len(suffixes) == len(set(suffixes)) == len(READERS)
    for reader in FORMATS:
        assert reader.name
        assert reader.kept
        assert all(s.startswith(".") and s == s.lower() for s in reader.suffixes)
    assert len({reader.name for reader in FORMATS}) == len(FORMATS)


@pytest.mark.parametrize("module", ["corpus.readers", "corpus.ingest"])
def test_knowing_the_readers_loads_no_format_s_library(module: str) -> None:
    loaded = run(f"import sys, {module}; print(sorted({LIBRARIES} & set(sys.modules)))")
    assert set(eval(loaded)) <= {"zipfile", "tarfile"}


@pytest.mark.parametrize("isolated", [False, True])
def test_adding_a_format_is_adding_a_file(tmp_path: Path, isolated: bool) -> None:
    shutil.copytree(ROOT / "corpus", tmp_path / "corpus")
    toy = tmp_path / "corpus" / "readers" / "note.py"
    toy.write_text(TOY.format(isolated=isolated), "utf-8")
    (tmp_path / "a.note").write_text("# Fish\nWe fish.\nYou fish.\n", "utf-8")
    (tmp_path / "b.note").write_text("No title\n", "utf-8")
    told = run(
        "from pathlib import Path\n"
        "from corpus.discovery import discover\n"
        "from corpus.reading import read_file\n"
        "from corpus.formats import formats_table\n"
        "for path in discover(['*.note']):\n"
        "    try:\n"
        "        for d in read_file(path, source_id=path.stem):\n"
        "            print(d.metadata.title, [b.text for b in d.blocks])\n"
        "    except Exception as error:\n"
        "        print(error)\n"
        "print('.note' in formats_table())",
        cwd=tmp_path,
    )
    assert told.splitlines() == ["Fish ['We fish.', 'You fish.']", "It has no title.", "True"]


def test_the_table_in_the_readme_is_made_from_the_readers() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    shown = readme[readme.index(BEGINS) + len(BEGINS) : readme.index(ENDS)].strip()
    assert shown == formats_table().strip(), "run: python -m corpus.formats README.md"
    for suffix in READERS:
        assert f"`{suffix}`" in shown


@pytest.mark.parametrize("suffix", sorted(READERS))
@pytest.mark.parametrize(
    "data",
    [b"", b" \n ", bytes(range(256)) * 40, b"%PDF-1.4\n", b"PK\x03\x04" + bytes(400), b"{\\rtf1",
     b"\x1f\x8b\x08\x00garbage", b"\xfd7zXZ\x00garbage", b"PAR1garbagePAR1", b"WEBVTT\n\n",
     b"<html>"],
    ids=["empty", "blank", "binary", "pdf", "zip", "rtf", "gz", "xz", "parquet", "vtt", "html"],
)  # fmt: skip
def test_nonsense_under_any_name_is_refused_in_one_sentence(
    tmp_path: Path, suffix: str, data: bytes
) -> None:
    path = tmp_path / f"odd{suffix}"
    path.write_bytes(data)
    try:
        told = list(refused(read_all(path)).values())
        assert told  # a row or a part of it
    except UnreadableSource as error:
        told = [str(error)]
    for reason in told:
        assert "failed on it" not in reason
        assert reason.endswith(".")
        assert len(reason) < 400
        assert "\n" not in reason


def parquet(path: Path, **columns: list[object]) -> Path:
    pyarrow.parquet.write_table(pyarrow.table(columns), path)
    return path


def test_parquet_rows_are_statements_under_the_usual_names(tmp_path: Path) -> None:
    from datetime import date

    path = parquet(
        tmp_path / "rows.parquet",
        id=[1, 2, 3],
        Headline=["On fish", "On cod", "Nothing"],
        date=[date(2019, 5, 3)] * 3,
        paragraphs=[[{"t": "We met.", "speaker": "Jane Holt"}], [{"t": "We left."}], []],
    )
    found = read_all(path)
    first, second = documents(found)
    assert (first.source_id, first.metadata.title, first.metadata.date) == (
        *("1", "On fish", "2019-05-03"),
    )
    assert (texts(first), first.blocks[0].speaker) == (["We met."], "Jane Holt")
    assert second.source_id == "2"
    assert list(refused(found)) == ["3"]


def test_parquet_without_a_text_or_cut_off_is_refused(tmp_path: Path) -> None:
    path = parquet(tmp_path / "rows.parquet", a=["x"], b=["y"])
    assert "say which with text=COLUMN" in refusal(path)
    path.write_bytes(path.read_bytes()[:-200])
    assert "damaged" in refusal(path)


def test_without_its_extra_parquet_says_which_to_install(tmp_path: Path) -> None:
    path = parquet(tmp_path / "rows.parquet", text=["x"])
    told = run(
        "import sys; sys.modules['pyarrow'] = None\n"
        "from pathlib import Path\n"
        "from corpus.errors import UnreadableSource\n"
        "from corpus.readers import reader_for\n"
        f"path = Path({str(path)!r})\n"
        "try:\n    list(reader_for(path).read(path, source_id='x'))\n"
        "except UnreadableSource as error:\n    print(error)"
    )
    assert "on-the-record[parquet]" in told


def test_a_wrong_ending_is_told_with_the_right_one(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes(b"%PDF-1.4 and so on")
    assert re.search(r"a PDF file.*ending \.pdf", refusal(path))
    path = tmp_path / "page.pdf"
    path.write_bytes(b"{\\rtf1 We met.}")
    assert re.search(r"not a PDF file.*an RTF document.*ending \.rtf", refusal(path))
