"""The contract of DESIGN.md to the letter: names, parameters, fields and what they may hold."""

from __future__ import annotations

import inspect
import json
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import get_args

import pytest

import corpus.types
import qa
import qa.types
from qa import Filters, Record
from tests.record_samples import OSLO, TOKYO
from tests.toy_encoder import ToyEncoder

FIELDS = {
    "AddResult": "source status statement_id reason",
    "Answer": "outcome quotes query coverage answerability fingerprint",
    "Quote": "number statement_id source_id paragraph start_char end_char text voice by speaker "
    "title date place url score",
    "Query": "standalone topic filters intent carried",
    "Filters": "date_from date_to speakers languages kinds own_words_only",
    "SearchResult": "passage_id statement_id source_id paragraph score",
    "Page": "total quotes next",
    "QuoteCheck": "verdict matches changes",
    "Change": "kind quoted original",
    "Statement": "text title date speakers place kind language url sha256 paragraphs",
    "Paragraph": "sentences",
    "Sentence": "start_char end_char voice by",
}
VALUES = {
    "Outcome": {"quotes", "related", "nothing"},
    "Verdict": {"exact", "typographic", "altered", "absent"},
    "ChangeKind": {"negation", "number", "name", "actor swap", "word", "elision", "splice"},
    "Voice": {"own", "reported", "joint", "questioner", "unclear"},
    "Status": {"added", "unchanged", "updated", "refused"},
}
METHODS = {
    "open": ["path", "create"],
    "add": ["sources", "*wait", "*on_progress"],
    "ask": ["question", "*filters", "*history"],
    "search": ["question", "*filters", "*limit"],
    "everything_about": ["topic", "*filters", "*cursor"],
    "check_quote": ["text"],
    "list": ["filters", "cursor"],
    "edit": ["id", "**fields"],
    "versions": ["id"],
    "remove": ["id"],
    "statement": ["id"],
    "export": ["answer_or_page", "format"],
    "stats": [],
    "verify": [],
}
ROW = {
    "id": 63_001,
    "url": "https://example.org/63001",
    "date": "2020-03-02",
    "time": "14:30",
    "place": "Bergen",
    "title": "Meeting on herring",
    "paragraphs": [{"t": "Jens Hansen: Welcome.", "speaker": "Jens Hansen"}, {"t": ""}, {"t": "We"
                    " spoke of herring in the fjords."}],
}  # fmt: skip


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with Record.open(tmp_path / "record", encoder=ToyEncoder()) as opened:
        opened.add_documents([TOKYO, OSLO], source="made")
        yield opened


def named(name: str) -> type:
    return getattr(qa.types, name, None) or getattr(corpus.types, name)


@pytest.mark.parametrize("name", FIELDS)
def test_fields(name: str) -> None:
    assert set(FIELDS[name].split()) <= {field.name for field in fields(named(name))}


@pytest.mark.parametrize("name", VALUES)
def test_values(name: str) -> None:
    assert set(get_args(named(name))) == VALUES[name]


@pytest.mark.parametrize("name", METHODS)
def test_parameters(name: str) -> None:
    """Those of the contract are there by its names, in its order; more may be left out."""
    signs = {inspect.Parameter.KEYWORD_ONLY: "*", inspect.Parameter.VAR_KEYWORD: "**"}
    method = inspect.signature(getattr(Record, name))
    given = [p for p in method.parameters.values() if p.name != "self"]
    told = [f"{signs.get(p.kind, '')}{p.name}" for p in given]
    assert [one for one in told if one in METHODS[name]] == METHODS[name]
    more = [p for p, one in zip(given, told, strict=True) if one not in METHODS[name]]
    assert all(p.default is not inspect.Parameter.empty for p in more)


def test_all_of_them_come_from_qa() -> None:
    from_qa = {"Record", "Filters", "Answer", "Quote", "Query", "SearchResult", "Page", "Statement"}
    assert from_qa <= set(qa.__all__)
    assert all(getattr(qa, name) for name in qa.__all__)


def test_a_row_keeps_its_id_and_paragraph_numbers_as_a_quote_tells_them(
    record: Record, tmp_path: Path
) -> None:
    (tmp_path / "rows.jsonl").write_text(json.dumps(ROW), "utf-8")
    (added,) = record.add(tmp_path / "rows.jsonl")
    assert (added.status, added.reason) == ("added", None)
    quote = next(q for q in record.ask("herring in the fjords").quotes if q.source_id == "63001")
    assert (quote.paragraph, quote.place, quote.url) == (2, "Bergen", ROW["url"])
    statement = record.statement("63001")
    assert statement == record.statement(added.statement_id or "")
    assert statement.text[quote.start_char : quote.end_char] == quote.text


@pytest.mark.parametrize("name", ["Kono", "Taro Kono", "Mr Kono", "KONO Taro", "kono"])
def test_a_speaker_filter_names_a_person(record: Record, name: str) -> None:
    filters = Filters(speakers=(name,))
    quotes = record.ask("concern over the Kuril Islands", filters=filters).quotes
    assert {quote.by for quote in quotes} == {"Taro Kono"}


def test_history_is_pairs_of_question_and_answer(record: Record) -> None:
    first = record.ask("What was said about the harbour of Kobe?")
    second = record.ask("And when was that?", history=[("About the harbour of Kobe?", first)])
    assert second.query.carried
    assert "Kobe" in second.query.standalone


def test_a_set_filter_wins_over_one_in_the_question(record: Record) -> None:
    filters = Filters(date_from="2021-01-01", date_to="2021-12-31")
    asked = record.ask("What was said about the harbour in 2019?", filters=filters).query.filters
    assert (asked.date_from, asked.date_to) == ("2021-01-01", "2021-12-31")


def test_everything_is_paged_by_its_cursor_and_exported(record: Record) -> None:
    page = record.everything_about("harbour")
    assert page.total >= len(page.quotes) > 0
    for format in ("json", "markdown", "csv"):
        assert page.quotes[0].text.split()[0] in record.export(page, format)
