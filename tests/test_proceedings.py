"""Verbatim records of meetings: nobody says the list of members, and the President has a name."""

from __future__ import annotations

from pathlib import Path

from corpus.compose import compose
from corpus.proceedings import proceedings
from corpus.readers.text import TextReader
from corpus.types import Block
from qa.attribution import attribute

PAGE = """United Nations S/PV.12345
Security Council
12345th meeting
Friday, 25 February 2022, 5 p.m.
New York

President: Mr. Birch . . . . . (Ruritania)
Members: Freedonia . . . . . Mr. Horák
Nordland . . . . . Ms. Hansen

The meeting was called to order at 5.05 p.m.

Adoption of the agenda

The President (spoke in French): I invite the representative of Nordland to speak.

Mr. Horák (Freedonia): The harbour will be deepened.

Ms. Hansen (Nordland) (spoke in Spanish): Nordland welcomes it.

It is needed.

The President: I thank the representative of Nordland.

The meeting rose at 6.15 p.m.
"""


def test_turns_have_their_speakers_and_the_rest_nobody(tmp_path: Path) -> None:
    (tmp_path / "pv.txt").write_text(PAGE, "utf-8")
    (read,) = TextReader().read(tmp_path / "pv.txt", source_id="pv")
    said = [block.speaker for block in read.blocks if block.role == "remark"]
    assert said == ["Birch", "Horák", "Hansen", "Hansen", "Birch"]
    assert (read.metadata.date, read.metadata.place) == ("2022-02-25", "New York")
    statement = attribute(compose(read))
    notes = [p for p in statement.paragraphs if p.role == "note"]
    assert statement.slice(notes[-1]).startswith("The meeting rose")
    assert {s.voice for p in notes for s in p.sentences} == {"unclear"}
    voices = [(s.voice, s.by) for p in statement.paragraphs[-3:-1] for s in p.sentences]
    assert voices == [("own", "Hansen"), ("own", "Birch")]


def test_other_pages_are_left_as_they_are() -> None:
    blocks = (Block("President: Mr. Birch speaks at five."), Block("The meeting rose at six."))
    assert proceedings(blocks) == (blocks, None)
