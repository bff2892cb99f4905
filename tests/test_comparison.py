"""Comparisons are read as what each said, in the question's own words."""

from __future__ import annotations

from datetime import date

import pytest

from qa.questions.comparison import as_what_each_said
from qa.questions.understand import understand


@pytest.mark.parametrize(
    ("compared", "each"),
    [
        (
            "How did Japan's position on the islands differ from Russia's?",
            "What did Japan and Russia say about the islands?",
        ),
        (
            "How does the position of Japan differ from that of Russia on the Kurils?",
            "What did Japan and Russia say about the Kurils?",
        ),
        ("Kono’s and Abe’s views on fish", "What did Kono and Abe say about fish?"),
        ("the positions of Kono and Abe on fish", "What did Kono and Abe say about fish?"),
        ("Does Kono agree with Abe on fish?", "What did Kono and Abe say about fish?"),
        ("How do Kono and Abe differ over fish?", "What did Kono and Abe say about fish?"),
        ("What did Kono say about fish?", None),
        ("Did Kono and Abe talk about fish?", None),
        ("war and peace in Europe", None),
    ],
)
def test_what_each_said(compared: str, each: str | None) -> None:
    assert as_what_each_said(compared) == each


def test_only_those_who_can_be_asked_are_compared_and_it_is_told() -> None:
    people = ("Taro Kono", "Shinzo Abe")
    query = understand("Kono vs Abe on fish", people=people, today=date(2026, 11, 24))
    assert query.parties == (("Taro Kono",), ("Shinzo Abe",))
    assert query.notes == ("Both are quoted; nothing here compares what they said.",)
    other = understand("Trade and tariffs on fish", people=people, today=date(2026, 11, 24))
    assert (other.parties, other.topic) == ((), "Trade and tariffs on fish")
