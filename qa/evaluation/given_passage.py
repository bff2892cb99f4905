"""Given the passage: are the right sentences chosen, and is a passage without an answer refused?

The question comes with a filter on the passage's own day, so nothing else can be found. Quotes
count whatever the outcome calls them: refusal is measured apart.

    sentence F1   a sentence counts as shown if more than half of its characters are; F1 of shown
                  against chosen sentences, the best over annotators (as in SQuAD)
    first holds   the first quote holds the whole of the exact answer
    first ≤ 2     … in at most two sentences
    any holds     some quote does
"""

from __future__ import annotations

from collections.abc import Iterator

from qa.evaluation.gold import GoldPassage, GoldSpan
from qa.evaluation.locate import Locator
from qa.evaluation.split import half
from qa.evaluation.system import System
from qa.evaluation.tables import Scored
from qa.types import Answer, Filters, Quote


def ask(gold: GoldPassage, system: System) -> Answer:
    """The question, asked of its passage alone."""
    return system.ask(gold.text, filters=Filters(date_from=gold.day, date_to=gold.day))


def score(gold: GoldPassage, answer: Answer, locator: Locator) -> Scored:
    """All figures of one answer, right or wrong to have been given."""
    figures = _answer_held(gold, answer, locator)
    figures["sentence F1"] = _sentence_f1(gold, answer, locator)
    return Scored(gold.id, half(gold.id), figures)


def _answer_held(gold: GoldPassage, answer: Answer, locator: Locator) -> dict[str, float | None]:
    place = locator.find(gold.answer) if gold.answer else None
    if place is None:
        return {}
    holding = [
        quote.start_char <= place.start_char and place.end_char <= quote.end_char
        for quote in answer.quotes
    ]
    first = bool(holding) and holding[0]
    length = _sentences_in(locator, answer.quotes[0]) if first else 0
    return {
        "first holds": float(first),
        "first ≤ 2": float(first and length <= 2),
        "any holds": float(any(holding)),
    }


def _sentences_in(locator: Locator, quote: Quote) -> int:
    paragraph = locator.paragraph(quote.source_id, quote.paragraph)
    sentences = paragraph.sentences if paragraph else ()
    return sum(
        one.start_char < quote.end_char and quote.start_char < one.end_char for one in sentences
    )


def _sentence_f1(gold: GoldPassage, answer: Answer, locator: Locator) -> float | None:
    if not gold.selections:
        return None
    covered = {at for quote in answer.quotes for at in range(quote.start_char, quote.end_char)}
    shown = {
        number
        for number, place in enumerate(_sentence_places(gold, locator))
        if place and 2 * len(covered.intersection(range(*place))) > place[1] - place[0]
    }
    return max(_f1(shown, chosen) for chosen in gold.selections)


def _sentence_places(gold: GoldPassage, locator: Locator) -> Iterator[tuple[int, int] | None]:
    """Where each gold sentence stands, looked for from the end of the one before it."""
    after = 0
    for words in gold.sentences:
        place = locator.find(GoldSpan(gold.source_id, 0, words, start=after))
        yield (place.start_char, place.end_char) if place else None
        after = place.end_char if place else after


def _f1(shown: set[int], chosen: frozenset[int]) -> float:
    return 2 * len(shown & chosen) / (len(shown) + len(chosen))
