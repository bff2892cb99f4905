"""Each outcome looks like what it is, over what was searched, and shows how it was understood."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from web_samples import answer, quote

from corpus.messages import counted, percent
from qa.types import Coverage, Filters, Query
from qa.web.render import answers, quotes
from qa.web.render.links import answer_without, span_path
from qa.web.render.text import days


def test_nothing_says_over_what_and_does_not_claim_silence() -> None:
    found = answer("nothing", message="Nothing in this record (1 statement, 30 May 2019).")
    markup = answers.answer(found)
    assert '<div class="answer nothing"' in markup
    assert "Nothing in this record (1 statement, 30 May 2019)." in markup
    assert "does not mean that it was never said" in markup
    assert 'Looked for <q dir="auto">Kuril Islands</q> by words and by meaning.' in markup
    assert "blockquote" not in markup


def test_related_is_not_dressed_as_an_answer() -> None:
    markup = answers.answer(answer("related", [quote()]))
    assert "Related, not on point" in markup
    assert markup.index('class="notice related"') < markup.index("<blockquote")
    assert '<div class="aside">' in markup
    assert "Related" not in answers.answer(answer("quotes", [quote()]))


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (1.0, "by words and by meaning."),
        (0.0, "by words only."),
        (0.004, "by words in all of it, and by meaning in 1%."),
        (0.999, "by words in all of it, and by meaning in 99%."),
    ],
)
def test_the_share_searched_by_meaning_is_always_said(share: float, words: str) -> None:
    found = answer("nothing", coverage=Coverage(9, 9, None, None, share))
    assert answers.looked(found).endswith(words)


def test_what_was_understood_is_shown_as_chips_that_can_be_taken_off() -> None:
    filters = Filters("2018-01-01", None, ("Taro Kono",), ("ru",), ("interview",), True)
    query = Query(
        "and Korea since 2018?", "Korea", filters, carried=("topic: Japan", "dates: 2018 to …")
    )
    markup = answers.chips(answer(query=query, question="and Korea?"))
    for chip in (
        "since 2018 <small>carried over</small>",
        "said by Taro Kono",
        "in Russian",
        "interview",
        "own words only",
        "carried over: Japan",
    ):
        assert re.search(rf"<li[^>]*>{chip}( <a [^>]*>×</a>)?</li>", markup), chip
    assert markup.count("data-drop") == 6
    assert 'aria-label="Ask without: said by Taro Kono"' in markup
    assert 'Understood as: <q dir="auto">and Korea since 2018?</q>' in markup
    theirs = answers.chips(answer(query=query), Filters(kinds=("interview",)))
    assert '<li class="chosen">interview <small>your choice</small>' in theirs
    assert theirs.count("your choice") == 1
    plain = answer(query=Query("a", "a"), question="a")
    assert answers.chips(plain) == ""


def test_taking_a_filter_off_keeps_the_others_and_what_was_taken_off_before() -> None:
    filters = Filters("2018-01-01", None, ("Taro Kono",))
    found = answer(query=Query("q", "q", filters, dropped=("kinds",)), question="q?")
    asked = parse_qs(urlsplit(answer_without(found, "speakers")).query)
    assert asked["drop"] == ["kinds", "speakers"]
    assert asked["date_from"] == ["2018-01-01"]
    assert asked["q"] == ["q?"]
    assert "speaker" not in asked


def test_small_words() -> None:
    assert counted("{n} quote", "{n} quotes", 1) == "1 quote"
    assert counted("{n} quote", "{n} quotes", 2345) == "2,345 quotes"
    assert days("2019-05", "2019-05") == "May 2019"
    assert days("1790-01-08", "2026-02-24") == "8 January 1790 to 24 February 2026"
    assert days(None, None) == ""
    assert percent(0.5) == "50%"
    assert span_path("a/b?", 1, 2) == "/spans/a%2Fb%3F/1-2#mark"


def test_a_long_question_is_shown_short_and_in_full_on_demand() -> None:
    long = "What was said about herring quotas, and why? " * 30
    query = Query(long, long, carried=("topic: herring",))
    markup = answers.answer(answer(query=query, question="and why?"))
    assert '<details class="understood"><summary>Understood as: ' in markup
    assert markup.count(long) == 1
    assert markup.count(" …</q>") == 2
    assert len(re.search(r"Looked for <q[^>]*>(.*?)</q>", markup)[1]) <= 160  # type: ignore[index]


def test_a_name_from_right_to_left_draws_no_number_along() -> None:
    name = "سامح شكري"
    shown = quotes.quote_groups(
        [quote(citation=f"{name}, القاهرة, 30 May 2010", date="2010-05-30")]
    )
    assert f"\u2068{name}\u2069, \u2068القاهرة\u2069, 30 May 2010</p>" in shown
    assert f'data-citation="{name}, القاهرة, 30 May 2010' in shown


def test_whom_questions_were_put_to_is_no_speaker() -> None:
    query = Query("q", "Korea", Filters(speakers=("Taro Kono",)), intent="asked")
    markup = answers.chips(answer(query=query))
    assert "put to Taro Kono" in markup
    assert "said by" not in markup
