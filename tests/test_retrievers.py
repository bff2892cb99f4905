"""Retrievers for LangChain and LlamaIndex against the real packages, in the long run."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from qa import Filters, Record
from qa.contract import as_plain
from tests.record_samples import OSLO, TOKYO
from tests.toy_encoder import ToyEncoder

KURIL = "What was said about the Kuril Islands?"
NOBODY = "What was said about submarine cables?"


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    with Record.open(tmp_path_factory.mktemp("r") / "record", encoder=ToyEncoder()) as opened:
        opened.add_documents([TOKYO, OSLO], source="made")
        yield opened


def retrieved(framework: str, record: Record, question: str, **more: Any) -> list[tuple[Any, ...]]:
    """(id, text, metadata) of each document, asked through the framework's own front door."""
    if framework == "langchain":
        pytest.importorskip("langchain_core")
        from qa.retrievers.langchain import RecordRetriever

        found = RecordRetriever(record=record, **more).invoke(question)
        return [(one.id, one.page_content, one.metadata) for one in found]
    pytest.importorskip("llama_index.core")
    from qa.retrievers.llamaindex import RecordRetriever as Retriever

    nodes = Retriever(record, **more).retrieve(question)
    return [(one.node.node_id, one.node.text, one.node.metadata) for one in nodes]


@pytest.mark.long
@pytest.mark.parametrize("framework", ["langchain", "llamaindex"])
def test_documents_are_the_answers_quotes(framework: str, record: Record) -> None:
    found = retrieved(framework, record, KURIL)
    quotes = record.ask(KURIL).quotes
    assert [text for _, text, _ in found] == [quote.text for quote in quotes]
    for (name, text, told), quote in zip(found, quotes, strict=True):
        assert {**told, "text": text} == as_plain(quote)
        assert (
            record.statement(told["statement_id"]).text[told["start_char"] : told["end_char"]]
            == text
        )
        assert name == f"{quote.statement_id}:{quote.start_char}-{quote.end_char}"
    assert retrieved(framework, record, KURIL, limit=1) == found[:1]
    late = Filters(date_from="2020-01-01")
    assert retrieved(framework, record, KURIL, filters=late) == []
    assert retrieved(framework, record, NOBODY, related=True) == []


@pytest.mark.long
def test_langchain_takes_it_into_a_chain(record: Record) -> None:
    pytest.importorskip("langchain_core")
    import anyio
    from langchain_core.runnables import RunnableLambda

    from qa.retrievers.langchain import RecordRetriever

    retriever = RecordRetriever(record=record)
    chain = retriever | RunnableLambda(lambda found: [one.metadata["by"] for one in found])
    expected = [quote.by for quote in record.ask(KURIL).quotes]
    assert chain.invoke(KURIL) == expected
    assert anyio.run(chain.ainvoke, KURIL) == expected


@pytest.mark.long
def test_llamaindex_shows_a_model_the_citation_and_embeds_the_words(record: Record) -> None:
    pytest.importorskip("llama_index.core")
    from llama_index.core.schema import MetadataMode

    from qa.retrievers.llamaindex import RecordRetriever

    first = RecordRetriever(record).retrieve(KURIL)[0]
    quote = record.ask(KURIL).quotes[0]
    assert first.node.get_content(MetadataMode.EMBED) == quote.text
    shown = first.node.get_content(MetadataMode.LLM)
    assert f"citation: {quote.citation}" in shown
    assert "start_char" not in shown
    assert first.score == quote.score


@pytest.mark.parametrize(
    ("module", "package", "extra"),
    [
        ("qa.retrievers.langchain", "langchain_core", "langchain"),
        ("qa.retrievers.llamaindex", "llama_index", "llamaindex"),
    ],
)
def test_without_its_extra_a_retriever_says_which(module: str, package: str, extra: str) -> None:
    program = (
        f"import sys; sys.modules['{package}'] = None\n"
        "from qa.errors import ExtraMissing\n"
        f"try:\n    import {module}\nexcept ExtraMissing as error:\n    print(error)\n"
    )
    root = Path(__file__).resolve().parents[1]
    told = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, cwd=root, check=True
    )
    assert f"on-the-record[{extra}]" in told.stdout
