"""The other side, several sides, and what was carried over: in a record of a news conference."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.types import Block, Document, Metadata
from qa import Filters, Record
from tests.toy_encoder import ToyEncoder

TALKS = Document(
    "talks",
    (
        Block("We spoke of the fish stocks in the strait.", speaker="Jens Hansen"),
        Block("The fish stocks of the strait belong to all of us.", speaker="Taro Kono"),
        Block("The harbour that Hansen dug will be deepened.", speaker="Taro Kono"),
    ),
    Metadata(title="News conference", date="2019-05-30", language="en"),
)


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with Record.open(tmp_path, encoder=ToyEncoder()) as opened:
        opened.add_documents([TALKS], source="made")
        yield opened


def test_the_other_side_is_who_else_speaks_there(record: Record) -> None:
    first = "What did Kono say about fish stocks?"
    history = [(first, record.ask(first))]
    answer = record.ask("What did the other side say?", history=history)
    assert answer.query.filters.speakers == ("Jens Hansen",)
    assert answer.query.topic == "fish stocks"
    assert answer.query.notes == (
        "“the other side” is read as Jens Hansen, who speaks beside Taro Kono.",
    )
    assert {quote.by for quote in answer.quotes} == {"Jens Hansen"}


def test_each_of_several_is_quoted_and_who_says_nothing_is_told(record: Record) -> None:
    both = record.ask("Compare what Kono and Hansen said about fish stocks")
    assert [quote.by for quote in both.quotes] == ["Taro Kono", "Jens Hansen"]
    assert [quote.number for quote in both.quotes] == [1, 2]
    one = record.ask("What did Hansen and Kono say about the harbour?")
    assert {quote.by for quote in one.quotes} == {"Taro Kono"}
    assert "Nothing by Jens Hansen answers this." in one.message


def test_what_is_carried_over_can_be_taken_off(record: Record) -> None:
    first = "What was said about fish stocks?"
    history = [(first, record.ask(first))]
    assert record.ask("What did Kono say?", history=history).query.topic == "fish stocks"
    alone = record.ask("What did Kono say?", history=history, drop=["topic"])
    assert (alone.query.topic, alone.query.carried) == ("", ())


def test_a_guess_that_leaves_nothing_is_let_go(record: Record) -> None:
    kept = record.ask("fish stocks Hansen 2019")
    assert kept.query.filters.speakers == ("Jens Hansen",)
    assert kept.query.filters.date_from == "2019-01-01"
    free = record.ask("Hansen harbour 2019")  # it was Kono who spoke of the harbour
    assert free.outcome == "quotes"
    assert free.query.filters == Filters("2019-01-01", "2019-12-31")
    assert free.query.topic == "harbour Hansen"
    assert free.query.guessed == (("dates", "2019"),)


def test_questions_and_the_other_side_of_nobody_stay(record: Record) -> None:
    first = "What was said about fish stocks?"
    history = [(first, record.ask(first))]
    answer = record.ask("What did the other side say?", history=history)
    assert answer.query.filters.speakers == ()
