"""What is said around a question is taken off; a question is never taken off with it."""

from __future__ import annotations

import pytest

from qa.questions.courtesies import without_courtesies


@pytest.mark.parametrize(
    ("asked", "left"),
    [
        ("Hi! Can you tell me who this is?", "tell me who this is?"),
        ("I was wondering if Kono ever said so", "if Kono ever said so"),
        ("I need a quote from Kono on fish", "quote from Kono on fish"),
        ("looking for quotes: Kono on fish", "Kono on fish"),
        ("What did ‘Kono’ say?", "What did Kono say?"),
        ("What did Kono say, please?", "What did Kono say?"),
        ("By the way, what is a tariff?", "what is a tariff?"),
        ("Подскажите, пожалуйста, что сказал Коно?", "что сказал Коно?"),
        ("please", "please"),
        ("Did he say “No”?", "Did he say “No”?"),
        ("We need more ships", "We need more ships"),
        ("What do you have in mind?", "What do you have in mind?"),
    ],
)
def test_the_question_is_left(asked: str, left: str) -> None:
    assert without_courtesies(asked) == left
