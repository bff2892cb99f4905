"""The same question in another order of words means the same."""

from __future__ import annotations

from datetime import date

import pytest

from qa.questions.understand import understand
from qa.quotations.check_asked import asked_to_check
from qa.types import Query

PEOPLE = ("Kari Berg", "Jens Hansen", "Олена Коваль")


def read(question: str) -> Query:
    return understand(question, people=PEOPLE, today=date(2020, 1, 1))


@pytest.mark.parametrize(
    ("question", "intent"),
    [
        ("What did Berg first say about herring?", "first"),
        ("When did Kari Berg first speak about herring?", "first"),
        ("What did Berg originally say about herring?", "first"),
        ("What has Berg most recently said about herring?", "latest"),
    ],
)
def test_first_and_last_stand_before_the_verb(question: str, intent: str) -> None:
    query = read(question)
    assert (query.intent, query.topic, query.filters.speakers) == (intent, "herring", PEOPLE[:1])


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("How often was the word quota used?", "quota"),
        ("How many times has the term “herring war” been mentioned?", "herring war"),
        ("How many times did Berg say “herring”?", "herring"),
    ],
)
def test_what_is_counted_is_the_word(question: str, topic: str) -> None:
    query = read(question)
    assert (query.intent, query.topic) == ("how often", topic)
    assert asked_to_check(question) is None


@pytest.mark.parametrize(
    "question", ["Що Коваль сказала про рибу?", "Що сказала Олена Коваль про рибу?"]
)
def test_ukrainian_in_either_order(question: str) -> None:
    query = read(question)
    assert (query.topic, query.filters.speakers) == ("рибу", PEOPLE[2:])
