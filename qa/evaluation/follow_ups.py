"""Does a follow-up take along what people took along, and nothing where they took nothing?

MTRAG has turns with a standalone rewriting by a person, and no texts here to search: only what is
understood (`query.standalone`) is measured. Words are content words, lower-case. With H the words a
person added to the turn, of those that stand in earlier turns, and C the words we added:

    recall      |C ∩ H| / |H|     turns where H has words
    precision   |C ∩ H'| / |C|    H' also counts words from elsewhere; turns where C has words
    untouched   C is empty        turns a person left as they were
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from embeddings.stop_words import STOP_WORDS
from qa.errors import QuestionError
from qa.evaluation.gold import GoldFollowUp
from qa.evaluation.split import half
from qa.evaluation.system import System
from qa.evaluation.tables import Scored
from qa.types import Answer

WORD = re.compile(r"[^\W_]+")
Turns = tuple[tuple[str, Answer], ...]


def evaluate(gold: Iterable[GoldFollowUp], system: System) -> list[Scored]:
    """Each turn asked after those before it; a history is asked once for all its later turns."""
    known: dict[tuple[str, ...], Turns] = {(): ()}
    return [_evaluate(one, _history(one.earlier, system, known), system) for one in gold]


def _history(
    earlier: tuple[str, ...], system: System, known: dict[tuple[str, ...], Turns]
) -> Turns:
    if earlier not in known:
        before = _history(earlier[:-1], system, known)
        try:
            answer = system.ask(earlier[-1], history=before)
        except QuestionError:  # "Hello": as in the chat, what asks nothing leaves no trace
            known[earlier] = before
        else:
            known[earlier] = (*before, (earlier[-1], answer))
    return known[earlier]


def _evaluate(gold: GoldFollowUp, history: Turns, system: System) -> Scored:
    try:
        understood = system.ask(gold.text, history=history).query.standalone
    except QuestionError:
        understood = gold.text  # nothing was added to it
    figures = scores(gold, understood)
    rewritten = words(gold.standalone) != words(gold.text)
    return Scored(
        gold.id,
        half(gold.conversation),
        figures,
        ("rewritten by people" if rewritten else "left as it was",),
    )


def scores(gold: GoldFollowUp, understood: str) -> dict[str, float | None]:
    """Overlap of what we added to the turn with what a person added."""
    added = words(gold.standalone) - words(gold.text)
    carried = added & words(" ".join(gold.earlier))
    ours = words(understood) - words(gold.text)
    return {
        "recall": len(ours & carried) / len(carried) if carried else None,
        "precision": len(ours & added) / len(ours) if ours else None,
        "untouched": float(not ours) if not added else None,
    }


def words(text: str) -> frozenset[str]:
    """The content words of a text."""
    return frozenset(WORD.findall(text.lower())) - STOP_WORDS
