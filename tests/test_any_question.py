"""Whatever is asked or checked: an answer whose quotes verify, or a sentence why not."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.types import Block, Document, Metadata
from qa import Record
from qa.errors import QuestionError
from tests.toy_encoder import ToyEncoder

WORDS = st.sampled_from(
    [
        *("what", "was", "said", "about", "did", "Kono", "say", "in", "since", "2019", "May", "31"),
        *("before", "latest", "everything", "and", "it", "“we will”", "[…]", "…", "not", "рыба"),
        *("что", "сказал", "Лавров", "日本", "';--", "NEAR(", '"', "*", "title:", "\u202e", "?"),
        *("between", "June", "harbour", "treaty", "how often", "who", "S-400", "U.S.", "-", "%"),
    ]
)
ASKED = st.one_of(st.lists(WORDS, max_size=12).map(" ".join), st.text(max_size=60))


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory):
    blocks = (
        Block(
            "Taro Kono expressed concern over the harbour. In response we reaffirmed our treaty."
        ),
        Block("Question: What was said in May 2019?", None, "question"),
        Block("Мы говорили о рыбе. Лавров сказал, что это важно."),
    )
    folder: Path = tmp_path_factory.mktemp("any")
    with Record.open(folder, encoder=ToyEncoder()) as opened:
        metadata = Metadata(title="T", date="2019-05-30", speakers=("Sergey Lavrov",))
        opened.add_documents([Document("d", blocks, metadata)], source="s")
        yield opened


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(ASKED, min_size=1, max_size=3))
def test_any_conversation_gets_answers_or_sentences(record: Record, questions: list[str]) -> None:
    history, refusals = [], []
    for question in questions:
        try:
            answer = record.ask(question, history=history)
        except QuestionError as error:
            refusals.append(str(error))
            continue
        for quote in answer.quotes:
            assert record.verified(quote) == quote
        assert (answer.outcome == "nothing") == (not answer.quotes)
        history.append((question, answer))
    assert all(sentence.endswith((".", "?")) for sentence in refusals)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(ASKED)
def test_any_quotation_gets_a_verdict_and_exact_means_exact(record: Record, text: str) -> None:
    try:
        found = record.check_quote(text)
    except QuestionError:
        return
    for match in found.matches:
        assert record.verified(match) == match
        if found.verdict == "exact":
            assert match.text in text
