"""Everything about a topic: is all there is listed, little else, and counted rightly?

Asked of `everything_about`, page by page to the end. With L the paragraphs listed and G those of
grade 2, paragraphs of grade 1 taken out of L:

    recall     |L ∩ G| / |G|
    precision  |L ∩ G| / |L|
    counted    the total that each page tells is how many paragraphs its pages list together, what
               they point at left out
    summed     the paragraphs of the single statements, and of the single years, add up to the total
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from qa.evaluation.gold import GoldQuestion
from qa.evaluation.split import half
from qa.evaluation.system import System
from qa.evaluation.tables import Scored
from qa.everything import LEANED_ON
from qa.types import Page, Quote

KIND = "exhaustive"


def evaluate(questions: Iterable[GoldQuestion], system: System) -> list[Scored]:
    """Each question that wants all there is."""
    return [
        Scored(one.id, half(one.id), scores(list(pages(one.text, system)), one))
        for one in questions
        if one.kind == KIND and one.relevant
    ]


def pages(topic: str, system: System) -> Iterator[Page]:
    """All pages, in order."""
    page = system.everything_about(topic)
    yield page
    while page.next is not None:
        page = system.everything_about(topic, cursor=page.next)
        yield page


def scores(listed: list[Page], question: GoldQuestion) -> dict[str, float | None]:
    """All figures of one list."""
    quotes = [quote for page in listed for quote in page.quotes if LEANED_ON not in quote.why]
    first = {(quote.source_id, quote.paragraph): quote for quote in quotes}
    shown = set(first) - question.partial
    right = len(shown & question.relevant)
    totals = {page.total for page in listed}
    return {
        "recall": right / len(question.relevant),
        "precision": right / len(shown) if shown else None,
        "counted": float(totals == {len(first)}),
        "summed": float(all({group.total()} == totals for group in _groups(first.values()))),
        "listed": float(len(first)),
    }


def _groups(quotes: Iterable[Quote]) -> tuple[Counter[str], Counter[str | None]]:
    """How many paragraphs of each statement, and of each year."""
    several = list(quotes)
    years = Counter(quote.date[:4] if quote.date else None for quote in several)
    return Counter(quote.statement_id for quote in several), years
