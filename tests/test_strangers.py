"""Who is asked about and stands nowhere in the record is not answered by namesakes or by noise."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

from qa import Record

PAGE = """12 March 2018

Speech by Minister Kari Berg at the harbour, Oslo, 12 March 2018

The captain Alexander Holm was killed when his boat was lost off the northern islands last winter.

Fishing feeds this town, and it will feed our children too.

I give the floor to Minister Berg's guests from the islands, and I thank Kari Berg's friends.
"""


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    folder: Path = tmp_path_factory.mktemp("strangers")
    (folder / "page.txt").write_text(PAGE, "utf-8")
    things = ("harbours", "roads", "schools", "herring", "taxes", "snow", "trains", "bridges")
    rows = [
        {"id": number, "title": f"On {thing}", "paragraphs": [f"We spoke of {thing} in {year}."]}
        for number, (thing, year) in enumerate(product(things, range(1900, 1960)))
    ]
    lines = "".join(f"{json.dumps(row)}\n" for row in rows)
    (folder / "rows.jsonl").write_text(lines, "utf-8")  # in a small record absence tells little
    with Record.open(folder / "record") as opened:
        opened.add(folder, wait=False)
        yield opened


def test_a_namesake_does_not_answer_for_a_stranger(record: Record) -> None:
    assert record.ask("How was Alexander Holm killed?").outcome == "quotes"
    answer = record.ask("Who killed Alexander Litvinov?")
    assert answer.outcome != "quotes"
    assert "names Litvinov nowhere" in answer.message


def test_who_is_heard_is_not_answered_for_by_mentions_of_the_name(record: Record) -> None:
    answer = record.ask("What did Kari Berg say about bitcoin?")
    assert (answer.outcome, answer.quotes) == ("nothing", ())
