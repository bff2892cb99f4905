"""What is said of what was not found: only what the record confirms."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.types import Block, Document, Metadata
from qa import Record
from qa.types import Answer
from tests.toy_encoder import ToyEncoder

SAID = (
    "The catch of herring off Norway rose again this year and we are glad of it.",
    "Stalin signed the fisheries treaty of that time.",
    "Marshal Stalin wanted more boats.",
    "Panama sends us bananas.",
    "Volleyball is played on every beach.",
    "Our position on herring is known.",
)
FILLER = tuple(f"On day {n} we spoke of the weather, roads and schools." for n in range(40))


@pytest.fixture(scope="module", params=["meaning", "words"])
def record(
    tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Iterator[Record]:
    reads = frozenset({"en"}) if request.param == "meaning" else frozenset({"fi"})
    folder: Path = tmp_path_factory.mktemp("absence")
    with Record.open(folder, encoder=ToyEncoder(languages=reads)) as opened:
        metadata = Metadata(title="Talks", date="2019-05-30", speakers=("Jonas Berg",))
        blocks = [Block(words) for words in (*SAID, *FILLER)]
        opened.add_documents([Document("d", tuple(blocks), metadata)], source="s")
        yield opened


def refused(record: Record, question: str) -> Answer:
    answer = record.ask(question)
    assert answer.outcome != "quotes"
    return answer


def test_what_is_there_is_answered(record: Record) -> None:
    assert record.ask("What was said about the catch of herring off Norway?").outcome == "quotes"


def test_the_wrong_country_is_refused_and_told(record: Record) -> None:
    told = refused(record, "What was said about the catch of herring off Iceland?").message
    assert "The record names Iceland nowhere." in told
    near = refused(record, "What was said about the catch of herring off Panama?")
    elsewhere = "None of these names Panama, though other passages of this record do."
    assert near.message.endswith(elsewhere) == bool(near.quotes)


def test_the_wrong_year_is_refused_and_told(record: Record) -> None:
    assert (
        "2011" in refused(record, "Why did the catch of herring off Norway rise in 2011?").message
    )


def test_two_words_that_never_meet_are_told(record: Record) -> None:
    told = refused(record, "What was said about volleyball and bananas?").message
    assert (
        "“volleyball” and “bananas” both occur in this record, but in no passage together" in told
    )


def test_who_never_speaks_is_spoken_of(record: Record) -> None:
    answer = record.ask("What did Stalin say?")
    assert answer.outcome == "related"
    assert answer.message.startswith("Nothing by Stalin in this record (")
    assert answer.message.endswith("these speak of Stalin.")
    assert answer.quotes
    assert all("Stalin" in quote.text for quote in answer.quotes)


def test_who_is_neither_heard_nor_spoken_of_is_not_there(record: Record) -> None:
    answer = record.ask("What did Churchill say about herring?")
    assert (answer.outcome, answer.quotes) == ("nothing", ())
    assert answer.message.startswith("Nothing by Churchill in this record (")


def test_a_speaker_who_says_nothing_on_it_is_told(record: Record) -> None:
    answer = record.ask("What did Jonas Berg say about quarks?")
    assert answer.outcome == "nothing"


def test_a_country_is_spoken_of_where_nobody_speaks_for_it(record: Record) -> None:
    query = record.ask("What did Panama say about bananas?").query
    assert (query.topic, query.filters.speakers) == ("Panama on bananas", ())
    assert any("no speaker of this record" in note for note in query.notes)


def test_what_others_say_is_no_answer_of_a_country(record: Record) -> None:
    for question in ("What did Panama say about bananas?", "What did Norway say about herring?"):
        answer, country = record.ask(question), question.split()[2]
        assert answer.outcome == "related"
        assert answer.message.startswith(f"Nothing by {country} in this record (")
        assert answer.message.endswith(f"these speak of {country}.")
        assert 0 < len(answer.quotes) <= 3
        assert all(country in quote.text for quote in answer.quotes)


def test_a_language_that_is_not_read_by_meaning_is_told(record: Record) -> None:
    told = record.ask("Что говорил Йонас Берг о бананах?").message
    assert "searched by words alone, the model not reading the language of the question" in told
    assert "not reading" not in record.ask("What did Jonas Berg say about bananas?").message
