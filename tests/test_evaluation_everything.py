"""Lists of everything, measured by hand-made pages."""

from __future__ import annotations

from dataclasses import replace

from evaluation_toy import ToySystem, quote, statement

from qa.evaluation import everything
from qa.evaluation.gold import GoldQuestion, GoldSpan
from qa.everything import LEANED_ON
from qa.types import Page

SAID = statement("s", *([(f"Paragraph {n}.", "own", None)] for n in range(4)))
TOPIC = "All on fish?"


def question(*grades: int) -> GoldQuestion:
    gold = tuple(GoldSpan("s", at, "x", grade) for at, grade in enumerate(grades))
    return GoldQuestion("q", TOPIC, "exhaustive", True, gold)


def scored(question: GoldQuestion, *pages: Page) -> dict[str, float | None]:
    system = ToySystem({"s": SAID}, pages={TOPIC: pages})
    (one,) = everything.evaluate([question], system)
    return dict(one.scores)


def test_all_pages_are_read_and_grade_one_is_left_out() -> None:
    pages = (
        Page(3, (quote(SAID, 0, 0, 5), quote(SAID, 1, 0, 5)), "1"),
        Page(3, (quote(SAID, 3, 0, 5),)),
    )
    figures = scored(question(2, 1, 2), *pages)
    assert figures == {
        "recall": 1 / 2,
        "precision": 1 / 2,
        "counted": 1,
        "summed": 1,
        "listed": 3,
    }


def test_a_wrong_total_shows() -> None:
    figures = scored(question(2), Page(2, (quote(SAID, 0, 0, 5),)))
    assert (figures["counted"], figures["summed"]) == (0, 0)


def test_what_a_quote_points_at_is_not_counted() -> None:
    before = replace(quote(SAID, 0, 0, 5), why=(LEANED_ON,))
    figures = scored(question(0, 2), Page(1, (before, quote(SAID, 1, 0, 5))))
    assert (figures["counted"], figures["precision"]) == (1, 1)


def test_other_kinds_are_not_asked() -> None:
    assert everything.evaluate([replace(question(2), kind="topic")], ToySystem({})) == []
