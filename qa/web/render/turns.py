"""A turn of the conversation: the question, what can be done with it, and what came of it."""

from __future__ import annotations

import json

from corpus.messages import say
from qa.types import Filters
from qa.web.render.text import escape, tell

LONG = 120  # characters of a question that is set smaller
REASONS = (
    say("wrong quote"),
    say("wrong voice"),
    say("wrong place or date"),
    say("not on point"),
    say("something is missing"),
    say("should have said nothing"),
    say("something else"),
)


def exchange(
    number: int,
    question: str,
    answer: str,
    *,
    given: str = "",
    times: int = 1,
    waiting: bool = False,
) -> str:
    """One question and what came of it; `given` is what the browser keeps, to ask it again.

    While one is `waiting` for its answer, what can be done with it has its room already.
    """
    kept = f' data-given="{escape(given)}"' if given else ""
    tools = _tools(number) if given or waiting else ""
    long = " long" if len(question) > LONG else ""
    return (
        f'<section class="exchange" id="exchange-{number}" data-times="{times}"{kept}>'
        f'<h2 class="asked{long}" dir="auto">{escape(question)}</h2>{tools}{answer}</section>'
    )


def _tools(number: int) -> str:
    edit = tell("Edit question {number}", number=number)
    retry = tell("Ask question {number} again", number=number)
    undo = tell("Remove question {number} and what follows it", number=number)
    return (
        '<p class="turn-tools">'
        f'<button type="button" data-turn="edit" aria-label="{edit}">{tell("Edit")}</button>'
        f'<button type="button" data-turn="retry" aria-label="{retry}">{tell("Ask again")}</button>'
        f'<button type="button" data-turn="undo" aria-label="{undo}">{tell("Remove")}</button></p>'
    )


def asked_as(question: str, chosen: Filters, dropped: tuple[str, ...]) -> str:
    """A question with its reader's filters, under the names that an answer's address uses."""
    given = {
        "q": question,
        "date_from": chosen.date_from,
        "date_to": chosen.date_to,
        "speaker": chosen.speakers,
        "language": chosen.languages,
        "kind": chosen.kinds,
        "own": chosen.own_words_only,
        "drop": dropped,
    }
    return json.dumps({name: value for name, value in given.items() if value}, ensure_ascii=False)


def pending() -> str:
    return (
        f'<p class="pending" role="status">{tell("Reading the record…")} '
        f'<button type="button" data-turn="stop">{tell("Stop")}</button></p>'
    )


def judging() -> str:
    """Whether the answer is right, and if not, why; kept in the browser and beside the record."""
    question = tell("Is this answer right?")
    reasons = "".join(f'<option value="{reason}">{escape(reason)}</option>' for reason in REASONS)
    return (
        f'<span class="judging" role="group" aria-label="{question}"><span>{question}</span>'
        f'<button type="button" data-judge="up" aria-pressed="false">{tell("Right")}</button>'
        f'<button type="button" data-judge="down" aria-pressed="false">{tell("Wrong")}</button>'
        f"<label hidden>{tell('Why?')} "
        f'<select data-reason aria-label="{tell("What is wrong with it")}">'
        f'<option value="">{tell("Choose…")}</option>{reasons}</select></label></span>'
    )
