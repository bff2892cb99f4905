"""Counts are of what paragraphs say, not of what stands over them."""

from __future__ import annotations

from pathlib import Path

import pytest

from qa import Record
from tests.toy_encoder import ToyEncoder

PAGE = """Address on Mariupol

21 April 2022

The defenders of Mariupol hold on.

Our partners send help every day, and we thank them for it.

We spoke about Mariupol with the leaders of three countries today.
"""


@pytest.fixture
def record(tmp_path: Path):
    (tmp_path / "page.txt").write_text(PAGE, "utf-8")
    with Record.open(tmp_path / "record", encoder=ToyEncoder()) as opened:
        opened.add(tmp_path / "page.txt")
        yield opened


def test_a_paragraph_is_not_counted_for_its_title(record: Record) -> None:
    answer = record.ask("How often was Mariupol mentioned?")
    assert "In all there are 2 paragraphs of 1 statement" in answer.message


def test_the_title_may_hold_one_of_two_words(record: Record) -> None:
    answer = record.ask("How often was Mariupol mentioned together with partners?")
    assert len(record.search_index.matching("partners Mariupol")) == 1
    assert answer.quotes


def test_everything_lists_what_holds_the_word(record: Record) -> None:
    page = record.everything_about("Mariupol")
    assert page.total == 2
    assert all("Mariupol" in quote.text for quote in page.quotes)
