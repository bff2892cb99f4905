"""Exports: every quote with its place, and nothing a spreadsheet would run."""

from __future__ import annotations

import csv
import io
import json

import pytest

from qa.errors import QuestionError
from qa.export import exported
from qa.types import Page, Quote


def quote(text: str) -> Quote:
    return Quote(
        1, "s-1", "page", 5, 10, 10 + len(text), text, "reported", "Taro Kono", "Sergey Lavrov",
        "=A title", "2019-05-30", "Tokyo", None, 1.0, "Taro Kono, as told by Sergey Lavrov, Tokyo",
    )  # fmt: skip


def test_csv_keeps_words_and_disarms_formulas() -> None:
    rows = list(csv.DictReader(io.StringIO(exported(Page(1, (quote('He "said",\nso'),)), "csv"))))
    assert rows[0]["text"] == 'He "said",\nso'
    assert rows[0]["title"] == "'=A title"
    assert (rows[0]["start_char"], rows[0]["voice"]) == ("10", "reported")


def test_markdown_quotes_every_line_and_cites() -> None:
    told = exported(Page(1, (quote("one\ntwo"),)), "markdown")
    assert "> one\n> two\n>\n> — Taro Kono, as told by Sergey Lavrov, Tokyo (reported" in told


def test_json_has_the_contracts_names() -> None:
    told = json.loads(exported(Page(1, (quote("x"),)), "json"))
    assert told["quotes"][0]["start_char"] == 10
    assert told["next"] is None


def test_an_unknown_format_names_those_there_are() -> None:
    with pytest.raises(QuestionError, match="json, markdown, csv"):
        exported(Page(0, ()), "docx")
