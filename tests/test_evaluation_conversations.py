"""Each turn is asked in its conversation and alone; follow-ups are compared word by word."""

from __future__ import annotations

from typing import Any

from evaluation_toy import ToySystem, answer, quote, statement

from qa.errors import QuestionError
from qa.evaluation import conversations, follow_ups
from qa.evaluation.gold import (
    GoldConversation,
    GoldFollowUp,
    GoldQuestion,
    GoldSpan,
    GoldTurn,
)
from qa.evaluation.locate import Locator
from qa.types import Answer

SAID = statement("s", [("About Korea.", "own", None)], [("About Japan.", "own", None)])


def turn(number: int, text: str, alone: str, paragraph: int, words: str, new: bool) -> GoldTurn:
    asked = GoldQuestion(f"c#{number}", text, "turn", True, (GoldSpan("s", paragraph, words),))
    return GoldTurn(asked, alone, new)


def test_a_follow_up_that_loses_its_topic() -> None:
    talk = GoldConversation(
        "c",
        (
            turn(1, "What about Japan?", "What about Japan?", 1, "About Japan.", True),
            turn(2, "And Korea?", "What about Korea?", 0, "About Korea.", False),
        ),
    )
    right = answer("What about Japan?", "quotes", [quote(SAID, 1, 0, 12)])
    system = ToySystem(
        {"s": SAID},
        answers={
            "What about Japan?": right,
            "What about Korea?": answer("What about Korea?", "quotes", [quote(SAID, 0, 0, 12)]),
            "And Korea?": answer("And Korea?", "quotes", [quote(SAID, 1, 0, 12)]),
        },
        rankings={"What about Japan?": [("s", 1)], "What about Korea?": [("s", 0)]},
    )
    first, second = conversations.evaluate([talk], system, Locator(system))
    assert first.groups == ("first turn",)
    assert first.scores["F1 alone − in turn"] == 0
    assert second.groups == ("follow-up",)
    assert second.scores["F1 in turn"] == 0
    assert second.scores["F1 alone − in turn"] == 1
    assert second.scores["recall@20 alone − in turn"] == 1
    assert ("And Korea?", None, ("What about Japan?",)) in system.asked
    assert ("What about Korea?", None, ()) in system.asked


def test_words_taken_along() -> None:
    gold = GoldFollowUp(
        "c<::>2",
        ("Who was viceroy when India quit?",),
        "What did he do?",
        "What did the viceroy of India, Lord Linlithgow, do?",
    )
    # People added viceroy, india, lord, linlithgow; the first two stand in the earlier turn.
    scores = follow_ups.scores(gold, "What did the viceroy quit?")
    assert scores == {"recall": 1 / 2, "precision": 1 / 2, "untouched": None}


def test_a_whole_question_is_left_alone() -> None:
    gold = GoldFollowUp("c<::>2", ("Who?",), "When did India quit?", "When did India quit?")
    assert follow_ups.scores(gold, "When did India quit?")["untouched"] == 1
    assert follow_ups.scores(gold, "When did the viceroy of India quit?")["untouched"] == 0


def test_the_history_is_asked_once_and_in_order() -> None:
    system = ToySystem({})
    turns = [
        GoldFollowUp("c<::>2", ("one?",), "two?", "two?"),
        GoldFollowUp("c<::>3", ("one?", "two?"), "three?", "three?"),
    ]
    follow_ups.evaluate(turns, system)
    histories = [(question, earlier) for question, _, earlier in system.asked]
    assert histories.count(("one?", ())) == 1
    assert histories[-1] == ("three?", ("one?", "two?"))


def test_a_greeting_leaves_no_trace_in_the_history() -> None:
    class Polite(ToySystem):
        def ask(self, question: str, **given: Any) -> Answer:
            made = super().ask(question, **given)
            if question == "Hello!":
                raise QuestionError("Please say about what.")
            return made

    system = Polite({})
    turns = [
        GoldFollowUp("c<::>2", ("Hello!",), "two?", "two?"),
        GoldFollowUp("c<::>1", (), "Hello!", "Hello!"),
    ]
    second, greeting = follow_ups.evaluate(turns, system)
    assert ("two?", ()) in [(question, earlier) for question, _, earlier in system.asked]
    assert second.scores["untouched"] == greeting.scores["untouched"] == 1
