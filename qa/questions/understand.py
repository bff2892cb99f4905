"""Question → Query: what is asked about, who, when, which kind, and what kind of answer.

Only words of the question (and names the record knows) are used; nothing is rewritten by a model.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from corpus.messages import either, say
from qa.citation import stretch, written_date
from qa.errors import NO_TOPIC, QuestionError
from qa.questions.aliases import expansions
from qa.questions.dates import DateSpan, find_dates
from qa.questions.frames import (
    BY_EVENT,
    EXCLUDING,
    FIRST_WORDS,
    INTENTS,
    KINDS,
    LANGUAGES,
    LATEST_WORDS,
    NOT,
    SAYING,
    UNSAID,
    WITHOUT,
)
from qa.questions.known_people import known_people
from qa.questions.leaning import is_fragment
from qa.questions.offices import Holders
from qa.questions.small_talk import is_small_talk
from qa.questions.speakers import Asked, IsPerson, find_speakers
from qa.questions.that_day import SpokenOn, of_a_day
from qa.questions.topic import SPEAKER, topic_of
from qa.types import Filters, Intent, Query

MAX_QUESTION_CHARS = 2000
FEW_WORDS = 4
_REPLIES = re.compile(r"\b(?:respon[ds]|repl[iy]|react|answer)", re.IGNORECASE)
_SOMEBODY_ON = re.compile(  # "Putin on Ukraine in 2014"
    r"\W*[A-ZА-ЯЁ][\w.’'-]+(?:\s+[A-ZА-ЯЁ][\w.’'-]+){0,2}\s+(?:on|about|об?|про)\s"
)
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


def understand(
    question: str,
    *,
    people: Sequence[str],
    today: date,
    newest: str | None = None,
    holders: Holders | None = None,
    is_person: IsPerson | None = None,
    spoken_on: SpokenOn | None = None,
) -> Query:
    """What one question asks, taken by itself.

    `people` are the names the record knows, by how often; `newest` is the day of its newest
    statement, for telling when "last month" is later than all it holds; `holders` tells whom an
    office means ("the Japanese foreign minister"); `is_person` whether texts speak of a person of a
    name that never speaks; `spoken_on` whether there are statements of a day.
    """
    text = clean_question(question)
    excluded = _excluded(text, people, today)
    asked = _blank(text, excluded.span()) if excluded else text
    asked = of_a_day(asked, today, spoken_on)
    span = find_dates(asked, today)
    bounds = span if span and _asks_when_said(asked, span) else None
    undated = _blank(asked, (bounds.start, bounds.end)) if bounds else asked
    speakers = find_speakers(undated, people, holders, is_person)
    kinds = tuple(kind for kind, pattern in KINDS if pattern.search(asked))
    languages = _languages(asked)
    filters = Filters(
        date_from=bounds.date_from if bounds else None,
        date_to=bounds.date_to if bounds else None,
        speakers=speakers.names,
        kinds=kinds,
        languages=languages,
    )
    intent = _intent(text)
    topic = _topic(asked, bounds, speakers, intent, languages)
    return Query(
        standalone=text,
        topic=topic,
        filters=filters,
        intent=intent,
        notes=(
            *_date_notes(span, bounds, today, newest),
            *speakers.notes,
            *_left_out(excluded),
            *_taken_as_words(text, topic, span),
        ),
        aliases=expansions(topic),
        subject=speakers.subject,
    )


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
    same = filters.speakers == query.filters.speakers
    return replace(query, filters=filters, subject=query.subject if same else "")


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


SORTS: dict[str, tuple[str, ...]] = {
    "dates": ("date_from", "date_to"),
    "speakers": ("speakers",),
    "languages": ("languages",),
    "kinds": ("kinds",),
    "own": ("own_words_only",),
}


def without(query: Query, sorts: Iterable[str]) -> Query:
    """The query without the filters of these sorts that were read out of the question.

    Raises `QuestionError` for a sort that is none of `SORTS`.
    """
    dropped = tuple(dict.fromkeys(sorts))
    if unknown := [sort for sort in dropped if sort not in SORTS]:
        raise QuestionError(f"{unknown[0]!r} is no sort of filter; there are {', '.join(SORTS)}.")
    empty = Filters()
    fields = {field: getattr(empty, field) for sort in dropped for field in SORTS[sort]}
    return replace(query, filters=replace(query.filters, **fields), dropped=dropped)


def _sentence(text: str, span: DateSpan) -> str:
    """The sentence of `text` that holds the date."""
    starts = [end.end() for end in _SENTENCE_END.finditer(text) if end.end() <= span.start]
    end = _SENTENCE_END.search(text, span.end)
    return text[starts[-1] if starts else 0 : end.start() if end else len(text)]


def _asks_when_said(text: str, span: DateSpan) -> bool:
    """Whether a date bounds what was said: "why did they leave in 2016" is about 2016."""
    return bool(SAYING.search(_sentence(text, span)) or _SOMEBODY_ON.match(text)) or (
        len(text.split()) <= FEW_WORDS and is_fragment(text)
    )


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


def _topic(
    text: str,
    bounds: DateSpan | None,
    speakers: Asked,
    intent: Intent,
    languages: tuple[str, ...],
) -> str:
    """The question without its filters and its frame: what the passages should be about."""
    if bounds:
        text = _blank(text, (bounds.start, bounds.end))
    if unsaid := UNSAID.search(text):
        said = NOT.sub(lambda no: " " * len(no.group()), unsaid.group())
        text = text[: unsaid.start()] + said + text[unsaid.end() :]
    if speakers.subject:
        text = f"{text[: speakers.start]} {SPEAKER}{text[speakers.end :]}"
    for _, pattern in (*KINDS, *LANGUAGES) if languages else KINDS:
        text = pattern.sub(" ", text)
    if intent == "latest" and not bounds:
        text = LATEST_WORDS.sub(" ", text)
    if intent == "first":
        text = FIRST_WORDS.sub(" said ", text)
    topic = topic_of(text)
    if not speakers.subject:
        return topic
    if _REPLIES.search(text):
        topic = topic.removeprefix("to ")
    return topic if speakers.names else about(speakers.subject, topic)


def about(subject: str, topic: str) -> str:
    """A topic as spoken of together with somebody or something: "Mexico on oil"."""
    word = "о" if re.search("[а-яё]", subject) else "on"
    return f"{subject} {word} {topic}" if topic else subject


def _blank(text: str, where: tuple[int, int]) -> str:
    """The text with spaces in that place, so that other offsets stay true."""
    start, end = where
    return text[:start] + " " * (end - start) + text[end:]


def _date_notes(
    span: DateSpan | None, bounds: DateSpan | None, today: date, newest: str | None
) -> tuple[str, ...]:
    if not span:
        return ()
    if not bounds:
        return (
            say(
                "“{words}” is searched for as words, not as the date of the statement.",
                words=span.words,
            ),
        )
    if not bounds.relative:
        return ()
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


def _taken_as_words(text: str, topic: str, span: DateSpan | None) -> tuple[str, ...]:
    """What could not be understood as more than words to search for."""
    notes = []
    if unsaid := UNSAID.search(text):
        notes.append(
            say(
                "What was not said is in no record: “{words}” is searched for as what was.",
                words=unsaid.group(),
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


def _left_out(excluded: re.Match[str] | None) -> tuple[str, ...]:
    if not excluded:
        return ()
    words = excluded.group().strip(" ,")
    return (say("Nothing can be left out yet: “{words}” is not applied.", words=words),)
