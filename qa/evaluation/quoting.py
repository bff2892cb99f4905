"""Do the quotes shown hold what answers, and little else?

Characters are places in the stored statement. With S the characters shown (only where the outcome
is *quotes*) and G those of the grade-2 gold quotes; characters of grade 1 leave S, as they are
neither right nor wrong (whole paragraphs where nothing better is marked in them):

    precision P  |S ∩ G| / |S|
    recall R     |S ∩ G| / |G|
    F1           2PR / (P + R), 0 where nothing is shared

Means are over questions (macro). `first answers`: the first quote shares a character with a gold
quote. `F1 if found`: F1 of those questions where a paragraph of grade 2 was shown at all;
`F1 within`: the same, looking inside the paragraphs found only, which is the cutting alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from qa.evaluation.gold import RELEVANT, GoldQuestion
from qa.evaluation.locate import Locator, Place
from qa.types import Answer

Characters = set[tuple[str, int]]


def overlap(shown: Characters, gold: Characters) -> tuple[float, float, float]:
    """Precision, recall and F1 of two sets of characters."""
    shared = len(shown & gold)
    if not shared:
        return 0.0, 0.0, 0.0
    precision, recall = shared / len(shown), shared / len(gold)
    return precision, recall, 2 * precision * recall / (precision + recall)


def shown_places(answer: Answer) -> list[Place]:
    """What the answer puts forward as answering: nothing, if it only calls its quotes related."""
    if answer.outcome != "quotes":
        return []
    return [Place(q.source_id, q.paragraph, q.start_char, q.end_char) for q in answer.quotes]


def scores(
    answer: Answer, question: GoldQuestion, locator: Locator
) -> dict[str, float | None] | None:
    """All figures of one answer; `None` if no gold quote of the question can be located."""
    gold_places = _located(question, locator, RELEVANT)
    gold = characters(gold_places)
    if not gold:
        return None
    places = shown_places(answer)
    shown = characters(places) - (_neutral(question, locator) - gold)
    precision, recall, f1 = overlap(shown, gold)
    found = question.relevant & {(place.source_id, place.paragraph) for place in places}
    inside = _paragraphs(found, locator)
    return {
        "F1": f1,
        "precision": precision if shown else None,
        "recall": recall,
        "first answers": float(bool(places) and bool(places[0].characters() & gold)),
        "paragraph recall": len(found) / len(question.relevant),
        "F1 if found": f1 if found else None,
        "F1 within": overlap(shown & inside, gold & inside)[2] if found else None,
        "characters shown": float(len(shown)),
        "quotes shown": float(len(places)),
    }


def first_answers(answer: Answer, question: GoldQuestion, locator: Locator) -> bool:
    """Whether the first quote answers, whatever the outcome says of it; for risk–coverage."""
    gold = characters(_located(question, locator, RELEVANT))
    return any(
        Place(q.source_id, q.paragraph, q.start_char, q.end_char).characters() & gold
        for q in answer.quotes[:1]
    )


def characters(places: Iterable[Place]) -> Characters:
    return {one for place in places for one in place.characters()}


def _located(question: GoldQuestion, locator: Locator, grade: int) -> list[Place]:
    spans = (locator.find(span) for span in question.gold if span.grade == grade)
    return [place for place in spans if place is not None]


def _neutral(question: GoldQuestion, locator: Locator) -> Characters:
    """Grade-1 quotes, and the whole of paragraphs that hold nothing better."""
    return characters(_located(question, locator, RELEVANT - 1)) | _paragraphs(
        question.partial, locator
    )


def _paragraphs(units: Iterable[tuple[str, int]], locator: Locator) -> Characters:
    places: Sequence[Place | None] = [locator.whole(*unit) for unit in units]
    return characters(place for place in places if place is not None)
