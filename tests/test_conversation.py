"""Follow-ups carry what they leave out, show it, and leave complete questions alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from qa.questions.conversation import in_context, without_carried_dates, without_carried_topic
from qa.questions.understand import understand
from qa.types import Answer, Coverage, Filters, Query, Quote

PEOPLE = ("Sergey Lavrov", "Taro Kono")


def asked(question: str) -> Query:
    return understand(question, people=PEOPLE, today=date(2026, 11, 24))


def answered(question: str) -> tuple[str, Answer]:
    coverage = Coverage(1, 1, None, None, 1.0)
    return question, Answer("quotes", (), asked(question), coverage, 1.0, "f")


FIRST = answered("What did Kono say about the Kuril Islands in 2017?")


@pytest.mark.parametrize(
    ("question", "standalone"),
    [
        (
            "And what did the Russian side say?",
            "What did the Russian side say about the Kuril Islands?",
        ),
        (
            "What did the Russian minister say?",
            "What did the Russian minister say about the Kuril Islands?",
        ),
        ("Did Lavrov comment?", "Did Lavrov comment on the Kuril Islands?"),
        ("Which ministries oppose it?", "Which ministries oppose the Kuril Islands?"),
        ("What are their borders?", "What are the Kuril Islands’s borders?"),
        ("and in English?", "In English: What did Kono say about the Kuril Islands in 2017?"),
        ("When was that?", "When was that: What did Kono say about the Kuril Islands in 2017?"),
        ("Why?", "Why: What did Kono say about the Kuril Islands in 2017?"),
        ("How much did Gazprom lose?", "How much did Gazprom lose, about the Kuril Islands?"),
        ("And the border?", "What did Kono say about the border, the Kuril Islands in 2017?"),
    ],
)
def test_a_topic_left_out_is_carried_and_shown(question: str, standalone: str) -> None:
    query = in_context(asked(question), [FIRST])
    assert "Kuril Islands" in query.topic
    assert "topic: the Kuril Islands" in query.carried
    assert query.standalone == standalone


SPOKEN = "Mr. Kono spoke of the economy of the islands, and of its deficit."
BUDGET = Quote(1, "s", "s", 0, 0, 69, SPOKEN, "own", None, None, "t", None, None, None, 1.0)
THE = ["What is the latest on the deficit?", "What was said about the economy?"]


@pytest.mark.parametrize("question", THE)
def test_a_question_that_names_its_topic_is_left_alone(question: str) -> None:
    assert in_context(asked(question), [FIRST]) == asked(question)


@pytest.mark.parametrize("question", THE)
def test_it_leans_where_that_was_spoken_of_and_may_be_asked_alone_yet(question: str) -> None:
    spoken_of = (FIRST[0], replace(FIRST[1], quotes=(BUDGET,)))
    query = in_context(asked(question), [spoken_of])
    assert "topic: the Kuril Islands" in query.carried
    assert "dates: 2017-01-01 to 2017-12-31" in query.carried
    alone = without_carried_topic(query)
    assert alone is not None
    assert alone.carried == ("dates: 2017-01-01 to 2017-12-31",)
    assert without_carried_dates(alone) == asked(question)


@pytest.mark.parametrize(
    "question",
    [
        "And the border?",
        "Is there a deadline?",
        "What are their borders?",
        "What else was said?",
        "What came after that, in July 2020?",
    ],
)
def test_what_is_of_something_is_never_asked_alone(question: str) -> None:
    assert without_carried_topic(in_context(asked(question), [FIRST])) is None


@pytest.mark.parametrize(
    "question",
    [
        "How many companies from Japan are on the market?",
        "What was said about fishing quotas?",
        "Who was appointed ambassador in 2003?",
        "What happened on 9 December 2019?",
        "And what did Lavrov say about fishing?",
    ],
)
def test_a_complete_question_is_left_as_it_is(question: str) -> None:
    assert in_context(asked(question), [FIRST]) == asked(question)


def test_dates_and_speaker_are_carried_where_missing() -> None:
    query = in_context(asked("and about Korea?"), [FIRST])
    assert query.filters == Filters("2017-01-01", "2017-12-31", ("Taro Kono",))
    assert in_context(asked("And Lavrov, what did Lavrov say?"), [FIRST]).filters.speakers == (
        "Sergey Lavrov",
    )


def test_a_date_of_its_own_replaces_the_carried_one() -> None:
    query = in_context(asked("And what was said in 2019?"), [FIRST])
    assert (query.filters.date_from, query.filters.date_to) == ("2019-01-01", "2019-12-31")


def test_later_and_a_year_later_move_the_dates() -> None:
    later = in_context(asked("Anything later than that?"), [FIRST])
    assert (later.filters.date_from, later.filters.date_to) == ("2018-01-01", None)
    next_year = in_context(asked("And a year later?"), [FIRST])
    assert (next_year.filters.date_from, next_year.filters.date_to) == ("2018-01-01", "2018-12-31")


def test_carried_dates_can_be_let_go_but_not_the_users() -> None:
    query = in_context(asked("and about Korea?"), [FIRST])
    looser = without_carried_dates(query)
    assert looser is not None
    assert (looser.filters.date_from, looser.filters.speakers) == (None, ("Taro Kono",))
    assert without_carried_dates(asked("What was said about trade in 2017?")) is None


def test_a_name_takes_the_place_of_a_name_and_the_rest_is_carried() -> None:
    query = in_context(asked("and Ukraine?"), [FIRST])
    assert query.topic == "Ukraine"
    assert query.filters == Filters("2017-01-01", "2017-12-31", ("Taro Kono",))
    nuclear = answered("What was said about the Iranian nuclear programme in 2003?")
    assert in_context(asked("and about Korea?"), [nuclear]).topic == ("the Korea nuclear programme")


def test_a_chain_of_follow_ups_does_not_pile_up_topics() -> None:
    first = answered("What was said about joining the alliance?")
    second = in_context(asked("and Ukraine?"), [first])
    assert second.topic == "Ukraine joining the alliance"
    turn = ("and Ukraine?", replace(first[1], query=second))
    assert in_context(asked("and Georgia?"), [turn]).topic == "Georgia joining the alliance"
    assert in_context(asked("Who said that?"), [turn]).topic == second.topic


def test_a_person_asked_for_may_be_meant_without_the_topic() -> None:
    query = in_context(asked("What did Lavrov say?"), [FIRST])
    alone = without_carried_topic(query)
    assert alone is not None
    assert (alone.topic, alone.standalone) == ("", "What did Lavrov say?")
    assert alone.filters.speakers == ("Sergey Lavrov",)


def test_the_first_question_has_nothing_to_carry() -> None:
    assert in_context(asked("And then?"), []) == asked("And then?")


TALKS = (
    (
        ("What did Kono say about the grain deal?", "What did Kono say about the grain deal?"),
        ("and Lavrov?", "What did Sergey Lavrov say about the grain deal?"),
        ("When was that?", "When was that: What did Sergey Lavrov say about the grain deal?"),
        ("Where?", "Where: What did Sergey Lavrov say about the grain deal?"),
        (
            "What did he say about the ships?",
            "What did Sergey Lavrov say about the ships and the grain deal?",
        ),
    ),
    (
        ("Is the Iran nuclear deal worth keeping?", "Is the Iran nuclear deal worth keeping?"),
        (
            "What does Germany think of it?",
            "What does Germany think of the Iran nuclear deal worth?",
        ),
        ("and France?", "What does France think of the Iran nuclear deal worth?"),
    ),
    (
        ("Что Лавров сказал о Сирии в 2018 году?", "Что Лавров сказал о Сирии в 2018 году?"),
        ("а о Турции?", "Что Лавров сказал о Турции в 2018 году?"),
        ("А в 2019 году?", "Что Лавров сказал о Турции в 2019 году?"),
    ),
    (
        ("What was said about the Kyoto Protocol?", "What was said about the Kyoto Protocol?"),
        ("and the Paris one?", "What was said about the Paris Protocol?"),
        ("When will Russia ratify it?", "When will Russia ratify the Paris Protocol?"),
        ("What was said about fish in 2003?", "What was said about fish in 2003?"),
        ("a year later?", "What was said about fish in 2004?"),
    ),
)


@pytest.mark.parametrize("talk", TALKS, ids=[talk[0][0] for talk in TALKS])
def test_whole_conversations(talk: tuple[tuple[str, str], ...]) -> None:
    history: list[tuple[str, Answer]] = []
    for question, standalone in talk:
        query = in_context(asked(question), history)
        assert query.standalone == standalone
        history.append((question, replace(FIRST[1], query=query)))


MORE_TALKS = (
    (
        ("What did Kono say about the Kuril Islands?", "the Kuril Islands", ("Taro Kono",)),
        ("Is that true?", "the Kuril Islands", ("Taro Kono",)),
        ("What did he say about Taiwan?", "Taiwan", ("Taro Kono",)),
        ("the same for Korea?", "Korea", ("Taro Kono",)),
        ("Did he mention fishing?", "fishing", ("Taro Kono",)),
    ),
    (
        ("What was said about Syria?", "Syria", ()),
        ("How many troops?", "How many troops Syria", ()),
        ("and Korea?", "How many troops Korea", ()),
        ("When was that?", "How many troops Korea", ()),
        ("Что Лавров сказал о рыбе?", "рыбе", ("Sergey Lavrov",)),
        ("А о тунце?", "тунце", ("Sergey Lavrov",)),
    ),
    (
        ("What was said about Donbass at the Paris summit?", "Donbass at the Paris summit", ()),
        ("What came after that, in July 2020?", "Donbass", ()),
    ),
)


@pytest.mark.parametrize("talk", MORE_TALKS, ids=[talk[0][0] for talk in MORE_TALKS])
def test_what_talks_are_about(talk: tuple[tuple[str, str, tuple[str, ...]], ...]) -> None:
    history: list[tuple[str, Answer]] = []
    for question, topic, speakers in talk:
        query = in_context(asked(question), history)
        assert (query.topic, query.filters.speakers) == (topic, speakers), question
        history.append((question, replace(FIRST[1], query=query)))


def test_a_turn_without_a_topic_does_not_hide_the_one_before() -> None:
    about = answered("What was said about the contract with Turkey?")
    nobody = answered("What did Lavrov say?")
    assert "contract" in in_context(asked("Did they sign it?"), [about, nobody]).topic


def test_later_is_not_let_go_where_it_leaves_nothing() -> None:
    later = in_context(asked("Anything later?"), [FIRST])
    assert later.filters.date_from == "2018-01-01"
    assert without_carried_dates(later) is None
    same = in_context(asked("And the border?"), [FIRST])
    assert without_carried_dates(same) is not None
