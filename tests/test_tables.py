"""Results as tables: every field of every quote, and columns where there is no row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, fields
from pathlib import Path

import pytest
from api_server import FISH, FISH_WORDS, made_record

from qa import Quote, Record, SearchResult
from qa.tables import to_arrow, to_pandas

COLUMNS = [field.name for field in fields(Quote)]


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    with made_record(tmp_path_factory.mktemp("tables") / "record") as opened:
        yield opened


def test_a_row_is_a_quote(record: Record) -> None:
    answer = record.ask("What was said about the harbour?")
    frame = to_pandas(answer)
    assert list(frame.columns) == COLUMNS
    assert list(frame["text"]) == [quote.text for quote in answer.quotes]
    assert list(frame["start_char"]) == [quote.start_char for quote in answer.quotes]
    assert len(frame) > 1


def test_an_arrow_table_holds_the_same(record: Record) -> None:
    pytest.importorskip("pyarrow")
    answer = record.ask("What was said about the harbour?")
    several = ("why", "copies", "pairs")
    rows = [
        asdict(quote) | {name: list(getattr(quote, name)) for name in several}
        for quote in answer.quotes
    ]
    assert to_arrow(answer).to_pylist() == rows
    assert to_arrow(record.ask("helicopters")).column_names == COLUMNS


def test_nothing_has_columns(record: Record) -> None:
    frame = to_pandas(record.ask("What was said about helicopters?"))
    assert (len(frame), list(frame.columns)) == (0, COLUMNS)


def test_pages_checks_results_and_statements(record: Record) -> None:
    assert list(to_pandas(record.everything_about("fish stocks"))["text"]) == [FISH_WORDS]
    assert list(to_pandas(record.check_quote(FISH_WORDS))["text"]) == [FISH_WORDS]
    found = to_pandas(record.search("harbour"))
    assert list(found.columns) == [field.name for field in fields(SearchResult)]
    assert set(to_pandas(record.list()[0])["source_id"]) == {"tokyo", "oslo"}


def test_a_notebook_shows_words_and_whose_they_are(record: Record) -> None:
    shown = record.ask(FISH)._repr_html_()
    assert f"“{FISH_WORDS}”" in shown
    assert "own words" in shown
    page = record.everything_about("Kuril Islands")._repr_html_()
    assert "1 paragraph matches." in page
    assert "reported from Taro Kono" in page
    assert '<a href="https://example.org/tokyo" rel="noreferrer">' in page
    check = record.check_quote(FISH_WORDS.replace("have", "have not"))._repr_html_()
    assert "<b>altered</b>" in check
    assert "negation" in check


def test_nothing_of_a_statement_is_markup_in_a_notebook(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("2 March 2021\n\nStatement on fish\n\nFish <script>alert(1)</script> & co.\n")
    with Record.open(tmp_path / "record") as record:
        record.add(page, wait=False)
        shown = record.ask("fish")._repr_html_()
    assert "<script" not in shown
    assert "&lt;script&gt;" in shown
