"""What asks for nothing is told so, and is no follow-up."""

from __future__ import annotations

import pytest

from qa.errors import NO_TOPIC, QuestionError
from qa.questions.understand import clean_question


@pytest.mark.parametrize(
    "said",
    ["hello", "Hello there!", "thank you", "ok", "OK, thanks a lot.", "Спасибо большое!", "да"],
)
def test_what_asks_for_nothing_is_refused_politely(said: str) -> None:
    with pytest.raises(QuestionError) as refused:
        clean_question(said)
    assert str(refused.value) == NO_TOPIC


@pytest.mark.parametrize(
    "asked",
    [
        "ok, and in 2019?",
        "Thanks, and on oil?",
        "fish",
        "Good offices",
        "and then?",
        "No first use",
    ],
)
def test_what_asks_for_something_is_kept(asked: str) -> None:
    assert clean_question(asked) == asked
