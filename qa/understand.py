"""Question → Query: what is asked about, who, when, which kind, and what kind of answer.

Only words of the question (and names the record knows) are used; nothing is rewritten by a model.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from corpus.people import same_person
from qa.dates import DateSpan, find_dates
from qa.errors import QuestionError
from qa.frames import CLOSINGS, INTENTS, KINDS, LANGUAGES, LATEST_WORDS, OPENINGS, SAYING, SPEAKERS
from qa.types import Filters, Intent, Query

MAX_QUESTION_CHARS = 2000


def clean_question(question: str) -> str:
    """The question without control characters and surplus space.

    Raises `QuestionError` if it is too long or nothing is left.
    """
    visible = "".join(
        " " if c.isspace() else c
        for c in question
        if c.isspace() or unicodedata.category(c)[0] != "C"
    )
    text = " ".join(visible.split())
    if len(text) > MAX_QUESTION_CHARS:
        raise QuestionError(
            f"A question may have {MAX_QUESTION_CHARS:,} characters; this one has {len(text):,}. "
            "Ask about one thing at a time; a long quotation is better checked than asked."
        )
    if not any(c.isalnum() for c in text):
        raise QuestionError("Please ask a question in words, such as: what was said about trade?")
    return text


def understand(question: str, *, people: Sequence[str], today: date) -> Query:
    """What one question asks, taken by itself. `people` are the names the record knows."""
    text = clean_question(question)
    intent = _intent(text)
    span = find_dates(text, today)
    bounds = span if span and SAYING.search(text) else None
    speakers, asked = _speakers(text, people)
    kinds = tuple(kind for kind, pattern in KINDS if pattern.search(text))
    languages = tuple(code for code, pattern in LANGUAGES if pattern.search(text))
    filters = Filters(
        date_from=bounds.date_from if bounds else None,
        date_to=bounds.date_to if bounds else None,
        speakers=speakers,
        kinds=kinds,
        languages=languages,
    )
    bare = LATEST_WORDS.sub(" ", text) if intent == "latest" and not bounds else text
    topic = _topic(bare, bounds, asked, kinds)
    notes = _notes(span, bounds)
    return Query(standalone=text, topic=topic, filters=filters, intent=intent, notes=notes)


def merge_filters(inferred: Filters, chosen: Filters | None) -> Filters:
    """The user's own filters win, field by field, over those the question implies."""
    if chosen is None:
        return inferred
    dates = chosen if chosen.date_from or chosen.date_to else inferred
    return Filters(
        date_from=dates.date_from,
        date_to=dates.date_to,
        speakers=chosen.speakers or inferred.speakers,
        languages=chosen.languages or inferred.languages,
        kinds=chosen.kinds or inferred.kinds,
        own_words_only=chosen.own_words_only or inferred.own_words_only,
    )


def with_filters(query: Query, filters: Filters) -> Query:
    return replace(query, filters=filters)


def _intent(text: str) -> Intent:
    return next((intent for intent, pattern in INTENTS if pattern.search(text)), "said")


def _speakers(text: str, people: Sequence[str]) -> tuple[tuple[str, ...], list[str]]:
    """Persons whose words are asked for, by their names in the record, and the words that say so.

    A name of two words or more that the record does not know is still a person: nothing by them
    is the right answer. A single unknown word ("Russia") is a topic.
    """
    for pattern in SPEAKERS:
        for match in pattern.finditer(text):
            name = re.sub(r"[’']s?$", "", match["name"])
            known = [one for one in people if _looks_like_a_person(one) and same_person(name, one)]
            if known:
                return (max(known, key=len),), [match["name"]]
            if _looks_like_a_person(name):
                return (name,), [match["name"]]
    return (), []


_NOT_PERSONS = re.compile(
    r"\b(?:President|Minister|Ministry|Republic|Union|Kingdom|States|Nations|Council|Committee|House|"
    r"Government|Party|Agency|Federation|Bank|Court|Korea|Emirates|Arabia|Zealand|Africa|America|"
    r"Lanka|[Ss]ide|[Ll]eaders?|of|the)\b"
)


def _looks_like_a_person(name: str) -> bool:
    return " " in name and not _NOT_PERSONS.search(name) and not name.isupper()


def _topic(text: str, span: DateSpan | None, asked: Sequence[str], kinds: Sequence[str]) -> str:
    """The question without its frame: what remains is what the passages should be about."""
    topic = text
    if span:
        topic = topic[: span.start] + " " + topic[span.end :]
    for words in asked:
        topic = topic.replace(words, " ", 1)
    for kind, pattern in KINDS:
        if kind in kinds:
            topic = pattern.sub(" ", topic)
    for _, pattern in LANGUAGES:
        topic = pattern.sub(" ", topic)
    topic = " ".join(topic.split()).strip(" ?!.,;:")
    for pattern in OPENINGS:
        topic = pattern.sub("", topic).strip(" ?!.,;:")
    return CLOSINGS.sub("", topic)


def _notes(span: DateSpan | None, bounds: DateSpan | None) -> tuple[str, ...]:
    if span and not bounds:
        return (f"“{span.words}” is searched for as words, not as the date of the statement.",)
    return ()
