"""Is a follow-up answered as well as the full question it stands for?

Every turn is asked twice: as said, with the turns and answers before it, and in its standalone
wording with none. `… alone − in turn` is what the conversation costs (paired; above zero is a
loss). recall@20 is that of a search for what the answer says it understood (`query.standalone` with
`query.filters`), quotes are measured as in `quoting`. Turns of one conversation are not
independent, so the intervals are somewhat too narrow.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from qa.evaluation import quoting, retrieval
from qa.evaluation.gold import GoldConversation, GoldQuestion, GoldTurn
from qa.evaluation.locate import Locator
from qa.evaluation.split import half
from qa.evaluation.system import System
from qa.evaluation.tables import Scored
from qa.types import Answer

MEASURES = ("recall@20", "paragraph recall", "recall", "F1", "first answers")


def evaluate(
    conversations: Iterable[GoldConversation], system: System, locator: Locator
) -> list[Scored]:
    """Scores of every turn that has gold, with its history and alone."""
    return [one for talk in conversations for one in _conversation(talk, system, locator)]


def _conversation(talk: GoldConversation, system: System, locator: Locator) -> Iterator[Scored]:
    history: list[tuple[str, Answer]] = []
    for number, turn in enumerate(talk.turns):
        answer = system.ask(turn.asked.text, history=tuple(history))
        history.append((turn.asked.text, answer))
        if turn.asked.relevant:
            alone = system.ask(turn.standalone)
            figures = _compare(
                _measure(answer, turn.asked, system, locator),
                _measure(alone, turn.asked, system, locator),
            )
            yield Scored(turn.asked.id, half(talk.id), figures, (_sort(turn, number),))


def _sort(turn: GoldTurn, number: int) -> str:
    if number == 0:
        return "first turn"
    return "new topic" if turn.new_topic else "follow-up"


def _measure(
    answer: Answer, question: GoldQuestion, system: System, locator: Locator
) -> dict[str, float | None]:
    query = answer.query
    found = system.search(query.standalone, filters=query.filters, limit=retrieval.DEPTH)
    ranked = retrieval.ranking(found, question.partial)
    quoted = quoting.scores(answer, question, locator) or {}
    return {"recall@20": retrieval.recall(ranked, question.relevant, 20), **quoted}


def _compare(
    turn: dict[str, float | None], alone: dict[str, float | None]
) -> dict[str, float | None]:
    figures: dict[str, float | None] = {}
    for name in MEASURES:
        one, other = turn.get(name), alone.get(name)
        figures[f"{name} in turn"] = one
        figures[f"{name} alone − in turn"] = None if one is None or other is None else other - one
    return figures
