"""What is read out of rebuilt pages, field by field, against the fields they were built from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from rebuild import SHAPES, Row, Shape, paragraphs, rows

from corpus.normalise import normalise_paragraph
from corpus.people import same_person
from corpus.reading import read_file
from corpus.types import Document

EVERY = 40
FLOORS = {"title": 0.99, "date": 0.99, "time": 0.99, "place": 0.97, "speaker": 0.99, "lead": 0.97}
WORDS = 0.98  # share of pages whose paragraphs are all exact, with nothing added or lost


def compare(row: Row, shape: Shape, read: Document) -> Iterator[tuple[str, bool]]:
    """(field, right) for each field that the page printed."""
    metadata = read.metadata
    yield "title", metadata.title == normalise_paragraph(row["title"])
    yield "date", metadata.date == row["date"]
    if shape.time and row["time"]:
        yield "time", metadata.time == row["time"]
    if shape.place and row["place"]:
        yield "place", metadata.place == row["place"]
    expected = [normalise_paragraph(text) for text in paragraphs(row)]
    if not shape.line_breaks:
        expected = [text.replace("\n", " ") for text in expected]
    blocks = list(read.blocks)
    if shape.lead and row["lead"]:
        lead = normalise_paragraph(row["lead"])
        yield "lead", (metadata.lead, blocks[0].text, blocks[0].role) == (lead, lead, "note")
        blocks = blocks[1:] if blocks[0].text == lead else blocks
    got = [normalise_paragraph(block.text) for block in blocks]
    yield "paragraphs", got == expected
    yield "nothing lost", set(expected) <= set(got)
    yield "nothing added", set(got) <= set(expected)
    yield from _speakers(row, dict(zip(got, blocks, strict=True)))


def _speakers(row: Row, blocks: dict[str, object]) -> Iterator[tuple[str, bool]]:
    for paragraph in row["paragraphs"]:
        block = blocks.get(normalise_paragraph(paragraph["t"]))
        given = paragraph.get("speaker")
        if block and given and given.casefold() not in {"question", "remark", "reply"}:
            yield "speaker", same_person(getattr(block, "speaker") or "", given)  # noqa: B009


@pytest.mark.parametrize("name", SHAPES)
def test_rebuilt_pages_read_back(
    name: str, shared: Callable[[str], Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shape = SHAPES[name]
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for row in rows(shared("data/kremlin_full/kremlin_en.jsonl.xz"), every=EVERY):
        path = tmp_path / f"{row['id']}{shape.suffix}"
        path.write_text(shape.build(row), "utf-8")
        (read,) = read_file(path, source_id=path.stem)
        assert isinstance(read, Document)
        for field, correct in compare(row, shape, read):
            total[field] += 1
            right[field] += correct
    accuracy = {field: right[field] / total[field] for field in total}
    with capsys.disabled():
        shown = "  ".join(f"{field} {accuracy[field]:.3f}/{total[field]}" for field in total)
        print(f"\n{name:15} {shown}")
    for field, floor in FLOORS.items():
        assert accuracy.get(field, 1.0) >= floor, f"{field} in {name}"
    assert accuracy["paragraphs"] >= WORDS
