"""Statements of a collection rebuilt as DOCX, ODT, RTF, EML, EPUB and PDF, and read back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from reading import documents, read_all
from rebuild import rows
from rebuild_files import FILES
from test_rebuilt_pages import compare

EVERY = 80
FLOORS = {"title": 0.99, "date": 0.99, "time": 0.99, "place": 0.95, "speaker": 0.99}
# Share of files whose paragraphs are all exact; in a PDF the end of a page may hide where one ends.
WORDS = {".pdf": 0.93}


@pytest.mark.parametrize("name", FILES)
def test_rebuilt_files_read_back(
    name: str, shared: Callable[[str], Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shape, build = FILES[name]
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for row in rows(shared("data/kremlin_full/kremlin_en.jsonl.xz"), every=EVERY):
        path = tmp_path / f"{row['id']}{shape.suffix}"
        path.write_bytes(build(row))
        (read,) = documents(read_all(path))
        for field, correct in compare(row, shape, read):
            total[field] += 1
            right[field] += correct
    accuracy = {field: right[field] / total[field] for field in total}
    with capsys.disabled():
        shown = "  ".join(f"{field} {accuracy[field]:.3f}/{total[field]}" for field in total)
        print(f"\n{name:15} {shown}")
    for field, floor in FLOORS.items():
        assert accuracy.get(field, 1.0) >= floor, f"{field} in {name}"
    for field in ("paragraphs", "nothing lost", "nothing added"):
        assert accuracy[field] >= WORDS.get(shape.suffix, 0.97), f"{field} in {name}"
