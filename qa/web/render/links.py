"""Addresses of answers, statements and spans: the same in the chat and on the plain pages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import quote, urlencode

from qa.questions.taken_off import without
from qa.types import Answer, Filters, Quote
from qa.web.below import at


def statement_path(statement_id: str) -> str:
    return at(f"/statements/{quote(statement_id, safe='')}")


def counterpart_path(found: Quote, other: str) -> str:
    """The statement `other` at the paragraphs that stand for the quoted one in its language."""
    asked = urlencode({"of": found.statement_id, "at": found.start_char})
    return f"{statement_path(other)}?{asked}#mark"


def beside_path(statement_id: str, other: str) -> str:
    """What differs between two copies or versions."""
    return f"{statement_path(statement_id)}/beside/{quote(other, safe='')}"


def answer_path(found: Answer) -> str:
    """Where an answer is, and what gives it again when it is no longer kept, as after a restart."""
    return at(_answer(found))


def answer_export(found: Answer, format: str) -> str:
    """An answer as a file, found again in the same way."""
    return at(f"/export{_answer(found)}&{urlencode({'format': format})}")


def answer_anew(found: Answer) -> str:
    """Where the same question is answered out of the record as it is."""
    return at(f"/answers/anew?{_answer(found).partition('?')[2]}")


def answer_without(found: Answer, sort: str) -> str:
    """Where the same question is answered without one sort of filter."""
    left = without(found.query, (*found.query.dropped, sort))
    given = urlencode(_asked(found, left.filters, left.dropped), doseq=True)
    return at(f"/answers/anew?{given}")


def everything_path(found: Answer) -> str:
    """Where all that matches an answer's question is listed, page by page."""
    asked = _asked(found, found.query.filters, found.query.dropped)
    return at(f"/everything?{urlencode(asked, doseq=True)}")


def _answer(found: Answer) -> str:
    given = urlencode(_asked(found, found.query.filters, found.query.dropped), doseq=True)
    return f"/answers/{quote(found.answer_id, safe='')}?{given}"


def _asked(found: Answer, filters: Filters, dropped: Sequence[str]) -> dict[str, Any]:
    carried = found.query.carried and "topic" not in dropped
    asked = {
        "q": found.query.standalone if carried else found.question,
        "date_from": filters.date_from,
        "date_to": filters.date_to,
        "speaker": filters.speakers,
        "language": filters.languages,
        "kind": filters.kinds,
        "own": "1" if filters.own_words_only else None,
        "drop": dropped,
        "record": found.fingerprint,
    }
    return {name: value for name, value in asked.items() if value}


def span_path(statement_id: str, start: int, end: int, answer_id: str = "") -> str:
    """The words start..end (code points), with the other quotes of an answer if one is given."""
    asked = f"?{urlencode({'answer': answer_id})}" if answer_id else ""
    return at(f"/spans/{quote(statement_id, safe='')}/{start}-{end}{asked}#mark")


def quote_path(found: Quote, answer_id: str = "") -> str:
    return span_path(found.statement_id, found.start_char, found.end_char, answer_id)


def around_path(found: Quote, before: int, after: int) -> str:
    """A quote with so many sentences before and after it."""
    place = f"{quote(found.statement_id, safe='')}/{found.start_char}-{found.end_char}"
    asked = urlencode({"before": before, "after": after, "number": found.number})
    return at(f"/around/{place}?{asked}")


def cite_id(answer_id: str, number: int) -> str:
    """Identifies a quote's card within a page that may hold several answers."""
    return f"cite-{answer_id or 'answer'}-{number}"
