"""Verdict, kind of change and place of a checked quote."""

from __future__ import annotations

from dataclasses import replace

from evaluation_toy import ToySystem, quote, statement

from qa.evaluation import quote_checks
from qa.evaluation.gold import GoldQuote
from qa.types import Change, QuoteCheck

SAID = statement("s", [("We do not know.", "own", None)])
HERE = quote(SAID, 0, 0, 15)
ALTERED = GoldQuote("We do know.", "altered", "negation", ("s", 0))


def test_an_alteration_named_by_its_kind() -> None:
    check = QuoteCheck("altered", (HERE,), (Change("negation", "do", "do not"),))
    assert quote_checks.scores(ALTERED, check) == {
        "verdict": 1,
        "kind": 1,
        "place": 1,
        "first": 1,
        "found": None,
    }


def test_right_verdict_wrong_kind_second_place() -> None:
    elsewhere = replace(HERE, source_id="o")
    check = QuoteCheck("altered", (elsewhere, HERE), (Change("word", "do", "do not"),))
    scores = quote_checks.scores(ALTERED, check)
    assert (scores["verdict"], scores["kind"], scores["place"], scores["first"]) == (1, 0, 1, 0)


def test_an_alteration_passed_as_exact_has_no_kind_right() -> None:
    scores = quote_checks.scores(ALTERED, QuoteCheck("exact", (HERE,)))
    assert (scores["verdict"], scores["kind"]) == (0, 0)


def test_an_absent_quote_called_typographic_is_found() -> None:
    absent = GoldQuote("We will.", "absent", None, None)
    scores = quote_checks.scores(absent, QuoteCheck("typographic", (HERE,)))
    assert (scores["found"], scores["place"]) == (1, None)


def test_every_quote_is_checked_with_its_time() -> None:
    system = ToySystem({}, checks={"We do know.": QuoteCheck("altered", (HERE,))})
    (scored,) = quote_checks.evaluate([ALTERED], system)
    assert scored.groups == ("altered", "altered: negation")
    assert scored.scores["cpu ms"] is not None
