"""Question → Query: what is asked about, who, when, which kind, and what kind of answer.

Only words of the question (and names the record knows) are used; nothing is rewritten by a model.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from corpus.messages import either, say
from qa.errors import NO_TOPIC, QuestionError
from qa.questions.aliases import expansions
from qa.questions.comparison import as_what_each_said
from qa.questions.courtesies import without_courtesies
from qa.questions.dates import DateSpan, find_dates
from qa.questions.frames import EXCLUDING, INTENTS, KINDS, LANGUAGES, SAYING
from qa.questions.keywords import MOST_WORDS, Keywords, read_keywords
from qa.questions.known_people import AsName, known_people
from qa.questions.leaning import is_fragment
from qa.questions.notes import (
    BOTH_QUOTED,
    PUT_BY_OTHERS,
    date_notes,
    left_out,
    taken_as_words,
)
from qa.questions.offices import Holders
from qa.questions.put_questions import put_questions
from qa.questions.slips import asking_mended
from qa.questions.slot_names import names_in
from qa.questions.small_talk import is_small_talk
from qa.questions.speakers import Asked, IsPerson, find_speakers
from qa.questions.that_day import SpokenOn, of_a_day
from qa.questions.topic import about, blanked, topic_asked, topic_of
from qa.questions.word_order import in_plain_order
from qa.questions.yearless import find_yearless, newest_day
from qa.types import Filters, Intent, Query

MAX_QUESTION_CHARS = 2000
FEW_WORDS = 4
_SOMEBODY_ON = re.compile(  # "Putin on Ukraine in 2014"
    r"\W*[A-ZА-ЯЁ][\w.’'-]+(?:\s+[A-ZА-ЯЁ][\w.’'-]+){0,2}\s+(?:on|about|об?|про)\s"
)
_ON = re.compile(
    r"\s*[:,]?\s*\b(?:on|about|regarding|об?|про)\s", re.IGNORECASE
)  # "in 2014 on gas"
_WHERE_ONE_WAS = re.compile(r"\W*where\s+(?:was|were)\s+(?:[\w.’-]+\s+){1,3}$", re.IGNORECASE)
_LAST_YEAR = re.compile(r"(?<!\bin)(?<!\bof)(?<!\bthe)\s(?P<year>(?:1[6-9]|20)\d\d)\W*$")
_SENTENCE_END = re.compile(r"(?<=\w{4})[.?!]\s+(?=[A-ZА-ЯЁ“«])")


def clean_question(question: str) -> str:
    """The question without control characters and surplus space.

    Raises `QuestionError` if it is too long, or nothing is left, or nothing that asks ("thanks").
    """
    visible = "".join(
        " " if c.isspace() else c
        for c in question
        if c.isspace() or unicodedata.category(c)[0] != "C"
    )
    text = " ".join(visible.split())
    if len(text) > MAX_QUESTION_CHARS:
        raise QuestionError(
            say(
                "A question may have {most} characters; this one has {length}. "
                "Ask about one thing at a time; a long quotation is better checked than asked.",
                most=MAX_QUESTION_CHARS,
                length=len(text),
            )
        )
    if not any(c.isalnum() for c in text):
        raise QuestionError(
            say("Please ask a question in words, such as: what was said about trade?")
        )
    if is_small_talk(text):  # here, lest a conversation carry its topic into it
        raise QuestionError(NO_TOPIC)
    return text


@dataclass(frozen=True, slots=True)
class _Known:
    people: Sequence[str]
    today: date
    newest: str | None
    holders: Holders | None
    is_person: IsPerson | None
    as_name: AsName | None
    spoken_on: SpokenOn | None


def understand(
    question: str,
    *,
    people: Sequence[str],
    today: date,
    newest: str | None = None,
    holders: Holders | None = None,
    is_person: IsPerson | None = None,
    as_name: AsName | None = None,
    spoken_on: SpokenOn | None = None,
) -> Query:
    """What one question asks, taken by itself.

    `people` are the names the record knows, by how often; `newest` is the day of its newest
    statement, for telling when "last month" is later than all it holds; `holders` tells whom an
    office means ("the Japanese foreign minister"); `is_person` whether texts speak of a person of a
    name that never speaks; `as_name` whether they write a word as a name; `spoken_on` whether there
    are statements of a day.
    """
    text = in_plain_order(without_courtesies(asking_mended(clean_question(question))))
    if keywords := read_keywords(text, known_people(people), as_name, today):
        return _of_keywords(text, keywords)
    known = _Known(people, today, newest, holders, is_person, as_name, spoken_on)
    compared = as_what_each_said(text)
    if compared and (query := _understood(compared, known)).parties:
        return replace(query, notes=(*query.notes, BOTH_QUOTED))
    return _understood(text, known)


def _trailing(text: str) -> DateSpan | None:
    """The year that a title-like question ends with: "Germany on trade 2019"."""
    found = _LAST_YEAR.search(text)
    if not found or not is_fragment(text) or len(text.split()) > MOST_WORDS:
        return None
    year = found["year"]
    return DateSpan(f"{year}-01-01", f"{year}-12-31", found.start("year"), found.end("year"), year)


def _of_keywords(text: str, found: Keywords) -> Query:
    return Query(
        standalone=text,
        topic=topic_of(found.topic) or found.topic,
        filters=Filters(*found.days, found.speakers),
        aliases=expansions(found.topic),
        guessed=found.guessed,
    )


def _understood(text: str, known: _Known) -> Query:
    today = known.today
    excluded = _excluded(text, known.people, today)
    asked = blanked(text, excluded.span()) if excluded else text
    put = put_questions(asked)
    asked = of_a_day(put.rest if put else asked, today, known.spoken_on)
    span = find_dates(asked, today)
    yearless = None if span else find_yearless(asked, newest_day(known.newest, today))
    if yearless and _asks_when_said(asked, yearless):
        span = yearless
    intent: Intent = "asked" if put else _intent(text)
    span = span or _trailing(asked)
    said = span is not None and _asks_when_said(asked, span)
    there = span is not None and bool(_WHERE_ONE_WAS.match(asked[: span.start]))
    bounds = span if said or there else None
    undated = blanked(asked, (bounds.start, bounds.end)) if bounds else asked
    if put:
        speakers = Asked(_persons(put.whom, known.people))
    else:
        speakers = find_speakers(
            undated, known.people, known.holders, known.is_person, known.as_name
        )
    if (
        span
        and not bounds
        and speakers.names
        and not asked[: speakers.start].strip()
        and is_fragment(asked)
    ):
        bounds, said = span, True  # "the Italian premier on sanctions in 2017"
    languages = _languages(asked)
    filters = Filters(
        date_from=bounds.date_from if bounds else None,
        date_to=bounds.date_to if bounds else None,
        speakers=speakers.names,
        kinds=tuple(kind for kind, pattern in KINDS if pattern.search(asked)),
        languages=languages,
    )
    topic = topic_asked(asked, bounds, speakers, intent, languages)
    may_be_words = not said or (span is yearless and bool(topic))
    return Query(
        standalone=text,
        topic=topic,
        filters=filters,
        intent=intent,
        notes=(
            *date_notes(span, bounds, today, known.newest, counted=span is not yearless),
            *speakers.notes,
            *left_out(excluded),
            *taken_as_words(text, topic, span),
            *([PUT_BY_OTHERS] if put else []),
        ),
        aliases=expansions(topic),
        subject=speakers.subject,
        parties=speakers.parties,
        guessed=(("dates", bounds.words),) if bounds and may_be_words else (),
    )


def _persons(whom: str, people: Sequence[str]) -> tuple[str, ...]:
    named = names_in(whom, known_people(people), lambda _: (), unknown=False) if whom else None
    return tuple(name for some in named.parties for name in some) if named else ()


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
    """The query under these filters; whom it names is asked no more if they name others."""
    if filters.speakers == query.filters.speakers:
        return replace(query, filters=filters)
    return replace(query, filters=filters, subject="", parties=())


def asked_alone(query: Query, names: tuple[str, ...]) -> Query:
    """The query to one of several parties."""
    return replace(query, filters=replace(query.filters, speakers=names), parties=())


def spoken_of(query: Query) -> tuple[Query, ...]:
    """What is said about whom the query asks: on its topic, then of anything; none if of nobody."""
    if not (query.subject and query.filters.speakers):
        return ()
    note = say(
        "No words of {names} answer this: what is said of {subject} is searched.",
        names=either(query.filters.speakers),
        subject=query.subject,
    )
    open_to_all = replace(
        query,
        filters=replace(query.filters, speakers=()),
        notes=(*query.notes, note),
        subject="",
    )
    topics = dict.fromkeys((about(query.subject, query.topic), query.subject))
    return tuple(replace(open_to_all, topic=one, aliases=expansions(one)) for one in topics)


def _sentence(text: str, span: DateSpan) -> str:
    """The sentence of `text` that holds the date."""
    starts = [end.end() for end in _SENTENCE_END.finditer(text) if end.end() <= span.start]
    end = _SENTENCE_END.search(text, span.end)
    return text[starts[-1] if starts else 0 : end.start() if end else len(text)]


def _asks_when_said(text: str, span: DateSpan) -> bool:
    """Whether a date bounds what was said: "why did they leave in 2016" is about 2016."""
    if SAYING.search(_sentence(text, span)) or _SOMEBODY_ON.match(text):
        return True
    if not is_fragment(text):
        return False
    rest = f"{text[: span.start]} {text[span.end :]}"
    framed = _ON.match(text, span.end) is not None
    return framed or len(text.split()) <= FEW_WORDS or not topic_of(rest)


def _intent(text: str) -> Intent:
    return next((intent for intent, pattern in INTENTS if pattern.search(text)), "said")


def _languages(text: str) -> tuple[str, ...]:
    """ "In Russian?" asks for statements in it; "is the book available in Russian?" does not."""
    if not SAYING.search(text) and len(text.split()) > FEW_WORDS:
        return ()
    return tuple(code for code, pattern in LANGUAGES if pattern.search(text))


def _excluded(text: str, people: Sequence[str], today: date) -> re.Match[str] | None:
    """What the question wants left out."""
    found = EXCLUDING.search(text)
    if not found or found["surely"]:
        return found
    what = found["what"]
    filters = find_dates(what, today) or any(pattern.search(what) for _, pattern in KINDS)
    by = re.match(r"(?:by|from)\s+(.+)", what)
    return found if filters or (by and known_people(people).find(by[1])) else None
