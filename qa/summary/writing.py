"""A summary of an answer from beginning to end: quotes verified, asked, and checked."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence

from anyio import to_thread

from corpus.messages import Message
from qa.summary import withheld
from qa.summary.asking import written
from qa.summary.checking import checked
from qa.summary.model import LanguageModel
from qa.summary.prompt import messages, sent, speaks_to_machines
from qa.summary.withheld import Withheld
from qa.types import Answer, Quote, Summary

log = logging.getLogger(__name__)


async def summary_of(
    answer: Answer, model: LanguageModel | None, verified: Callable[[Quote], Quote]
) -> Summary:
    """What `model` wrote of the answer's quotes, or why nothing of it is shown.

    `verified` checks a quote against the store: before it is sent, and once more before words of
    it are shown. Raises what it raises; whatever the model's server does is a reason.
    """
    if model is None:
        return Summary("withheld", reason=withheld.NOT_SET_UP)
    try:
        if answer.outcome != "quotes" or answer.verdict or not answer.quotes:
            raise Withheld(withheld.NOTHING_TO)
        quotes = sent(await to_thread.run_sync(_all, verified, answer.quotes))
        if not quotes:
            raise Withheld(withheld.TOO_MUCH)
        if speaks_to_machines(quotes):
            raise Withheld(withheld.SPOKEN_TO)
        asked = answer.query.standalone if answer.query.carried else answer.question
        text = await written(model, messages(asked, quotes))
        sentences = checked(text, await to_thread.run_sync(_all, verified, quotes))
    except Withheld as error:
        log.info("a summary was withheld: %s", error)
        return _of(model, reason=error.reason)
    return Summary("written", sentences, model=model.name, host=model.host)


def _all(verified: Callable[[Quote], Quote], quotes: Sequence[Quote]) -> list[Quote]:
    return list(map(verified, quotes))


def _of(model: LanguageModel, reason: Message) -> Summary:
    return Summary("withheld", reason=reason, model=model.name, host=model.host)
