"""Copies, versions and other languages as a reader meets them: once, each one click away."""

from __future__ import annotations

import html
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from kin_samples import CORRECTED, EMBASSY, MINISTRY, RUSSIAN, RUSSIAN_PAGE, WORDS, page
from typer.testing import CliRunner

from qa import Filters, Record
from qa.cli import app
from qa.contract import as_plain
from qa.framing import BY_ITSELF
from qa.web.server import application, private_folder
from qa.web.work import Work
from tests.toy_encoder import ToyEncoder

FISH = "What was said about fish stocks in the northern waters?"
QUOTA = "What was said about the quota of cod?"


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with Record.open(tmp_path / "record", encoder=ToyEncoder()) as opened:
        yield opened


def add(record: Record, *documents) -> None:
    for document in documents:
        record.add_documents([document], source=f"/a/{document.source_id}.txt")


def test_a_file_added_twice_answers_once(record: Record, tmp_path: Path) -> None:
    text = "2 March 2021\n\nStatement by Foreign Minister Jens Hansen\n\n" + "\n\n".join(WORDS)
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).write_text(text, "utf-8")
    record.add([tmp_path / "one.txt", tmp_path / "two.txt"])
    answer = record.ask(FISH)
    assert answer.outcome == "quotes"
    assert [quote.text for quote in answer.quotes].count(WORDS[1]) == 1
    assert {quote.source_id for quote in answer.quotes} == {"one"}
    assert [copy.source_id for copy in answer.quotes[0].copies] == ["two"]
    assert answer.coverage.statements == answer.coverage.total == answer.coverage.copies == 1
    assert "(1 statement, 1 copy of these not counted, 2 March 2021)" in answer.message


def test_everything_counts_once(record: Record) -> None:
    add(record, MINISTRY, EMBASSY)
    found = record.everything_about("fish stocks")
    assert (found.total, len(found.quotes)) == (1, 1)
    assert record.ask("Everything about fish stocks").message.count("1 paragraph of 1 statement")
    assert "1 paragraph of 1 statement" in record.ask("How often was fish stocks said?").message
    assert [s.source_id for s in record.list()[0]] == ["ministry"]
    assert (record.stats().statements, record.stats().copies) == (1, 1)
    assert len(record.search("fish stocks")) == len(WORDS)


def test_a_quotation_in_both_is_at_one_place(record: Record) -> None:
    add(record, MINISTRY, EMBASSY)
    check = record.check_quote(WORDS[1])
    assert (check.verdict, len(check.matches)) == ("exact", 1)
    assert check.matches[0].source_id == "ministry"
    assert [copy.source_id for copy in check.matches[0].copies] == ["embassy"]
    assert "places" not in record.ask(f"Did Hansen say “{WORDS[1]}”?").message


def test_other_paragraphs_are_no_other_words(record: Record) -> None:
    add(record, MINISTRY, page("whole", (" ".join(WORDS),)))
    said = [quote.text for quote in record.ask(FISH).quotes]
    assert sum(WORDS[1] in text for text in said) == 1


def test_what_was_corrected_is_shown_in_both_wordings(record: Record) -> None:
    add(record, MINISTRY, page("corrected", CORRECTED))
    quotes = record.ask(QUOTA).quotes
    assert {WORDS[2], CORRECTED[2]} <= {quote.text for quote in quotes}
    assert all(quote.copies[0].differing == 1 for quote in quotes)
    assert record.check_quote(CORRECTED[2]).matches[0].source_id == "corrected"
    (differs,) = record.differences("ministry", "corrected")
    assert differs.here
    assert differs.there
    assert (differs.here.text, differs.there.text) == (WORDS[2], CORRECTED[2])


def test_a_copy_outside_the_filter_does_not_hide_the_other(record: Record) -> None:
    add(record, MINISTRY, page("undated", date=None))
    within = Filters(date_from="2021-01-01", date_to="2021-12-31")
    assert record.ask(FISH, filters=within).outcome == "quotes"
    record.edit("ministry", kind="speech")
    speeches = Filters(kinds=("statement",))
    answer = record.ask(FISH, filters=speeches)
    assert [quote.source_id for quote in answer.quotes] == ["undated"]
    assert [s.source_id for s in record.list(speeches)[0]] == ["undated"]


def test_the_fingerprint_tells_that_something_became_one(record: Record) -> None:
    add(record, MINISTRY)
    before = record.fingerprint()
    record.relate()
    assert record.fingerprint() == before
    add(record, EMBASSY)
    together = record.fingerprint()
    with record.store.transaction() as db:
        db.execute("DELETE FROM meta WHERE key = 'kin method'")
    record.relate()
    assert record.fingerprint() != before != together


def test_the_pair_is_in_what_programs_get(record: Record) -> None:
    add(record, MINISTRY, RUSSIAN_PAGE)
    there = record.statement("russian").statement_id
    (pair,) = record.ask(FISH).quotes[0].pairs
    assert (pair.statement_id, pair.language, pair.role) == (there, "ru", "translation")
    told = as_plain(record.statement("ministry"))
    assert told["pairs"][0] == as_plain(pair)


def test_each_language_by_itself_is_said_once_and_only_where_it_is_so(record: Record) -> None:
    add(record, MINISTRY)
    assert BY_ITSELF not in record.ask(FISH).coverage.notes
    add(record, RUSSIAN_PAGE)
    assert record.ask(FISH).coverage.notes.count(BY_ITSELF) == 1
    assert BY_ITSELF not in record.ask(FISH, filters=Filters(languages=("en",))).coverage.notes


def test_a_model_of_both_languages_says_nothing_of_it(tmp_path: Path) -> None:
    both = ToyEncoder("both", frozenset({"en", "ru"}))
    with Record.open(tmp_path / "record", encoder=both) as record:
        add(record, MINISTRY, RUSSIAN_PAGE)
        assert BY_ITSELF not in record.ask(FISH).coverage.notes


def test_pages_name_the_other_sources_and_languages(record: Record) -> None:
    add(record, MINISTRY, page("corrected", CORRECTED), RUSSIAN_PAGE)
    ids = {name: record.statement(name).statement_id for name in ("corrected", "russian")}
    with private_folder():
        here = {"base_url": "http://127.0.0.1", "client": ("127.0.0.1", 50_000)}
        client = TestClient(application(record, Work(record)), **here)
        answer = record.ask(FISH)
        shown = client.get(f"/answers/{answer.answer_id}").text
        russian = f'href="/statements/{ids["russian"]}" data-open>Russian translation</a>'
        (quote,) = [one for one in answer.quotes if one.text == WORDS[1]]
        asked = f"of={quote.statement_id}&amp;at={quote.start_char}#mark"
        place = f'href="/statements/{ids["russian"]}?{asked}" data-open>Russian translation</a>'
        assert place in shown
        there = client.get(html.unescape(place.split('"')[1])).text
        marked = there.split('<div class="counterpart" id="mark">')
        assert RUSSIAN[1] in marked[1].split("</p>")[0]
        unpaired = f"/statements/russian?of={ids['corrected']}&at=9999"
        assert "counterpart" not in client.get(unpaired).text
        assert f'href="/statements/{ids["corrected"]}" data-open' in shown
        assert "(1 sentence differs)" in shown
        whole = client.get("/statements/ministry").text
        assert russian in whole
        assert "English original" in client.get("/statements/russian").text
        beside = whole.split('href="')[1:]
        (path,) = [one.split('"')[0] for one in beside if "/beside/" in one.split('"')[0]]
        differs = client.get(path).text
        assert "They differ in 1 place." in differs
        assert differs.count("710 thousand") == differs.count("700 thousand") == 1
        api = client.get("/api/v1/statements/ministry/differences/corrected").json()
        assert api[0]["there"]["text"] == CORRECTED[2]
        listed = client.get("/api/v1/statements").json()["statements"]
        assert [len(one["copies"]) for one in listed if one["source_id"] != "russian"] == [1]


def test_the_shell_names_them_too(tmp_path: Path) -> None:
    with Record.open(tmp_path, encoder=ToyEncoder()) as record:
        add(record, MINISTRY, page("corrected", CORRECTED), RUSSIAN_PAGE)
    shell = CliRunner()

    def run(*words: str) -> str:
        result = shell.invoke(app, ["--record", str(tmp_path), *words])
        assert result.exit_code == 0, result.output
        return result.output

    shown = run("show", "ministry")
    assert "also added as corrected (1 sentence differs)" in shown
    assert "ru translation: " in shown
    assert "en original: " in run("show", "russian")
    assert "1 other source has it too" in run("list")
    differs = run("show", "ministry", "--beside", "corrected")
    assert "- We agreed on a quota of 700" in differs
    assert "+ We agreed on a quota of 710" in differs
    found = json.loads(run("show", "ministry", "--beside", "corrected", "--json"))
    assert found[0]["here"]["text"] == WORDS[2]
