"""What is answered to "Did X say “…”?", from the record down to the sentence."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from qa import Filters, Record
from qa.types import Answer

PAGE = """12 March 2018

Speech by Minister Kari Berg at the harbour, Oslo, 12 March 2018

We will not close the harbour before the new one is open. Mr Olsen said that nine boats were lost.

Fishing feeds this town, and it will feed our children too.
"""


LATER = """14 March 2019

Speech by Minister Jens Hansen at the quay, Oslo, 14 March 2019

The boats come home in spring, as they always did, and we are glad of it.

The boats of Bergen sail in autumn.
"""
EARLIER = """14 March 2017

Speech by Minister Ada Lund at the quay, Oslo, 14 March 2017

The boats come home in spring, whatever the winter has been like.

The boats of Bergen sail in autumn.
"""


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    folder: Path = tmp_path_factory.mktemp("checks")
    (folder / "page.txt").write_text(PAGE, "utf-8")
    (folder / "later.txt").write_text(LATER, "utf-8")
    (folder / "earlier.txt").write_text(EARLIER, "utf-8")
    with Record.open(folder / "record") as opened:
        opened.add(folder, wait=False)
        yield opened


def ask(record: Record, question: str) -> Answer:
    answer = record.ask(question)
    assert answer.query.intent == "check"
    for quote in answer.quotes:
        assert record.verified(quote) == quote
    return answer


def test_the_exact_words_of_the_person_asked_about(record: Record) -> None:
    answer = ask(record, "Did Berg say “Fishing feeds this town”?")
    assert answer.outcome == "quotes"
    assert [quote.text for quote in answer.quotes] == ["Fishing feeds this town"]
    assert "letter for letter" in answer.message
    assert answer.message.endswith("Said by Kari Berg.")


def test_the_words_are_somebody_elses(record: Record) -> None:
    answer = ask(record, "Did Jens Hansen say “fishing feeds this town”?")
    assert "only quotation marks, dashes" in answer.message
    assert answer.message.endswith("Said by Kari Berg, not by Jens Hansen.")


@pytest.mark.parametrize("name", ["Jens Hansen", "Ada Lund"])
def test_said_by_several_those_of_the_person_asked_about_come_first(
    record: Record, name: str
) -> None:
    answer = ask(record, f"Did {name} say “The boats come home in spring”?")
    assert [quote.number for quote in answer.quotes] == [1, 2]
    assert answer.quotes[0].by == name
    other = answer.quotes[1].by
    assert {name, other} == {"Jens Hansen", "Ada Lund"}
    assert answer.message.endswith(f"Said by {name}, also by {other}.")


def test_told_by_the_person_asked_about_as_anothers(record: Record) -> None:
    answer = ask(record, "Did Kari Berg say “nine boats were lost”?")
    assert "as the words or position of" in answer.message
    assert "Olsen" in answer.message


def test_altered_words_are_named(record: Record) -> None:
    answer = ask(record, "Did Berg say “We will close the harbour before the new one is open”?")
    assert answer.outcome == "quotes"
    assert "negation (left out without a mark; published: “not”)" in answer.message
    assert answer.quotes[0].text == "We will not close the harbour before the new one is open."


def test_absent_words_come_with_what_is_nearest(record: Record) -> None:
    answer = ask(record, "Did Berg say “The old harbour is open to whales”?")
    assert answer.outcome == "related"
    assert "not in this record (3 statements, 14 March 2017 to 14 March 2019)" in answer.message
    assert answer.answerability == 0


def test_absent_words_that_share_little_come_with_nothing(record: Record) -> None:
    answer = ask(record, "Did Berg say “Whales sing under the ice at night near the harbour”?")
    assert (answer.outcome, answer.quotes) == ("nothing", ())
    assert "nearest" not in answer.message


def test_a_name_with_its_own_full_stop_gets_no_second_one(record: Record) -> None:
    answer = ask(record, "Did John Berg Jr. say “fishing feeds this town”?")
    assert answer.message.endswith("Jr.")
    assert not answer.message.endswith("..")


def test_words_of_two_holders_are_a_match_each(record: Record) -> None:
    words = "before the new one is open. Mr Olsen said that nine boats were lost."
    answer = ask(record, f"Did Berg say “{words}”?")
    assert [quote.voice for quote in answer.quotes] == ["own", "reported"]
    assert " ".join(quote.text for quote in answer.quotes) == words
    assert "places" not in answer.message


def test_filters_that_the_reader_set_are_obeyed(record: Record) -> None:
    later = Filters(date_from="2019-01-01")
    answer = record.ask("Did Berg say “Fishing feeds this town”?", filters=later)
    assert answer.outcome == "nothing"
    assert answer.quotes == ()


def test_a_quotation_pasted_alone_is_checked(record: Record) -> None:
    answer = ask(record, "«Fishing feeds this town, and it will feed our children too.»")
    assert answer.message.startswith("These words are in this record, letter for letter")


def test_what_is_reported_of_somebody_may_not_be_in_his_words(record: Record) -> None:
    answer = ask(record, "Did Olsen say “nine boats were lost”?")
    assert "letter for letter" in answer.message
    assert answer.message.endswith(
        "Reported of Olsen by Kari Berg; the wording need not be Olsen’s."
    )
