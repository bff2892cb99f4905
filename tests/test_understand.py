"""Questions taken apart: topic, speakers, dates, kinds, intent; and those that can't be asked."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from qa.errors import QuestionError
from qa.questions.offices import Office
from qa.questions.understand import clean_question, merge_filters, spoken_of, understand
from qa.types import Filters, Intent, Query
from tests import question_wordings as wordings
from tests.question_wordings import WORDINGS

PEOPLE = ("Sergey Lavrov", "Taro Kono", "Kim Jong-un", "Hans van der Berg")
TODAY = date(2026, 11, 24)


def ask(question: str) -> Query:
    return understand(question, people=PEOPLE, today=TODAY)


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("What was said about the Kuril Islands?", "the Kuril Islands"),
        ("what has been said on fishing quotas since 2016?", "fishing quotas"),
        ("What did Kono say about fish?", "fish"),
        ("What did Kono say?", ""),
        ("Tell me everything about trade with India", "trade with India"),
        ("List every mention of the harbour.", "the harbour"),
        ("What is the latest position on tariffs?", "tariffs"),
        ("Did he ever comment on Tibet?", "Tibet"),
        ("trade", "trade"),
        ("What did Kono say most recently about Iran?", "Iran"),
        ("How often was climate change mentioned?", "climate change"),
        ("Has the death penalty been discussed?", "the death penalty"),
        ("How many ships were sold?", "How many ships were sold"),
        ("Что было сказано о рыбе?", "рыбе"),
        ("Which delegation boasted of having caught a whale?", "having caught a whale"),
        ("Who has complained that nets are too small?", "nets are too small"),
        ("Who complained?", "complained"),
    ],
)
def test_the_topic_is_what_is_asked_about(question: str, topic: str) -> None:
    assert ask(question).topic == topic


@pytest.mark.parametrize(
    ("question", "speaker"),
    [
        ("What did Kono say about fish?", "Taro Kono"),
        ("what did Mr Lavrov think of it?", "Sergey Lavrov"),
        ("What is Lavrov’s position on trade?", "Sergey Lavrov"),
        ("According to Taro Kono, who is right?", "Taro Kono"),
        ("What did Kim Jong-un say about ships?", "Kim Jong-un"),
        ("What did Kim Jong-il say about ships?", "Kim Jong-il"),
        ("What did Jane Doe say about ships?", "Jane Doe"),
        ("Что сказал Лавров о рыбе?", "Sergey Lavrov"),
    ],
)
def test_a_person_asked_for_is_a_filter(question: str, speaker: str) -> None:
    assert ask(question).filters.speakers == (speaker,)


@pytest.mark.parametrize(
    "question",
    [
        "What did Russia say about fish?",
        "What did the Soviet Union say about fish?",
        "What is Japan’s position on fish?",
        "What was said about Taro Kono?",
    ],
)
def test_a_country_or_a_topic_is_no_person(question: str) -> None:
    assert ask(question).filters.speakers == ()


def test_a_date_bounds_what_was_said_but_not_what_happened() -> None:
    said = ask("What was said about trade in 2019?")
    assert (said.filters.date_from, said.filters.date_to) == ("2019-01-01", "2019-12-31")
    assert said.topic == "trade"
    happened = ask("Why did the ships leave the harbour in 2016?")
    assert happened.filters == Filters()
    assert "2016" in happened.topic
    assert happened.notes


@pytest.mark.parametrize(
    ("question", "intent"),
    [
        ("What was said about trade?", "said"),
        ("What is the latest on trade?", "latest"),
        ("List everything said about trade", "everything"),
        ("When did the war end?", "when"),
        ("Where was the treaty signed?", "where"),
        ("Who sank the ship?", "who"),
        ("How often was trade mentioned?", "how often"),
        ("Did Kono say “we will never leave”?", "check"),
    ],
)
def test_the_intent(question: str, intent: Intent) -> None:
    assert ask(question).intent == intent


def test_a_language_asked_for_is_a_filter() -> None:
    query = ask("What was said about fish in Russian?")
    assert (query.topic, query.filters.languages) == ("fish", ("ru",))
    assert ask("What was said about schooling in English literature?").filters.languages == ()


def test_kinds() -> None:
    assert ask("What was said at press conferences about fish?").filters.kinds == (
        "press conference",
    )


@pytest.mark.parametrize("nothing", ["", "   ", "?!…", "\u200b\u202e", "。"])
def test_a_question_without_words_gets_a_sentence(nothing: str) -> None:
    with pytest.raises(QuestionError, match="in words"):
        clean_question(nothing)


def test_an_over_long_question_gets_a_sentence() -> None:
    with pytest.raises(QuestionError, match="20,000"):
        clean_question("x" * 20_000)


@pytest.mark.parametrize(
    "odd",
    [
        "'; DROP TABLE statements; --",
        'title:foo AND (bar OR "baz" NOT *) ~2 ^3 [a TO b]',
        "что сказано about trade и рыбе?",
        "日本の立場は何ですか",
        "\x00fish\x07 or\u202e ships?",
    ],
)
def test_odd_questions_are_understood_somehow(odd: str) -> None:
    assert ask(odd).topic


def test_the_users_filters_win() -> None:
    implied = Filters(date_from="2019-01-01", date_to="2019-12-31", speakers=("Taro Kono",))
    assert merge_filters(implied, None) == implied
    chosen = Filters(date_from="2018-01-01", own_words_only=True)
    assert merge_filters(implied, chosen) == Filters(
        date_from="2018-01-01", speakers=("Taro Kono",), own_words_only=True
    )


@pytest.mark.parametrize(("question", "topic", "more"), WORDINGS, ids=[w[0] for w in WORDINGS])
def test_ways_people_ask(question: str, topic: str, more: dict[str, Any]) -> None:
    query = understand(question, people=wordings.PEOPLE, today=TODAY)
    intent = more.get("intent", "said")
    filters = Filters(**{name: value for name, value in more.items() if name != "intent"})
    assert (query.topic, query.filters, query.intent) == (topic, filters, intent)


def test_what_is_counted_from_today_is_told() -> None:
    query = understand(
        "What was said about fish last year?", people=(), today=TODAY, newest="2020-08-26"
    )
    assert query.notes == (
        "“last year” is taken as 1 January 2025 to 31 December 2025, counted from 24 November 2026."
        " The newest statement of this record is of 26 August 2020.",
    )


def test_a_mended_slip_and_what_is_not_left_out_are_told() -> None:
    assert ask("What did Lavrof say about fish?").notes == ("“Lavrof” is read as Sergey Lavrov.",)
    assert ask("What will Lavrov announce on fish?").filters.speakers == ("Sergey Lavrov",)
    (note,) = ask("What was said about fish, except by Kono?").notes
    assert "except by Kono" in note


def test_other_names_go_with_the_query() -> None:
    assert "Northern Territories" in ask("What was said about the Kurils?").aliases


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Who did not mention fish?", "What was not said is in no record"),
        ("Кто не говорил о рыбе?", "What was not said is in no record"),
        ("What didn’t Kono mention about fish?", "What was not said is in no record"),
        ("What was said about fish without ships?", "nothing is left out for it"),
        ("What was said about fish since the summit?", "it gives no date by itself"),
        ("What was said on Tuesday about fish?", "it gives no date by itself"),
        ("Which countries did not sign the treaty?", "only where a statement says so"),
        ("Что говорили о рыбе, кроме тунца?", "Nothing can be left out yet"),
        ("What did Iceland say about fish?", "“Iceland” is no speaker of this record"),
    ],
)
def test_what_is_not_understood_is_told(question: str, told: str) -> None:
    assert any(told in note for note in understand(question, people=PEOPLE, today=TODAY).notes)


@pytest.mark.parametrize(
    "question",
    ["What is a world without war?", "Why not fish?"],
)
def test_what_is_not_about_words_is_not_noted(question: str) -> None:
    assert understand(question, people=PEOPLE, today=TODAY).notes == ()


def test_a_country_is_asked_by_those_who_speak_for_it() -> None:
    def holders(office: Office) -> tuple[str, ...]:
        return {"japan": ("Taro Kono",), "russia": ("Sergey Lavrov",)}.get(office.country, ())

    people = ("Sergey Lavrov", "Taro Kono", "Japan")
    for question in (
        "What did Japan say about fish?",
        "What is Tokyo’s position on fish?",
        "What did the Japanese say about fish?",
    ):
        query = understand(question, people=people, today=TODAY, holders=holders)
        assert query.filters.speakers == ("Taro Kono", "Japan")
        assert (query.topic, query.subject in question) == ("fish", True)
    home = understand("What did Moscow say of fish?", people=people, today=TODAY, holders=holders)
    assert (home.filters.speakers, home.topic, home.notes) == ((), "Moscow on fish", ())


def test_a_person_who_never_speaks_is_asked_for_by_name() -> None:
    query = understand(
        "What did Stalin say about fish?", people=PEOPLE, today=TODAY, is_person=lambda _: True
    )
    assert (query.filters.speakers, query.topic, query.subject) == (("Stalin",), "fish", "Stalin")
    on_topic, alone = spoken_of(query)
    assert (on_topic.topic, on_topic.filters.speakers) == ("Stalin on fish", ())
    assert alone.topic == "Stalin"
    thing = understand(
        "What did Gazprom say of fish?", people=PEOPLE, today=TODAY, is_person=lambda _: False
    )
    assert (thing.filters.speakers, thing.topic) == ((), "Gazprom on fish")


@pytest.mark.parametrize(
    ("question", "topic", "intent", "speakers"),
    [
        ("latest by Kono", "", "latest", ("Taro Kono",)),
        ("the latest from Lavrov on Syria", "Syria", "latest", ("Sergey Lavrov",)),
        ("latest on Syria by Lavrov", "Syria", "latest", ("Sergey Lavrov",)),
        ("last from Lavrov about oil", "oil", "latest", ("Sergey Lavrov",)),
        ("first by Kono", "", "first", ("Taro Kono",)),
        ("What was the very first by Kono on fish?", "fish", "first", ("Taro Kono",)),
        ("by Kono", "", "said", ("Taro Kono",)),
        ("latest by sea", "by sea", "latest", ()),
        ("On the letter from Kono", "the letter from Kono", "said", ()),
    ],
)
def test_by_and_from_a_known_speaker(
    question: str, topic: str, intent: str, speakers: tuple[str, ...]
) -> None:
    query = understand(question, people=("Sergey Lavrov", "Taro Kono"), today=TODAY)
    assert (query.topic, query.intent, query.filters.speakers) == (topic, intent, speakers)


@pytest.mark.parametrize(
    ("question", "day"),
    [
        ("What happened on 9 December 2019?", "2019-12-09"),
        ("What took place on December 9, 2019?", "2019-12-09"),
        ("Что произошло 9 декабря 2019 года?", "2019-12-09"),
        ("What happened in Paris on 9 December 2019?", None),
        ("What happened in 2019?", None),
        ("What happened to the fish?", None),
    ],
)
def test_what_happened_on_a_day_is_all_of_that_day(question: str, day: str | None) -> None:
    query = understand(question, people=(), today=TODAY)
    assert (query.filters.date_from, query.filters.date_to) == (day, day)
    assert bool(query.topic) == (day is None)
    unspoken = understand(question, people=(), today=TODAY, spoken_on=lambda day: False)
    assert unspoken.filters.date_from is None
    assert unspoken.topic
