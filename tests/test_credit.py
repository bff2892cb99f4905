"""Whoever gathered a source is credited wherever it is quoted: page, shell and JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from corpus.sample import CREDIT, documents
from qa import Record
from qa.cli import app
from qa.web.render.answers import answer as answer_html
from tests.toy_encoder import ToyEncoder

QUESTION = "What was said about the economy?"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("sample") / "record"
    with Record.open(made, encoder=ToyEncoder()) as record:
        record.add_documents(documents(limit=2), source="sotu", wait=False)
    return made


def test_the_samples_credit_stands_with_every_source(folder: Path) -> None:
    with Record.open(folder, encoder=ToyEncoder()) as record:
        answer = record.ask(QUESTION)
        assert {quote.credit for quote in answer.quotes} == {CREDIT}
        page = answer_html(answer)
        assert page.count(CREDIT) == page.count('<section class="source">') > 0
        assert CREDIT in record.export(answer, "json")


def test_the_shell_credits_it_too(folder: Path) -> None:
    told = CliRunner().invoke(app, ["--record", str(folder), "ask", QUESTION])
    assert told.exit_code == 0
    assert f"Source: {CREDIT}" in told.output
    found = CliRunner().invoke(app, ["--record", str(folder), "ask", QUESTION, "--json"])
    assert {quote["credit"] for quote in json.loads(found.output)["quotes"]} == {CREDIT}
