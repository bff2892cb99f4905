"""What "it" means: the noun phrase a topic begins with."""

from __future__ import annotations

import pytest

from qa.questions.noun_phrase import head, noun_phrase


@pytest.mark.parametrize(
    ("topic", "question", "phrase"),
    [
        ("the Kuril Islands", "", "the Kuril Islands"),
        ("the nuclear deal with Iran", "", "the nuclear deal with Iran"),
        ("the Power of Siberia pipeline to be launched", "", "the Power of Siberia pipeline"),
        ("the pipeline fail", "Why did the pipeline fail?", "the pipeline"),
        ("the pipeline", "What was said about the pipeline?", "the pipeline"),
        (
            "its northern neighbour",
            "What did they say about its northern neighbour?",
            "its northern neighbour",
        ),
        (
            "the far northern neighbour",
            "Did the far northern neighbour?",
            "the far northern neighbour",
        ),
        ("ships delivered to Turkey early", "", "ships"),
        ("the meeting", "", "the meeting"),
        ("a treaty that was signed", "", "a treaty"),
        ("How many ships were sold", "", "ships"),
        ("договор, который подписан", "", "договор"),
        ("", "", ""),
    ],
)
def test_the_phrase(topic: str, question: str, phrase: str) -> None:
    assert noun_phrase(topic, question) == phrase


def test_the_head() -> None:
    assert head("the Kyoto Protocol") == "Protocol"
    assert head("the deal with Iran") == "deal"
    assert head("") == ""
