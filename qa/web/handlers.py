"""What happens when somebody asks: validated here, answered by the record, kept by id.

What the browser sends is only ever a question: answers, their quotes and the conversation's
history are the server's own, so nothing forged can be shown as a quote.
"""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from anyio import to_thread

from corpus.errors import CorpusError, sentence_of
from corpus.messages import say
from qa.errors import QuestionError, VerificationError
from qa.history import as_asked
from qa.questions.taken_off import SORTS
from qa.questions.understand import MAX_QUESTION_CHARS
from qa.types import Answer, Filters
from qa.web.given import kept_turns
from qa.web.language import READER, spoken
from qa.web.render.answers import answer as answer_html
from qa.web.render.machine import place
from qa.web.render.pages import problem, welcome
from qa.web.render.turns import asked_as, exchange, pending
from qa.web.work import Work

if TYPE_CHECKING:
    from qa.record import Record
    from qa.summary import LanguageModel

log = logging.getLogger(__name__)

LONGEST = 20_000  # characters of a question looked at at all; the record refuses far fewer itself
TURNS_SHOWN = 40
TURNS_USED = 8
EMPTY = say("(an empty question)")
UNEXPECTED = say(
    "Something went wrong while answering, and nothing is shown rather than something unchecked. "
    "Please ask again; if it happens again, the server’s log says why."
)


@dataclass(frozen=True, slots=True)
class Turn:
    """One question with its answer as shown; kept on the server for as long as the page is open.

    `chosen` are the filters that the reader set for it, `dropped` the sorts they took off.
    `times` is how often it was asked: a page does not notice that the same answer came again.
    """

    question: str
    html: str
    answer_id: str = ""
    chosen: Filters = field(default_factory=Filters)
    dropped: tuple[str, ...] = ()
    asked: str = ""
    times: int = 1

    @property
    def whole(self) -> str:
        """The question as it was asked; what is shown of it may be shorter."""
        return self.asked or self.question


# The conversation, its turns, and what is put into the question box; None leaves it as it is,
# because somebody may be typing the next question there.
Shown = tuple[str, list[Turn], str | None]


@dataclass(frozen=True, slots=True)
class Chat:
    """The chat over one record; `work` tells what it holds when the first page is shown.

    `model` writes summaries, where there is one.
    """

    record: Record
    work: Work
    model: LanguageModel | None = None

    async def ask(
        self, question: Any, turns: list[Turn], chosen: Filters | None = None
    ) -> AsyncIterator[Shown]:
        """First the question with a sign of work, then the same with its answer."""
        asked = question[:LONGEST].strip() if isinstance(question, str) else ""
        shown = asked if len(asked) <= 400 else f"{asked[:400]} …"
        waiting = Turn(shown or "…", pending())
        yield conversation([*turns, waiting], asking=True), turns, ""
        turn = Turn(shown or spoken(EMPTY), "", chosen=chosen or Filters(), asked=asked)
        done = await to_thread.run_sync(self._answered, turn, asked, turns)
        kept = [*turns, done][-TURNS_SHOWN:]
        yield conversation(kept), kept, None if done.answer_id else asked

    async def drop(self, number: Any, sort: Any, turns: list[Turn]) -> Shown | None:
        """Turn `number`, counted from 1, asked again without one sort of filter, in its place.

        What follows it leans on that answer from now on.
        """
        if not isinstance(number, int) or sort not in SORTS or not 0 < number <= len(turns):
            return None
        old, before = turns[number - 1], turns[: number - 1]
        kept = {name: getattr(Filters(), name) for name in SORTS[sort]}
        dropped = tuple(dict.fromkeys([*old.dropped, sort]))
        turn = replace(old, chosen=replace(old.chosen, **kept), dropped=dropped)
        done = await to_thread.run_sync(self._answered, turn, old.whole, before)
        changed = [*before, done, *turns[number:]]
        return conversation(changed), changed, None

    def cut(self, number: Any, turns: list[Turn], *, edit: bool) -> Shown | None:
        """Without turn `number` and what follows it; to be edited, its question goes to the box."""
        if not isinstance(number, int) or not 0 < number <= len(turns):
            return None
        kept = turns[: number - 1]
        shown = conversation(kept) if kept else self.welcome()
        return shown, kept, turns[number - 1].whole if edit else None

    async def retry(self, number: Any, turns: list[Turn]) -> Shown | None:
        """Turn `number` asked once more, of the record as it is now."""
        if not isinstance(number, int) or not 0 < number <= len(turns):
            return None
        old, before = turns[number - 1], turns[: number - 1]
        turn = replace(old, times=old.times + 1)
        done = await to_thread.run_sync(self._answered, turn, old.whole, before)
        changed = [*before, done, *turns[number:]]
        return conversation(changed), changed, None

    def stopped(self, question: Any, turns: list[Turn], typed: Any = "") -> Shown:
        """The conversation without the question that is waited for no longer.

        It may be edited, unless another has been `typed` meanwhile.
        """
        shown = conversation(turns) if turns else self.welcome()
        given_back = isinstance(question, str) and not typed
        return shown, turns, question[:LONGEST] if given_back else None

    async def reopen(self, sent: Any) -> Shown | None:
        """A conversation that the browser kept, asked again in order; of no turns, the welcome."""
        if sent == []:
            return self.welcome(), [], None
        turns: list[Turn] = []
        for given in kept_turns(sent)[:TURNS_SHOWN]:
            turn = Turn(given.q[:400], "", "", given.filters(), given.drop, given.q[:LONGEST])
            turns.append(await to_thread.run_sync(self._answered, turn, turn.asked, list(turns)))
        return (conversation(turns), turns, None) if turns else None

    def welcome(self) -> str:
        """The first thing seen."""
        return welcome(self.work.summary(), self.work.examples(READER.get().language))

    def resumed(self, answer_ids: str) -> Shown | None:
        """The conversation that an address names by its answers; None if none of them is kept."""
        names = answer_ids.split(",")[:TURNS_SHOWN]
        kept = [found for name in names if (found := self._kept(name))]
        turns = [
            Turn(found.question, self._html(found), found.answer_id, dropped=found.query.dropped)
            for found in kept
        ]
        return (conversation(turns), turns, None) if turns else None

    def _answered(self, turn: Turn, question: str, before: list[Turn]) -> Turn:
        """The turn with its answer, or with a sentence that says why there is none."""
        try:
            found = self.record.ask(
                question, filters=turn.chosen, history=self._history(before), drop=turn.dropped
            )
        except (QuestionError, VerificationError, CorpusError) as error:
            return replace(turn, html=problem(sentence_of(error)), answer_id="")
        except Exception:
            log.exception("answering failed")
            return replace(turn, html=problem(UNEXPECTED), answer_id="")
        return replace(turn, html=self._html(found, turn.chosen), answer_id=found.answer_id)

    def _html(self, found: Answer, chosen: Filters | None = None) -> str:
        return answer_html(found, chosen, place(found, self.model))

    def _history(self, turns: list[Turn]) -> list[tuple[str, Answer]]:
        """The last answers, each without the filters that its reader set: those are set, or no
        longer, for the next question, and only what was asked carries over."""
        kept = ((turn, self.record.earlier(turn.answer_id)) for turn in turns[-TURNS_USED:])
        return [(turn.whole, as_asked(found, turn.chosen)) for turn, found in kept if found]

    def _kept(self, answer_id: str) -> Answer | None:
        try:
            return self.record.answer(answer_id) if answer_id else None
        except (VerificationError, CorpusError):
            return None


def conversation(turns: list[Turn], *, asking: bool = False) -> str:
    """All turns, oldest first; while one is asked, the last is not to be changed."""
    shown = "".join(
        exchange(
            number,
            turn.question,
            turn.html,
            times=turn.times,
            given="" if (waiting := asking and number == len(turns)) else _given(turn),
            waiting=waiting,
        )
        for number, turn in enumerate(turns, 1)
    )
    return f'<div class="conversation">{shown}</div>'


def _given(turn: Turn) -> str:
    return asked_as(turn.whole[:MAX_QUESTION_CHARS], turn.chosen, turn.dropped)
