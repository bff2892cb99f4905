"""The answer to "Did Lavrov say “…”?": the verdict in fixed words around the publisher's own."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from corpus.people import same_person
from qa.citation import written_date
from qa.quotations.check_asked import Asked
from qa.types import Answer, Change, Coverage, Query, Quote, QuoteCheck

FOUND = {
    "exact": "These words are in this record, letter for letter",
    "typographic": (
        "These words are in this record; only quotation marks, dashes, spaces, capitals, "
        "end punctuation or marked omissions differ"
    ),
    "altered": "Not in these words. What was published differs",
    "absent": "These words are not in this record",
}
_SURE = {"exact": 1.0, "typographic": 1.0, "altered": 0.5, "absent": 0.0}


def check_answer(
    question: str,
    asked: Asked,
    check: QuoteCheck,
    query: Query,
    coverage: Coverage,
    fingerprint: str,
) -> Answer:
    """The verdict on a quotation as an answer: its places as quotes, or the nearest as related.

    Where the words are another's than the person asked about, the message says so.
    """
    name = asked.who or next(iter(query.filters.speakers), None)
    found = check.verdict != "absent"
    if name and found:
        check = replace(check, matches=_theirs_first(check.matches, name))
    told = hashlib.sha256(repr((question, query, fingerprint)).encode()).hexdigest()
    return Answer(
        outcome="quotes" if found else "related" if check.matches else "nothing",
        quotes=tuple(replace(quote, why=(_why(check),)) for quote in check.matches),
        query=replace(query, intent="check", topic=asked.quotation),
        coverage=coverage,
        answerability=_SURE[check.verdict],
        fingerprint=fingerprint,
        answer_id=told[:16],
        question=question,
        message=_message(check, name, coverage),
        verdict=check.verdict,
        changes=check.changes,
    )


def _theirs_first(matches: Sequence[Quote], name: str) -> tuple[Quote, ...]:
    """The places in their order, those in the words of the person asked about before all others."""
    ordered = sorted(matches, key=lambda one: not same_person(name, holder(one) or ""))
    return tuple(replace(quote, number=number) for number, quote in enumerate(ordered, 1))


def change_line(change: Change) -> str:
    """One change in words; quotation marks stand only around what was published."""
    asked = f"asked: {change.quoted}" if change.quoted else "left out without a mark"
    if change.quoted and not any(c.isalnum() for c in change.quoted):
        asked = f"left out at {change.quoted}"
    published = f"published: “{change.original}”" if change.original else "not published"
    return f"{change.kind} ({asked}; {published})"


def _message(check: QuoteCheck, name: str | None, coverage: Coverage) -> str:
    start = FOUND[check.verdict]
    if check.verdict == "absent":
        nearest = "; the nearest passages follow" if check.matches else ""
        return f"{start} ({_searched(coverage)}){nearest}. That nobody said them does not follow."
    if check.verdict == "altered":
        start += f": {'; '.join(map(change_line, check.changes))}"
    elif (places := _places(check.matches)) > 1:
        start += f", at {places} places"
    return f"{start}. {_whose(check.matches, name)}".strip()


def _places(matches: Sequence[Quote]) -> int:
    """How many places: a match that goes on where the one before it ends is the same place."""
    going_on = sum(
        one.statement_id == other.statement_id and 0 <= other.start_char - one.end_char <= 2
        for one, other in pairwise(matches)
    )
    return len(matches) - going_on


def check_message(check: QuoteCheck, coverage: Coverage) -> str:
    """The verdict in a sentence, where nobody is named as having said it."""
    return _message(check, None, coverage)


def _whose(matches: Sequence[Quote], name: str | None) -> str:
    """Whose words they are, and whether that is the person asked about.

    What is reported of somebody is his position, but may be the words of who reports it.
    """
    said = _holders(matches, reported=False)
    reported = _holders(matches, reported=True)
    told = list(dict.fromkeys(m.speaker for m in matches if m.speaker))
    if name is None:
        if said:
            return _closed(f"Said by {_either(said)}")
        by = _closed(f"Told by {_either(told)}") if told else ""
        return _reported(reported, told) if reported else by
    if theirs := [one for one in said if same_person(name, one)]:
        others = [one for one in said if one not in theirs]
        return _closed(f"Said by {theirs[0]}" + (f", also by {_either(others)}" if others else ""))
    if theirs := [one for one in reported if same_person(name, one)]:
        return _reported(theirs[:1], told)
    tellers = [one for one in told if same_person(name, one)]
    holders = [*said, *(one for one in reported if one not in said)]
    if tellers and holders:
        return _closed(f"Told by {tellers[0]}, as the words or position of {_either(holders)}")
    if holders:
        return _closed(f"Said by {_either(holders)}, not by {name}")
    return _closed(f"The record does not say whether they are the words of {name}")


def _holders(matches: Sequence[Quote], *, reported: bool) -> list[str]:
    """Whose words they are, of those reported by others or of the rest, each once."""
    names = (holder(one) for one in matches if (one.voice == "reported") == reported)
    return list(dict.fromkeys(filter(None, names)))


def _reported(holders: Sequence[str], told: Sequence[str]) -> str:
    others = [one for one in told if not any(same_person(one, name) for name in holders)]
    by = f" by {_either(others)}" if others else ""
    return f"Reported of {_either(holders)}{by}; the wording need not be {_either(holders)}’s."


def _closed(sentence: str) -> str:
    """With one full stop: "Jr." has its own."""
    return sentence if sentence.endswith(".") else f"{sentence}."


def holder(quote: Quote) -> str | None:
    """Whose words they are, if the labels settle it."""
    if quote.voice in ("own", "joint"):
        return quote.speaker or quote.by
    return quote.by if quote.voice in ("reported", "questioner") else None


def _either(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _why(check: QuoteCheck) -> str:
    return "nearest by its words" if check.verdict == "absent" else f"checked: {check.verdict}"


def _searched(coverage: Coverage) -> str:
    noun = "statement" if coverage.statements == 1 else "statements"
    text = f"{coverage.statements:,} {noun}"
    if coverage.date_from and coverage.date_to:
        text += f", {written_date(coverage.date_from)} to {written_date(coverage.date_to)}"
    return text
