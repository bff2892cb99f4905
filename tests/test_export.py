"""Exports: every quote with all that finds it again, in formats that other programs read back."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from typing import Any

import pytest
from web_samples import NASTY, answer, statement

from corpus.kin.types import Copy, Pair
from corpus.messages import say
from corpus.types import Statement
from qa.errors import QuestionError
from qa.exports import FORMATS, exported
from qa.types import Answer, Filters, Page, Query, Quote
from qa.web.language import language_of

ASKED = Query("", "")
WORDS = "В ответ мы сказали: 100% & {x} $5 #1 a_b ~ ^ \\ “да”,\nи ещё раз – нет."


def quote(text: str, **fields: Any) -> Quote:
    known: dict[str, Any] = {
        "number": 1, "statement_id": "tokyo-1", "source_id": "page", "paragraph": 5,
        "start_char": 10, "end_char": 10 + len(text), "text": text, "voice": "reported",
        "by": "Taro Kono", "speaker": "Sergey Lavrov", "title": "=A title", "date": "2019-05-30",
        "place": "Tokyo", "url": "https://example.org/a?b=1&c=2", "score": 1.0,
        "citation": "Taro Kono, as told by Sergey Lavrov, Tokyo",
    }  # fmt: skip
    return Quote(**(known | fields))


HELD = statement(
    ["x"], publisher="Ministry & Co", kind="speech", added="2026-01-02T03:04:05Z", language="ru"
)


def statement_of(statement_id: str) -> Statement:
    assert statement_id == HELD.statement_id
    return HELD


def taken(format: str, *words: str, found: Answer | Page | None = None) -> Any:
    quotes = tuple(quote(text, number=n) for n, text in enumerate(words, 1))
    return exported(found or Page(len(quotes), quotes), format, statement_of)


def test_csv_keeps_words_and_disarms_formulas() -> None:
    rows = list(csv.DictReader(io.StringIO(taken("csv", 'He "said",\nso'))))
    assert rows[0]["text"] == 'He "said",\nso'
    assert rows[0]["title"] == "'=A title"
    assert (rows[0]["start_char"], rows[0]["voice"]) == ("10", "reported")
    assert rows[0]["retrieved"] == "2026-01-02"
    assert rows[0]["text_sha256"] == HELD.sha256
    assert rows[0]["locator"] == "paragraph 6, characters 10-23"


def test_markdown_quotes_every_line_and_cites() -> None:
    told = taken("markdown", "one\ntwo")
    assert (
        "> one\n> two\n>\n> — Taro Kono, as told by Sergey Lavrov, Tokyo, =A title "
        "(Reported from Taro Kono, labelled automatically)" in told
    )
    assert f"retrieved 2026-01-02, SHA-256 `{HELD.sha256}`" in told


@pytest.mark.parametrize("format", ["markdown", "docx", "bibtex", "ris", "csl"])
def test_what_stands_around_the_words_is_in_the_readers_language(format: str) -> None:
    quotes = (quote("Exact words.", locator="page 3", citation=say("Question")),)
    page = Page(1, quotes, query=replace(ASKED, filters=Filters(own_words_only=True)))
    body = exported(page, format, statement_of, language_of("ru"))
    told = body if isinstance(body, str) else _document_text(body)
    assert "Exact words." in told
    assert "с. 3, абзац 6, знаки 10–22" in told.replace("С. 3", "с. 3")
    assert "Передано с чужих слов: Taro Kono" in told
    for english in ("paragraph", "Voice", "labelled", "retrieved", "Filters", "Question"):
        assert english not in told, english


def _document_text(body: bytes) -> str:
    from docx import Document

    return "\n".join(one.text for one in Document(io.BytesIO(body)).paragraphs)


@pytest.mark.parametrize("format", ["json", "csv"])
def test_what_programs_read_is_the_same_for_everybody(format: str) -> None:
    page = Page(1, (quote("Exact words.", locator="page 3"),))
    english = exported(page, format, statement_of)
    assert exported(page, format, statement_of, language_of("ru")) == english
    assert "page 3, paragraph 6, characters 10-22" in str(english)


def test_json_has_the_contracts_names() -> None:
    told = json.loads(taken("json", "x"))
    assert told["quotes"][0]["start_char"] == 10
    assert told["quotes"][0]["text_sha256"] == HELD.sha256
    assert told["next"] is None


def test_bibtex_is_read_back_with_the_same_words() -> None:
    import bibtexparser

    library = bibtexparser.parse_string(taken("bibtex", WORDS, "Second."))
    assert library.failed_blocks == []
    entry, second = library.entries
    fields = {field.key: field.value for field in entry.fields}
    plain = fields["abstract"]
    for tex, mark in (
        (r"\textbackslash{}", "\0"), (r"\textasciitilde{}", "~"), (r"\textasciicircum{}", "^"),
        (r"\{", "{"), (r"\}", "}"), (r"\&", "&"), (r"\%", "%"), (r"\$", "$"), (r"\#", "#"),
        (r"\_", "_"), ("\0", "\\"),
    ):  # fmt: skip
        plain = plain.replace(tex, mark)
    assert plain == WORDS
    assert fields["author"] == "{Sergey Lavrov}"
    assert fields["urldate"] == "2026-01-02"
    assert HELD.sha256 in fields["note"]
    assert second.key != entry.key


def test_ris_is_read_back_with_the_same_words_but_for_line_breaks() -> None:
    import rispy

    first, second = rispy.loads(taken("ris", WORDS, "Second."))
    assert first["abstract"] == WORDS.replace("\n", " ")
    assert first["authors"] == ["Sergey Lavrov"]
    assert first["urls"] == ["https://example.org/a?b=1&c=2"]
    assert first["date"] == "2019/05/30"
    assert HELD.sha256 in first["notes"][0]
    assert second["abstract"] == "Second."


def test_csl_json_has_dates_as_the_schema_wants_them() -> None:
    (item,) = json.loads(taken("csl", WORDS))
    assert item["abstract"] == WORDS
    assert item["type"] == "speech"
    assert item["issued"] == {"date-parts": [[2019, 5, 30]]}
    assert item["accessed"] == {"date-parts": [[2026, 1, 2]]}


def test_a_word_document_holds_words_citation_and_hash() -> None:
    from docx import Document

    found = answer("quotes", [quote(WORDS), quote("bell \x07 rings", number=2)])
    body = taken("docx", found=found)
    made = Document(io.BytesIO(body))
    said = [one.text for one in made.paragraphs if one.style.name == "Quote"]
    assert said == [WORDS, "bell \N{REPLACEMENT CHARACTER} rings"]
    whole = "\n".join(one.text for one in made.paragraphs)
    for known in (found.question, "as told by Sergey Lavrov", HELD.sha256, "2026-01-02"):
        assert known in whole


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_takes_hostile_words_and_an_empty_list(format: str) -> None:
    assert exported(Page(0, ()), format, statement_of) is not None
    told = taken(format, NASTY)
    assert isinstance(told, bytes) == (format == "docx")


def test_an_unknown_format_names_those_there_are() -> None:
    with pytest.raises(QuestionError, match="json, markdown, csv, docx, bibtex, ris, csl"):
        exported(Page(0, ()), "pdf", statement_of)


KIN = {
    "copies": (
        Copy("oslo-2", "embassy", "Talks", "2021-03-03", "https://embassy.example.org/7", None, 2),
        Copy("oslo-3", "mine", "Talks", None, None, None, None),
    ),
    "pairs": (
        Pair("oslo-4", "ru", "Переговоры", None, "https://example.org/ru", "original", "link"),
        Pair("oslo-5", "fr", "Pourparlers", None, None, "version", "day"),
    ),
}


@pytest.mark.parametrize("format", ["csv", "json", "markdown", "docx", "bibtex", "ris", "csl"])
def test_where_else_the_statement_stands_goes_along(format: str) -> None:
    page = Page(1, (quote("Exact words.", **KIN),))
    older = replace(HELD, superseded_by="tokyo-2")
    body = exported(page, format, lambda _: older)
    told = body if isinstance(body, str) else _document_text(body)
    told = told.replace(r"\_", "_")
    for place in (
        "https://embassy.example.org/7 (2 sentences differ)",
        "added as mine;",
        "Original (ru): https://example.org/ru",
        "Version in another language (fr): oslo-5",
        "newest version here is tokyo-2",
    ):
        assert place in told, place


def test_nothing_is_said_of_a_statement_that_stands_alone() -> None:
    for format in FORMATS:
        body = taken(format, "Exact words.")
        told = body if isinstance(body, str) else _document_text(body)
        assert "Also" not in told
        assert "newest version" not in told
