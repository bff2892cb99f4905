"""What stands over quotes that are taken away: the whole question, the filters, the notes."""

from __future__ import annotations

from dataclasses import replace

from evaluation_toy import answer

from qa.exports.rows import headline, summary
from qa.types import Filters, Page

FOLLOW_UP = answer("and in 2020?", "nothing")


def test_a_follow_up_is_told_as_the_whole_question_that_it_was_read_as() -> None:
    whole = replace(FOLLOW_UP.query, standalone="What of Syria in 2020?", carried=("Syria",))
    found = replace(FOLLOW_UP, question="and in 2020?", query=whole)
    assert headline(found) == "What of Syria in 2020?"
    assert headline(replace(found, query=replace(whole, carried=()))) == "and in 2020?"


def test_filters_and_notes_go_with_what_was_found() -> None:
    filters = Filters("2020-01-01", "2020-12-31", ("Kari Berg",), own_words_only=True)
    query = replace(FOLLOW_UP.query, filters=filters, notes=("“without” is not understood.",))
    assert summary(replace(FOLLOW_UP, message="Nothing.", query=query)) == (
        "Nothing. Filters: from 2020-01-01; to 2020-12-31; by Kari Berg; own words only. "
        "“without” is not understood."
    )
    assert summary(Page(1, (), query=replace(query, notes=(), filters=Filters()))) == (
        "1 paragraph matches."
    )
