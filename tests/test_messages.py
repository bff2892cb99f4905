"""Messages are English strings that can be told in another language, however they were kept."""

from __future__ import annotations

import copy
import json

import pytest

from corpus.messages import both, closed, counted, day, either, joined, percent, say, told
from qa.web.language import Translated, preferred

RUSSIAN = Translated.into("ru")


def test_as_a_string_a_message_is_english() -> None:
    message = say("Nothing by {names} in this record ({where}).", names="Kono", where="1 statement")
    assert message == "Nothing by Kono in this record (1 statement)."
    assert json.dumps(message) == '"Nothing by Kono in this record (1 statement)."'


def test_a_message_is_told_in_another_language_with_all_its_parts() -> None:
    where = counted("{n} statement", "{n} statements", 249) + ", " + day("2019-05-30")
    message = say("Nothing in this record ({where}).", where=where)
    assert message == "Nothing in this record (249 statements, 30 May 2019)."
    assert message.told(RUSSIAN) == "В архиве ничего нет (249 заявлений, 30 мая 2019\u202fг.)."
    assert copy.deepcopy(message).told(RUSSIAN) == message.told(RUSSIAN)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "1 заявление"),
        (2, "2 заявления"),
        (11, "11 заявлений"),
        (21, "21 заявление"),
        (1234, "1\xa0234 заявления"),
    ],
)
def test_a_number_asks_for_its_form(number: int, words: str) -> None:
    assert counted("{n} statement", "{n} statements", number).told(RUSSIAN) == words


def test_days_are_as_precise_as_they_are() -> None:
    assert [day(one).told(RUSSIAN) for one in ("2019-11-30", "2019-11", "2019")] == [
        "30 ноября 2019\u202fг.",
        "ноябрь 2019\u202fг.",
        "2019",
    ]
    assert day("2019-05") == "May 2019"


def test_shares_and_lists() -> None:
    assert percent(0.996) == "99%"
    assert percent(0.45).told(RUSSIAN) == "45\xa0%"
    assert both(["Kono", "Lavrov", "Abe"]) == "Kono, Lavrov and Abe"
    assert both(["Kono", "Lavrov"]).told(RUSSIAN) == "Kono и Lavrov"
    assert either([]) == ""


def test_a_sentence_has_one_full_stop() -> None:
    last = day("2019-05-30")
    assert say("The newest statement of this record is of {day}.", day=last).told(RUSSIAN) == (
        "Дата самого нового заявления в архиве — 30 мая 2019\u202fг."
    )
    assert say("“{written}” is read as {names}.", written="x", names="Robert Kennedy Jr.") == (
        "“x” is read as Robert Kennedy Jr."
    )
    assert closed("Said by Kennedy Jr.") == "Said by Kennedy Jr."


def test_source_text_is_never_translated() -> None:
    assert told("Nothing in this record.", RUSSIAN) == "Nothing in this record."
    assert joined(["statement", " ", say("statement")]).told(RUSSIAN) == "statement заявление"


@pytest.mark.parametrize(
    ("chosen", "accepted", "language"),
    [
        (None, None, "en"),
        (None, "ru-RU,ru;q=0.9,en-US;q=0.8", "ru"),
        (None, "en-US,en;q=0.9,ru;q=0.8", "en"),
        (None, "de-DE,ru;q=0.5", "ru"),
        (None, "en;q=0.1,ru;q=0.9", "ru"),
        (None, "ru;q=0,en", "en"),
        (None, "rubbish;q=x,,;;", "en"),
        ("en", "ru", "en"),
        ("ru", "en", "ru"),
        ("xx", "ru", "ru"),
    ],
)
def test_the_reader_chooses_before_the_browser(
    chosen: str | None, accepted: str | None, language: str
) -> None:
    assert preferred(chosen, accepted) == language
