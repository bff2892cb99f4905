"""Quotes checked over a whole record: repeated words, common words, few statements read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from qa import Record

COMMON = "What we have to do is what they have to do."


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    folder: Path = tmp_path_factory.mktemp("near")
    for number in range(40):
        (folder / f"{number}.txt").write_text(
            f"1 May 2018\n\nSpeech number {number}\n\n"
            f"Town {number} has {number + 100} boats in all. "
            "We have to do what they have not done.\n\n"
            "We thank the fishermen of the north.\n" + (f"\n{COMMON}\n" if number == 37 else ""),
            "utf-8",
        )
    with Record.open(folder / "record") as opened:
        opened.add(sorted(folder.glob("*.txt")), wait=False)
        yield opened


def test_words_repeated_in_many_statements_are_found_in_all(record: Record) -> None:
    found = record.check_quote("We thank the fishermen of the north")
    assert found.verdict == "exact"
    assert len({match.statement_id for match in found.matches}) == 40


def test_common_words_are_found_by_their_order(record: Record) -> None:
    found = record.check_quote(COMMON)
    assert found.verdict == "exact"
    assert [match.text for match in found.matches] == [COMMON]


def test_the_altered_original_comes_first_and_its_twins_after(record: Record) -> None:
    found = record.check_quote("We never thank the fishermen of the north")
    assert found.verdict == "altered"
    assert [change.kind for change in found.changes] == ["negation"]
    assert {match.text for match in found.matches} == {"We thank the fishermen of the north."}


def test_a_number_changed_is_placed_where_the_rest_stands(record: Record) -> None:
    found = record.check_quote("Town 12 has 212 boats in all.")
    assert found.verdict == "altered"
    assert [(change.kind, change.quoted, change.original) for change in found.changes] == [
        ("number", "212", "112")
    ]


def test_sentences_of_two_statements_are_a_splice(record: Record) -> None:
    found = record.check_quote("Town 12 has 112 boats in all. Town 14 has 114 boats in all.")
    assert found.verdict == "altered"
    assert [change.kind for change in found.changes] == ["splice"]
    assert len(found.matches) == 2
