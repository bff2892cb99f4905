"""Questions that others put: who asked whom, and only what was asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.types import Block, Document, Metadata
from qa import Record
from qa.questions.put_questions import put_questions
from tests.toy_encoder import ToyEncoder


@pytest.mark.parametrize(
    ("question", "rest", "whom"),
    [
        ("What did journalists ask about fish?", "What was said about fish?", ""),
        ("What did the press ask Mr Abe about fish?", "What was said about fish?", "Mr Abe"),
        ("What questions about fish were asked?", "What was said about fish?", ""),
        ("What was Abe asked about fish?", "What was said about fish?", "Abe"),
        ("Questions to Abe about fish", "What was said about fish", "Abe"),
        ("Who asked about fish?", "What was said about fish?", ""),
        ("Что спросили у Абэ о рыбе?", "What was said о рыбе?", "Абэ"),
    ],
)
def test_who_asked_whom(question: str, rest: str, whom: str) -> None:
    put = put_questions(question)
    assert put is not None
    assert (put.rest, put.whom) == (rest, whom)


@pytest.mark.parametrize(
    "question",
    ["What did Abe ask the EU for?", "What was said about the question of fish?", "Who said so?"],
)
def test_other_questions_are_none(question: str) -> None:
    assert put_questions(question) is None


def test_the_turns_of_those_who_asked_are_shown(tmp_path: Path) -> None:
    blocks = (
        Block("What will become of the fish stocks?", role="question"),
        Block("The fish stocks recover, we think.", speaker="Jens Hansen"),
        Block("Why are the fish so few this year?", role="question"),
        Block("Because of the warm water and the nets.", speaker="Taro Kono"),
    )
    with Record.open(tmp_path, encoder=ToyEncoder()) as record:
        record.add_documents(
            [Document("d", blocks, Metadata(language="en", date="2019-05-30"))], source="made"
        )
        asked = record.ask("What did journalists ask about fish?")
        assert {quote.voice for quote in asked.quotes} == {"questioner"}
        assert len(asked.quotes) == 2
        kono = record.ask("What did journalists ask Kono about fish?")
        assert [quote.text for quote in kono.quotes] == ["Why are the fish so few this year?"]
        anything = record.ask("What was Kono asked?")
        assert [quote.text for quote in anything.quotes] == ["Why are the fish so few this year?"]
