"""A turn of the conversation: the question, what can be done with it, and what came of it."""

from __future__ import annotations

import json

from qa.types import Filters
from qa.web.render.text import escape

REASONS = (
    "wrong quote",
    "wrong voice",
    "something is missing",
    "should have said nothing",
    "something else",
)


def exchange(number: int, question: str, answer: str, *, given: str = "", times: int = 1) -> str:
    """One question and what came of it; `given` is what the browser keeps, to ask it again."""
    kept = f' data-given="{escape(given)}"' if given else ""
    tools = _tools(number) if given else ""
    return (
        f'<section class="exchange" id="exchange-{number}" data-times="{times}"{kept}>'
        f'<h2 class="asked" dir="auto">{escape(question)}</h2>{tools}{answer}</section>'
    )


def _tools(number: int) -> str:
    return (
        '<p class="turn-tools">'
        f'<button type="button" data-turn="edit" aria-label="Edit question {number}">Edit</button>'
        f'<button type="button" data-turn="retry" aria-label="Ask question {number} again">'
        "Ask again</button>"
        f'<button type="button" data-turn="undo" aria-label="Remove question {number} and what '
        'follows it">Remove</button></p>'
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
        '<p class="pending" role="status">Reading the record… '
        '<button type="button" data-turn="stop">Stop</button></p>'
    )


def judging() -> str:
    """Whether the answer is right, and if not, why; kept in the browser alone."""
    reasons = "".join(f"<option>{reason}</option>" for reason in REASONS)
    return (
        '<span class="judging" role="group" aria-label="Is this answer right?">'
        '<button type="button" data-judge="up" aria-pressed="false">Right</button>'
        '<button type="button" data-judge="down" aria-pressed="false">Wrong</button>'
        '<label hidden>Why? <select data-reason aria-label="What is wrong with it">'
        f'<option value="">Choose…</option>{reasons}</select></label></span>'
    )
