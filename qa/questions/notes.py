"""What to tell of how a question was understood: what was counted, mended, or could not be."""

from __future__ import annotations

import re
from datetime import date

from qa.citation import written_date
from qa.questions.dates import DateSpan
from qa.questions.frames import BY_EVENT, SAYING, UNDONE, UNSAID, WITHOUT

BOTH_QUOTED = "Both are quoted; nothing here compares what they said."
PUT_BY_OTHERS = "Only what was asked is shown, not what was answered."


def date_notes(
    span: DateSpan | None, bounds: DateSpan | None, today: date, newest: str | None
) -> tuple[str, ...]:
    if not span:
        return ()
    if not bounds:
        return (f"“{span.words}” is searched for as words, not as the date of the statement.",)
    if not bounds.relative:
        return ()
    first = written_date(bounds.date_from or "")
    last = written_date(bounds.date_to or "")
    days = first if first == last else f"{first} to {last}"
    note = f"“{span.words}” is taken as {days}, counted from {written_date(today.isoformat())}."
    if newest and bounds.date_from and newest < bounds.date_from[: len(newest)]:
        note += f" The newest statement of this record is of {written_date(newest)}."
    return (note,)


def taken_as_words(text: str, topic: str, span: DateSpan | None) -> tuple[str, ...]:
    """What could not be understood as more than words to search for."""
    notes = []
    if unsaid := UNSAID.search(text):
        notes.append(
            f"What was not said is in no record: “{unsaid.group()}” is searched for as what was."
        )
    elif undone := UNDONE.search(text):
        notes.append(
            f"“{undone.group()}” is searched for as words: what nobody did is found only where a "
            "statement says so."
        )
    if (without := WITHOUT.search(topic)) and SAYING.search(text):
        notes.append(f"“{without.group()}” is searched for as words; nothing is left out for it.")
    if not span and (event := BY_EVENT.search(text)) and SAYING.search(text):
        notes.append(f"“{event.group()}” is searched for as words: it gives no date by itself.")
    return tuple(notes)


def left_out(excluded: re.Match[str] | None) -> tuple[str, ...]:
    if not excluded:
        return ()
    return (f"Nothing can be left out yet: “{excluded.group().strip(' ,')}” is not applied.",)
