"""What to tell of how a question was understood: what was counted, mended, or could not be."""

from __future__ import annotations

import re
from datetime import date

from corpus.messages import say
from qa.citation import stretch, written_date
from qa.questions.dates import DateSpan
from qa.questions.frames import BY_EVENT, SAYING, UNDONE, UNSAID, WITHOUT

BOTH_QUOTED = say("Both are quoted; nothing here compares what they said.")
PUT_BY_OTHERS = say("Only what was asked is shown, not what was answered.")


def date_notes(
    span: DateSpan | None,
    bounds: DateSpan | None,
    today: date,
    newest: str | None,
    *,
    counted: bool,
) -> tuple[str, ...]:
    """How dates are read; `counted` is whether relative ones are counted from today."""
    if not span:
        return ()
    if not bounds:
        return (as_words(span.words),)
    if not bounds.relative:
        return ()
    if not counted:
        return (
            say(
                "“{words}” has no year: it is taken as {days}, the latest that this record can "
                "have.",
                words=span.words,
                days=stretch(bounds.date_from or "", bounds.date_to or ""),
            ),
        )
    note = say(
        "“{words}” is taken as {days}, counted from {today}.",
        words=span.words,
        days=stretch(bounds.date_from or "", bounds.date_to or ""),
        today=written_date(today.isoformat()),
    )
    if newest and bounds.date_from and newest < bounds.date_from[: len(newest)]:
        day = written_date(newest)
        note += " " + say("The newest statement of this record is of {day}.", day=day)
    return (note,)


def as_words(dates: str) -> str:
    """That dates do not bound what is searched."""
    return say("“{words}” is searched for as words, not as the date of the statement.", words=dates)


def taken_as_words(text: str, topic: str, span: DateSpan | None) -> tuple[str, ...]:
    """What could not be understood as more than words to search for."""
    notes = []
    if unsaid := UNSAID.search(text):
        notes.append(
            say(
                "What was not said is in no record: “{words}” is searched for as what was.",
                words=unsaid.group(),
            )
        )
    elif undone := UNDONE.search(text):
        notes.append(
            say(
                "“{words}” is searched for as words: what nobody did is found only where a "
                "statement says so.",
                words=undone.group(),
            )
        )
    if (without := WITHOUT.search(topic)) and SAYING.search(text):
        notes.append(
            say(
                "“{words}” is searched for as words; nothing is left out for it.",
                words=without.group(),
            )
        )
    if not span and (event := BY_EVENT.search(text)) and SAYING.search(text):
        notes.append(
            say(
                "“{words}” is searched for as words: it gives no date by itself.",
                words=event.group(),
            )
        )
    return tuple(notes)


def left_out(excluded: re.Match[str] | None) -> tuple[str, ...]:
    if not excluded:
        return ()
    words = excluded.group().strip(" ,")
    return (say("Nothing can be left out yet: “{words}” is not applied.", words=words),)
