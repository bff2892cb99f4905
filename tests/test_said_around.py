"""What is shown where those who are asked for say nothing on it; and what is of another time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.types import Block, Document, Metadata
from qa import Record
from tests.toy_encoder import ToyEncoder

FILLER = tuple(f"On day {n} we spoke of the weather, roads and schools." for n in range(40))


def talk(id: str, date: str, *turns: tuple[str, str, bool]) -> Document:
    """A page of turns (speaker, words, whether it is a question)."""
    blocks = tuple(
        Block(words, speaker=speaker or None, role="question" if asks else "remark")
        for speaker, words, asks in turns
    )
    return Document(id, blocks, Metadata(language="en", date=date, kind="press conference"))


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    folder: Path = tmp_path_factory.mktemp("around")
    with Record.open(folder, encoder=ToyEncoder(languages=frozenset({"fi"}))) as opened:
        pages = [
            talk(
                "d1",
                "2018-05-30",
                ("", "Will walrus hunting be forbidden off Svalbard?", True),
                (
                    "Jens Hansen",
                    "We have not decided it, but shall in the autumn.",
                    False,
                ),
                ("", "And what of the whales?", True),
                ("Taro Kono", "Walrus and whales are two things; whales are protected.", False),
                ("Jens Hansen", "Herring is plentiful this year.", False),
            ),
            talk("d2", "2016-05-30", ("Jens Hansen", "The herring quota was cut by half.", False)),
            talk("d3", "2017-05-30", ("Jens Hansen", "The herring quota was raised again.", False)),
            talk("d4", "2017-06-01", *(("Jens Hansen", words, False) for words in FILLER)),
        ]
        opened.add_documents(pages, source="made")
        yield opened


def test_answers_to_questions_that_name_it_are_related(record: Record) -> None:
    answer = record.ask("What did Jens Hansen say about walrus hunting?")
    assert answer.outcome == "related"
    assert "No sentence of Jens Hansen in this record names this" in answer.message
    assert [quote.voice for quote in answer.quotes] == ["questioner", "own"]
    assert answer.quotes[1].text.startswith("We have not decided it")
    assert [quote.number for quote in answer.quotes] == [1, 2]


def test_what_only_others_say_is_told_as_theirs(record: Record) -> None:
    answer = record.ask("What did Jens Hansen say about whales being protected?")
    assert answer.outcome == "related"
    assert "these are the words of others" in answer.message
    assert {quote.by for quote in answer.quotes} == {"Taro Kono"}


def test_what_is_of_the_time_asked_for_stands_alone(record: Record) -> None:
    quotes = record.ask("Why was the herring quota changed in 2016?").quotes
    assert {quote.date for quote in quotes} == {"2016-05-30"}


def test_a_day_without_a_year_is_met_by_the_date(record: Record) -> None:
    quotes = record.ask("Was the herring quota raised by 30 May?").quotes
    assert "The herring quota was raised again." in {quote.text for quote in quotes}
