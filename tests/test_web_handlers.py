"""Asking: validated on the server, answered from the server's own memory, never a traceback."""

from __future__ import annotations

import asyncio
import html
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pytest
from web_samples import KONO, NASTY, answer, quote

from qa.errors import QuestionError, VerificationError
from qa.types import Answer, Filters, History, Query
from qa.web.given import chosen_filters
from qa.web.handlers import UNEXPECTED, Chat, Shown, Turn, conversation
from qa.web.render.summary import Summary


class Asked:
    """Stands for a record: remembers what it was asked and answers, or fails, as told."""

    def __init__(self, outcome: Answer | Exception) -> None:
        self.outcome = outcome
        self.heard: list[tuple[str, History]] = []
        self.narrowed: list[tuple[Filters, tuple[str, ...]]] = []
        self.kept = {"a1": answer(quotes=[quote()], answer_id="a1")}

    def ask(
        self, question: str, *, filters: Filters, history: History = (), drop: Iterable[str] = ()
    ) -> Answer:
        self.heard.append((question, history))
        self.narrowed.append((filters, tuple(drop)))
        if isinstance(self.outcome, Exception):
            raise self.outcome
        return self.outcome

    def answer(self, answer_id: str) -> Answer | None:
        if answer_id == "spoilt":
            raise VerificationError("not the stored words")
        return self.kept.get(answer_id)

    def earlier(self, answer_id: str) -> Answer | None:
        return self.kept.get(answer_id)


@dataclass
class Held:
    """Stands for what the first page says of the record."""

    statements: int

    def summary(self) -> Summary:
        return Summary(self.statements, 11, "2019-05-30", "2019-05-30", ("en",), 1.0)

    def examples(self, language: str) -> Sequence[str]:
        return ["What was said about trade?"]


def chat(outcome: Answer | Exception, statements: int = 1) -> tuple[Chat, Asked]:
    record = Asked(outcome)
    return Chat(record, Held(statements)), record  # type: ignore[arg-type]


def asked(
    talk: Chat, question: Any, turns: Sequence[Turn] = (), chosen: Filters | None = None
) -> list[Shown]:
    async def steps() -> list[Shown]:
        return [step async for step in talk.ask(question, list(turns), chosen)]

    return asyncio.run(steps())


def test_first_the_question_then_its_answer() -> None:
    talk, _ = chat(answer(quotes=[quote()]))
    (waiting, before, box), (shown, turns, after) = asked(talk, "  Kuril? ")
    assert "Kuril?" in waiting
    assert 'role="status"' in waiting
    assert KONO not in waiting
    assert (before, box, after) == ([], "", None)
    assert KONO in shown
    assert [(turn.question, turn.answer_id) for turn in turns] == [("Kuril?", "a1")]


def test_history_is_the_servers_own_answers() -> None:
    talk, record = chat(answer())
    turns = [Turn("one", "", "a1"), Turn("two", "", "forged"), Turn("three", "", "spoilt")]
    asked(talk, "and Korea?", turns)
    assert record.heard == [("and Korea?", [("one", record.kept["a1"])])]


@pytest.mark.parametrize(
    ("failure", "said"),
    [
        (QuestionError("Please ask in words."), "Please ask in words."),
        (VerificationError("This quote can’t be shown."), "This quote can’t be shown."),
        (RuntimeError("secret detail"), UNEXPECTED),
    ],
)
def test_a_failure_is_a_sentence_and_gives_the_question_back(
    failure: Exception, said: str, caplog: pytest.LogCaptureFixture
) -> None:
    talk, _ = chat(failure)
    shown, turns, box = asked(talk, "Kuril?")[-1]
    assert said in shown
    assert 'role="alert"' in shown
    assert "secret" not in shown
    assert "Traceback" not in shown
    assert turns[-1].answer_id == ""
    assert box == "Kuril?"


@pytest.mark.parametrize("question", [None, 7, {"a": 1}, "", "   "])
def test_what_is_not_a_question_is_passed_on_as_empty(question: Any) -> None:
    talk, record = chat(QuestionError("Please ask in words."))
    shown, _, _ = asked(talk, question)[-1]
    assert record.heard[0][0] == ""
    assert "(an empty question)" in shown


def test_a_long_question_is_cut_before_it_is_looked_at_and_shown_shorter() -> None:
    talk, record = chat(QuestionError("Too long."))
    shown, _, _ = asked(talk, "x" * 100_000)[-1]
    assert len(record.heard[0][0]) == 20_000
    assert len(shown) < 4_000


def test_a_question_of_markup_stays_text() -> None:
    talk, _ = chat(answer("nothing", question=NASTY))
    assert all("<script" not in shown and "<img" not in shown for shown, _, _ in asked(talk, NASTY))


def test_the_conversation_does_not_grow_without_end() -> None:
    talk, _ = chat(answer())
    turns = [Turn(f"question {n}", "", "a1") for n in range(60)]
    kept = asked(talk, "one more", turns)[-1][1]
    assert len(kept) == 40
    assert kept[-1].question == "one more"


def test_the_first_page_greets_with_questions_of_this_record() -> None:
    assert 'data-ask="What was said about trade?"' in chat(answer())[0].welcome()


def test_an_empty_record_explains_itself() -> None:
    shown = chat(answer(), statements=0)[0].welcome()
    assert "This record is empty." in shown
    assert "record --record RECORD add FOLDER" in shown
    assert "data-ask" not in shown


def test_a_link_to_an_answer_goes_on_from_it_and_an_unknown_one_changes_nothing() -> None:
    talk, _ = chat(answer())
    resumed = talk.resumed("a1")
    assert resumed is not None
    assert KONO in resumed[0]
    assert resumed[1][0].answer_id == "a1"
    assert [talk.resumed(name) for name in ("", "forged", "spoilt")] == [None] * 3


def test_the_readers_filters_go_along_and_are_not_carried_over() -> None:
    talk, record = chat(answer(answer_id="a1"))
    chosen = Filters(date_from="2018-01-01", own_words_only=True)
    before = answer(answer_id="a1", query=Query("q", "t", replace(chosen, speakers=("Kono",))))
    record.kept["a1"] = before
    turns = asked(talk, "Kuril?", chosen=chosen)[-1][1]
    assert record.narrowed == [(chosen, ())]
    assert turns[0].chosen == chosen
    asked(talk, "and Korea?", turns)
    ((_, carried),) = record.heard[-1][1]
    assert carried.query.filters == Filters(speakers=("Kono",))


def test_a_filter_taken_off_is_off_for_what_follows() -> None:
    talk, record = chat(answer(answer_id="a2"))
    record.kept["a2"] = answer(answer_id="a2")
    turns = [
        Turn("one", "", "a1", chosen=Filters(speakers=("Kono",), kinds=("speech",))),
        Turn("two", "old", "a1"),
    ]
    first = asyncio.run(talk.drop(1, "speakers", turns))
    assert first is not None
    assert record.heard == [("one", [])]
    assert record.narrowed == [(Filters(kinds=("speech",)), ("speakers",))]
    assert [turn.answer_id for turn in first[1]] == ["a2", "a1"]
    again = asyncio.run(talk.drop(1, "kinds", first[1]))
    assert again is not None
    assert record.narrowed[-1] == (Filters(), ("speakers", "kinds"))
    asyncio.run(talk.drop(2, "dates", again[1]))
    assert record.heard[-1] == ("two", [("one", record.kept["a2"])])


@pytest.mark.parametrize(("number", "sort"), [(0, "dates"), (9, "dates"), ("1", "dates"), (1, "x")])
def test_what_is_no_turn_or_no_filter_changes_nothing(number: Any, sort: Any) -> None:
    talk, record = chat(answer())
    assert asyncio.run(talk.drop(number, sort, [Turn("one", "", "a1")])) is None
    assert record.heard == []


@pytest.mark.parametrize("sent", [None, "", "no json", "[1]", '{"own": "maybe"}', "{" * 50_000])
def test_filters_that_are_none_are_none(sent: Any) -> None:
    assert chosen_filters(sent) == Filters()


def test_filters_are_read_as_the_form_says_them() -> None:
    sent = (
        '{"date_from": " 2018-01-01 ", "date_to": "", "speaker": ["Kono ", "Kono", ""], "own": "1"}'
    )
    assert chosen_filters(sent) == Filters("2018-01-01", None, ("Kono",), own_words_only=True)


def test_a_turn_is_cut_with_what_follows_it_and_goes_back_to_the_box() -> None:
    talk, _ = chat(answer())
    turns = [
        Turn("one", "1", "a1"),
        Turn("two …", "2", "a1", asked="two in full"),
        Turn("three", "3"),
    ]
    cut = talk.cut(2, turns, edit=True)
    assert cut is not None
    assert (cut[1], cut[2]) == (turns[:1], "two in full")
    gone = talk.cut(1, turns, edit=False)
    assert gone is not None
    assert "What was said about trade?" in gone[0]
    assert (gone[1], gone[2]) == ([], None)
    assert [talk.cut(number, turns, edit=True) for number in (0, 4, "1", None)] == [None] * 4


def test_a_turn_is_asked_again_in_its_place() -> None:
    talk, record = chat(answer(answer_id="a2"))
    turns = [Turn("one", "old", "a1"), Turn("two", "kept", "a1")]
    again = asyncio.run(talk.retry(1, turns))
    assert again is not None
    assert record.heard == [("one", [])]
    assert [(turn.question, turn.answer_id) for turn in again[1]] == [("one", "a2"), ("two", "a1")]
    assert asyncio.run(talk.retry(3, turns)) is None


def test_a_kept_conversation_is_asked_again_in_order_with_its_filters() -> None:
    talk, record = chat(answer(answer_id="a1"))
    sent = [{"q": "one", "date_from": "2018-01-01"}, {"q": "two", "drop": ["dates"]}, {"q": " "}, 7]
    opened = asyncio.run(talk.reopen(sent))
    assert opened is not None
    assert [question for question, _ in record.heard] == ["one", "two"]
    assert [asked for asked, _ in record.heard[1][1]] == ["one"]
    assert record.narrowed == [(Filters("2018-01-01"), ()), (Filters(), ("dates",))]
    for forged in (None, "x", [{"q": 5}], {"q": "one"}):
        assert asyncio.run(talk.reopen(forged)) is None
    assert asyncio.run(talk.reopen([])) == (talk.welcome(), [], None)


def test_what_the_browser_keeps_asks_the_same_again() -> None:
    talk, record = chat(answer(answer_id="a1"))
    chosen = Filters("2018-01-01", None, ("Kono",), ("en",), ("speech",), True)
    shown = asked(talk, NASTY, chosen=chosen)[-1][0]
    kept = json.loads(html.unescape(re.findall(r'data-given="([^"]*)"', shown)[0]))
    asyncio.run(talk.reopen([kept]))
    assert record.heard[1] == record.heard[0]
    assert record.narrowed[1] == record.narrowed[0]


def test_who_waits_no_longer_has_the_conversation_as_it_was() -> None:
    talk, _ = chat(answer())
    turns = [Turn("one", "1", "a1")]
    assert talk.stopped("two", turns) == (conversation(turns), turns, "two")
    assert talk.stopped("two", turns, "three")[2] is None  # typed meanwhile
    assert "What was said about trade?" in talk.stopped(None, [])[0]
