"""What happens when somebody asks: validated here, answered by the record, kept by id.

What the browser sends is only ever a question: answers, their quotes and the conversation's
history are the server's own, so nothing forged can be shown as a quote.
"""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from anyio import to_thread

from corpus.errors import CorpusError
from qa.errors import QuestionError, VerificationError
from qa.types import Answer
from qa.web.render.answers import answer as answer_html
from qa.web.render.pages import exchange, pending, problem, welcome
from qa.web.work import Work

if TYPE_CHECKING:
    from qa.record import Record

log = logging.getLogger(__name__)

LONGEST = 20_000  # characters of a question looked at at all; the record refuses far fewer itself
TURNS_SHOWN = 40
TURNS_USED = 8
UNEXPECTED = (
    "Something went wrong while answering, and nothing is shown rather than something unchecked. "
    "Please ask again; if it happens again, the server’s log says why."
)


@dataclass(frozen=True, slots=True)
class Turn:
    """One question with its answer as shown; kept on the server for as long as the page is open."""

    question: str
    html: str
    answer_id: str = ""


# The conversation, its turns, and what is put into the question box; None leaves it as it is,
# because somebody may be typing the next question there.
Shown = tuple[str, list[Turn], str | None]


@dataclass(frozen=True, slots=True)
class Chat:
    """The chat over one record; `work` tells what it holds when the first page is shown."""

    record: Record
    work: Work

    async def ask(self, question: Any, turns: list[Turn]) -> AsyncIterator[Shown]:
        """First the question with a sign of work, then the same with its answer."""
        asked = question[:LONGEST].strip() if isinstance(question, str) else ""
        shown = asked if len(asked) <= 400 else f"{asked[:400]} …"
        waiting = Turn(shown or "…", pending())
        yield conversation([*turns, waiting]), turns, ""
        html, answer_id = await to_thread.run_sync(self._answer, asked, turns)
        kept = [*turns, Turn(shown or "(an empty question)", html, answer_id)][-TURNS_SHOWN:]
        yield conversation(kept), kept, None if answer_id else asked

    def welcome(self) -> str:
        """The first thing seen."""
        return welcome(self.work.summary(), self.work.examples())

    def resumed(self, answer_id: str) -> Shown | None:
        """The conversation that a link to an answer goes on from; None if it is not kept."""
        found = self._kept(answer_id)
        if found is None:
            return None
        turns = [Turn(found.question, answer_html(found), found.answer_id)]
        return conversation(turns), turns, None

    def _answer(self, question: str, turns: list[Turn]) -> tuple[str, str]:
        try:
            found = self.record.ask(question, history=self._history(turns))
        except (QuestionError, VerificationError, CorpusError) as error:
            return problem(str(error)), ""
        except Exception:
            log.exception("answering failed")
            return problem(UNEXPECTED), ""
        return answer_html(found), found.answer_id

    def _history(self, turns: list[Turn]) -> list[tuple[str, Answer]]:
        kept = ((turn.question, self._kept(turn.answer_id)) for turn in turns[-TURNS_USED:])
        return [(question, found) for question, found in kept if found is not None]

    def _kept(self, answer_id: str) -> Answer | None:
        try:
            return self.record.answer(answer_id) if answer_id else None
        except (VerificationError, CorpusError):
            return None


def conversation(turns: list[Turn]) -> str:
    """All turns, oldest first."""
    shown = (exchange(number, turn.question, turn.html) for number, turn in enumerate(turns, 1))
    return f'<div class="conversation">{"".join(shown)}</div>'
