"""The answer to "Did Lavrov say “…”?": the verdict in fixed words around the publisher's own."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from corpus.messages import Message, both, closed, counted, joined, say
from corpus.people import same_person
from qa.framing import searched
from qa.quotations.check_asked import Asked
from qa.types import Answer, Change, ChangeKind, Coverage, Query, Quote, QuoteCheck, Verdict

FOUND: dict[Verdict, Message] = {
    "exact": say("These words are in this record, letter for letter"),
    "typographic": say(
        "These words are in this record; only quotation marks, dashes, spaces, capitals, "
        "end punctuation or marked omissions differ"
    ),
    "altered": say("Not in these words. What was published differs"),
    "absent": say("These words are not in this record"),
}
KINDS: dict[ChangeKind, Message] = {
    "negation": say("negation"),
    "number": say("number"),
    "name": say("name"),
    "actor swap": say("actor swap"),
    "word": say("word"),
    "elision": say("elision"),
    "splice": say("splice"),
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


def change_line(change: Change) -> Message:
    """One change in words; quotation marks stand only around what was published."""
    asked = say("left out without a mark")
    if change.quoted and any(c.isalnum() for c in change.quoted):
        asked = say("asked: {words}", words=change.quoted)
    elif change.quoted:
        asked = say("left out at {mark}", mark=change.quoted)
    published = say("not published")
    if change.original:
        published = say("published: “{words}”", words=change.original)
    return joined([KINDS[change.kind], " (", asked, "; ", published, ")"])


def _message(check: QuoteCheck, name: str | None, coverage: Coverage) -> Message:
    start = FOUND[check.verdict]
    whose = _whose(check.matches, name)
    if check.verdict == "absent":
        nearest = "; " + say("the nearest passages follow") if check.matches else ""
        not_so = say("That nobody said them does not follow.")
        return joined([start, " (", searched(coverage), ")", nearest, ". ", not_so])
    if check.verdict == "altered":
        start = joined([start, ": ", joined(map(change_line, check.changes), "; ")])
    elif (places := _places(check.matches)) > 1:
        start += ", " + counted("at {n} place", "at {n} places", places)
    return joined([start, ".", " " if whose else "", whose])


def _places(matches: Sequence[Quote]) -> int:
    """How many places: a match that goes on where the one before it ends is the same place."""
    going_on = sum(
        one.statement_id == other.statement_id and 0 <= other.start_char - one.end_char <= 2
        for one, other in pairwise(matches)
    )
    return len(matches) - going_on


def check_message(check: QuoteCheck, coverage: Coverage) -> Message:
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
            return closed(say("Said by {names}", names=both(said)))
        by = closed(say("Told by {names}", names=both(told))) if told else ""
        return _reported(reported, told) if reported else by
    if theirs := [one for one in said if same_person(name, one)]:
        if others := [one for one in said if one not in theirs]:
            also = say("Said by {name}, also by {names}", name=theirs[0], names=both(others))
            return closed(also)
        return closed(say("Said by {names}", names=theirs[0]))
    if theirs := [one for one in reported if same_person(name, one)]:
        return _reported(theirs[:1], told)
    tellers = [one for one in told if same_person(name, one)]
    holders = [*said, *(one for one in reported if one not in said)]
    if tellers and holders:
        return closed(
            say(
                "Told by {teller}, as the words or position of {names}",
                teller=tellers[0],
                names=both(holders),
            )
        )
    if holders:
        return closed(say("Said by {names}, not by {name}", names=both(holders), name=name))
    return closed(say("The record does not say whether they are the words of {name}", name=name))


def _holders(matches: Sequence[Quote], *, reported: bool) -> list[str]:
    """Whose words they are, of those reported by others or of the rest, each once."""
    names = (holder(one) for one in matches if (one.voice == "reported") == reported)
    return list(dict.fromkeys(filter(None, names)))


def _reported(holders: Sequence[str], told: Sequence[str]) -> Message:
    others = [one for one in told if not any(same_person(one, name) for name in holders)]
    if others:
        return say(
            "Reported of {names} by {tellers}; the wording need not be {names}’s.",
            names=both(holders),
            tellers=both(others),
        )
    return say("Reported of {names}; the wording need not be {names}’s.", names=both(holders))


def holder(quote: Quote) -> str | None:
    """Whose words they are, if the labels settle it."""
    if quote.voice in ("own", "joint"):
        return quote.speaker or quote.by
    return quote.by if quote.voice in ("reported", "questioner") else None


def _why(check: QuoteCheck) -> str:
    return "nearest by its words" if check.verdict == "absent" else f"checked: {check.verdict}"
