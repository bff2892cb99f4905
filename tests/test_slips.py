"""Slips of the keyboard are mended where it is sure what is meant, and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.types import Block, Document, Metadata
from qa import Record
from qa.questions.slips import asking_mended, meant_by, within_a_letter
from tests.toy_encoder import ToyEncoder


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("waht was said abuot fish", "what was said about fish"),
        ("Waht was said?", "What was said?"),
        ("the past three years", "the past three years"),
        ("says", "says"),
    ],
)
def test_words_that_ask(typed: str, meant: str) -> None:
    assert asking_mended(typed) == meant


@pytest.mark.parametrize(
    ("typed", "text", "meant"),
    [
        ("tusks", "tasks", None),  # two words of the language
        ("otters", "others", None),
        ("stoats", "stats", None),
        ("minks", "Minsk", None),
        ("ukrane", "Ukraine", "Ukraine"),
        ("vacine", "vaccine", "vaccine"),
        ("syira", "Syria", "Syria"),
        ("dopping", "doping", "doping"),
        ("stathood", "statehood", "statehood"),
        ("lmbour", "labour", None),
        ("lsbour", "labour", "labour"),
        ("cliamte", "climate", "climate"),
    ],
)
def test_of_a_short_word_only_what_fingers_do_is_mended(
    typed: str, text: str, meant: str | None
) -> None:
    assert meant_by(typed, [text] * 5) == meant


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("ukrane", "ukraine", True),
        ("syira", "syria", True),
        ("libia", "libya", True),
        ("fish", "fish", True),
        ("fish", "dishes", False),
        ("users", "used", False),
        ("abcd", "badc", False),
    ],
)
def test_within_a_letter(one: str, other: str, near: bool) -> None:
    assert within_a_letter(one, other) is near
    assert within_a_letter(other, one) is near


@given(st.text("abc", min_size=1, max_size=6), st.integers(0, 5), st.sampled_from("abc"))
def test_a_letter_more_is_within_a_letter(word: str, at: int, letter: str) -> None:
    assert within_a_letter(word, word[:at] + letter + word[at:])


def test_what_is_meant_is_the_word_that_is_frequent() -> None:
    texts = ["Ukraine and Ukraine", "in Ukraine; the crane"]
    assert meant_by("ukrane", texts) == "Ukraine"
    assert meant_by("ukrane", texts[1:]) is None


def test_a_long_name_is_mended_a_short_one_may_be_another(tmp_path: Path) -> None:
    said = ("The harbour of Gibraltar is open.", "Gibraltar trades.", "We love Gibraltar.")
    short = ("Mr Hanson spoke.", "Hanson was heard.", "Hanson it was.")
    with Record.open(tmp_path, encoder=ToyEncoder()) as record:
        blocks = tuple(map(Block, said + short))
        record.add_documents([Document("d", blocks, Metadata(language="en"))], source="made")
        mended = record.ask("What was said about Gibralter?")
        assert mended.query.notes == ("“Gibralter” is read as Gibraltar.",)
        assert mended.outcome == "quotes"
        assert record.ask("What was said about Hansen?").query.notes == ()


def test_a_record_mends_what_it_has_not_and_tells(tmp_path: Path) -> None:
    said = (
        "Sanctions were lifted.",
        "New sanctions came.",
        "These sanctions hurt ships.",
        "A movie.",
    )
    with Record.open(tmp_path, encoder=ToyEncoder()) as record:
        blocks = tuple(map(Block, said))
        record.add_documents([Document("d", blocks, Metadata(language="en"))], source="made")
        mended = record.ask("What was said about santcions?").query
        assert (mended.topic, mended.notes) == ("sanctions", ("“santcions” is read as sanctions.",))
        right = record.ask("What was said about movies?").query  # a word as good as any other
        assert (right.topic, right.notes) == ("movies", ())
