"""The kinds of a change, one table a language; the first is what matters most to a reader."""

from __future__ import annotations

import pytest
from made import made_statement

from qa.quotations.check_quote import check
from qa.quotations.stretch import Given

RECORD = made_statement(
    [
        [
            "We will sign the treaty with Norway in May.",
            "Norway does not want a new war.",
            "The Minister told the Ambassador that the fleet had left.",
            "We have never refused to talk, and we will not only listen but also act.",
            "He failed to convince the parliament.",
            "Sweden supports Finland in its talks with Denmark.",
            "It is impossible to accept these terms without guarantees.",
            "Nobody in our country wants this.",
            "Our partners cannot ignore the results of the vote.",
            "About one third of the ships, some 1,500 vessels, were lost in 1944.",
            "It is not the price, but the quality of the bread that matters to us.",
        ],
        [
            "Мы никогда не откажемся от своих обязательств.",
            "Это невозможно принять без гарантий.",
            "Он попросил нас вернуть документы до 15 мая.",
        ],
        [
            "Ми не здамо нашу землю ворогам.",
            "Польща допомогла Україні прийняти два мільйони людей.",
        ],
    ]
)
PARAGRAPHS = Given([(RECORD, paragraph) for paragraph in RECORD.paragraphs])


def kinds(quotation: str) -> list[str]:
    found = check(quotation, PARAGRAPHS)
    assert found.verdict == "altered"
    for change in found.changes:
        assert change.original in RECORD.text
        assert change.quoted in quotation
    return [change.kind for change in found.changes]


@pytest.mark.parametrize(
    ("quotation", "expected"),
    [
        ("We will not sign the treaty with Norway in May.", ["negation"]),
        ("We won't sign the treaty with Norway in May.", ["negation"]),
        ("Norway wants a new war.", ["negation"]),
        ("We have refused to talk, and we will not only listen but also act.", ["negation"]),
        ("It is possible to accept these terms without guarantees.", ["negation"]),
        ("It is impossible to accept these terms with guarantees.", ["negation"]),
        ("Everybody in our country wants this.", ["negation"]),
        ("Our partners can ignore the results of the vote.", ["negation"]),
        ("He convinced the parliament.", ["negation"]),
        ("Мы откажемся от своих обязательств.", ["negation"]),
        ("Это возможно принять без гарантий.", ["negation"]),
        ("Ми здамо нашу землю ворогам.", ["negation"]),
    ],
)
def test_a_negation_put_in_or_taken_out(quotation: str, expected: list[str]) -> None:
    assert kinds(quotation) == expected


@pytest.mark.parametrize(
    "quotation",
    [
        "We have never agreed to talk, and we will not only listen but also act.",
        "He managed to convince the parliament.",
        "Norway doesn't want a new war.",
        "Our partners can no longer ignore the results of the vote.",
        "Мы никогда не отказывались от своих обязательств.",
    ],
)
def test_another_word_that_denies_no_more_and_no_less(quotation: str) -> None:
    assert kinds(quotation) == ["word"]


@pytest.mark.parametrize(
    ("quotation", "kind"),
    [
        ("About one half of the ships, some 1,500 vessels, were lost in 1944.", "number"),
        ("About one third of the ships, some 15,000 vessels, were lost in 1944.", "number"),
        ("Польща допомогла Україні прийняти три мільйони людей.", "number"),
        ("Он попросил нас вернуть документы до 25 мая.", "number"),
        ("We will sign the treaty with Iceland in May.", "name"),
        ("The Ambassador told the Minister that the fleet had left.", "actor swap"),
        ("Denmark supports Finland in its talks with Sweden.", "actor swap"),
        ("They will sign the treaty with Norway in May.", "actor swap"),
        ("Мы попросили его вернуть документы до 15 мая.", "actor swap"),
        ("Україна допомогла Польщі прийняти два мільйони людей.", "actor swap"),
        ("About one third of the ships were lost in 1944.", "elision"),
        ("It is the quality of the bread that matters to us.", "elision"),
    ],
)
def test_other_kinds(quotation: str, kind: str) -> None:
    assert kinds(quotation)[0] == kind


def test_two_changes_are_both_listed_the_graver_first() -> None:
    found = kinds("We will cancel the treaty with Norway in 2020, and Norway does want a new war.")
    assert found[0] == "negation"
    assert "word" in found
