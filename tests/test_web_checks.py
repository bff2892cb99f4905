"""How a checked quotation is shown: the verdict in words, the differences in marks and words."""

from __future__ import annotations

import re

import pytest
from web_samples import KONO, NASTY, REPLY, answer, quote

from qa.quotations.check_answer import FOUND, change_line
from qa.types import Change, ChangeKind, QuoteCheck, Verdict
from qa.web.render.answers import answer as answer_html
from qa.web.render.checks import CHANGED, HEADLINES, check_form, matches, verdict

ALTERED = REPLY.replace("are operating", "are not operating")
NEGATED = Change("negation", "not", "")


def text(markup: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", markup)).strip()


@pytest.mark.parametrize("found", ["exact", "typographic", "altered", "absent"])
def test_every_verdict_is_said_in_words(found: Verdict) -> None:
    markup = verdict(QuoteCheck(found, (quote(text=REPLY),)), REPLY, "Said by Lavrov.")
    assert HEADLINES[found] in text(markup)
    assert f"verdict {found}" in markup
    assert "Said by Lavrov." in markup
    assert ("<del" in markup) == (found == "altered")


def test_a_difference_is_marked_in_place_and_for_those_who_do_not_see_it() -> None:
    check = QuoteCheck("altered", (quote(text=REPLY),), (NEGATED,))
    told = f"{FOUND['altered']}: {change_line(NEGATED)}. Said by Sergey Lavrov."
    markup = verdict(check, ALTERED, told)
    assert '<del><span class="unseen">[in the quotation: </span>not<span' in markup
    assert "<b>Negation changed</b> – in the quotation: <del" in markup
    assert "Said by Sergey Lavrov." in markup
    assert "asked: not" not in markup
    diff = markup[markup.index('class="diff"') : markup.index("legend")]
    assert text(re.sub(r"<del>.*?</del>", "", diff.split(">", 1)[1]).split("<p")[0]) == REPLY


@pytest.mark.parametrize("kind", list(CHANGED))
def test_every_kind_of_change_is_named(kind: ChangeKind) -> None:
    check = QuoteCheck("altered", (quote(),), (Change(kind, "five", "six"),))
    assert f"<b>{CHANGED[kind]}</b>" in verdict(check, "five", "")


def test_nearest_passages_are_not_passed_for_the_quotation() -> None:
    markup = matches(QuoteCheck("absent", (quote(),)))
    assert markup.index("Nearest passages") < markup.index('class="aside"') < markup.index(KONO)
    assert matches(QuoteCheck("absent", ())) == ""
    assert "Where it is, 2 places" in matches(QuoteCheck("exact", (quote(), quote(2))))


def test_a_check_in_the_chat_looks_like_one() -> None:
    found = answer("quotes", [quote(text=REPLY)], verdict="exact", message="In this record.")
    markup = answer_html(found)
    assert "verdict exact" in markup
    assert 'class="summary"' not in markup
    assert "Compared letter for letter" in markup


def test_a_hostile_quotation_stays_text() -> None:
    check = QuoteCheck("altered", (quote(text=NASTY),), (Change("word", NASTY, NASTY),))
    for markup in (verdict(check, f"{NASTY} more", NASTY), matches(check), check_form(NASTY)):
        assert "<script" not in markup
        assert "<img" not in markup
