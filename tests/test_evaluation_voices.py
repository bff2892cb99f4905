"""Gold sentences find ours although cut otherwise; holders agree by family name."""

from __future__ import annotations

import pytest
from evaluation_toy import ToySystem, statement

from corpus.types import Voice
from qa.evaluation import voices
from qa.evaluation.gold import GoldVoice
from qa.evaluation.locate import Locator

SAID = statement(
    "s",
    [
        ("Sergey Lavrov: We met.", "own", "Sergey Lavrov"),
        ("Taro Kono was concerned; they objected.", "reported", "Taro Kono"),
        ("Concern was expressed.", "unclear", None),
    ],
)


def gold(sentence: str, voice: Voice, by: str | None = None) -> GoldVoice:
    return GoldVoice("s", 0, sentence, voice, by)


def locator() -> Locator:
    return Locator(ToySystem({"s": SAID}))


@pytest.mark.parametrize(
    ("sentence", "ordinal"),
    [
        ("We met.", 0),  # gold leaves out the label
        ("Sergey Lavrov: We met.", 0),
        ("they objected.", 1),  # a part of ours
        ("Taro Kono was concerned; they objected. Concern was expressed.", 1),  # the longest in it
        ("met. Taro Kono", None),  # the cuts cross
        ("gone", None),
    ],
)
def test_our_sentence_for_the_gold_one(sentence: str, ordinal: int | None) -> None:
    found = voices.sentence_of(gold(sentence, "own"), locator())
    assert (found.ordinal if found else None) == ordinal


def test_precision_recall_coverage_and_holder() -> None:
    items = [
        gold("We met.", "joint", "Sergey Lavrov"),
        gold("they objected.", "reported", "Mr Kono"),
        gold("Concern was expressed.", "reported", "Taro Kono"),
    ]
    scored, confusion = voices.evaluate(items, locator())
    first, second, third = (one.scores for one in scored)
    assert (first["precision own"], first["recall joint"], first["by any"]) == (0, 0, None)
    assert (second["precision reported"], second["by reported"]) == (1, 1)
    assert (third["recall reported"], third["coverage"]) == (0, 0)
    assert third["precision reported"] is None  # we did not call it reported
    assert confusion == {"joint → own": 1, "reported → reported": 1, "reported → unclear": 1}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Taro Kono", "Kono", True),
        ("Bashar al-Assad", "Mr Assad", True),
        ("Recep Tayyip Erdoğan", "Erdogan", True),
        ("American partners", "our partners", True),
        ("Taro Kono", "Shinzo Abe", False),
        ("Taro Kono", None, False),
        (None, None, False),
    ],
)
def test_family_names(one: str | None, other: str | None, same: bool) -> None:
    assert voices.same_family_name(one, other) is same
