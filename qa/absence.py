"""What to say of what was asked for and not found: only what the record itself confirms."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.messages import joined, say
from embeddings.search import PassageSearch
from embeddings.stems import question_stems, stems
from qa.naming import Name
from qa.questions.aliases import expansions
from qa.questions.offices import asked_office, country_of
from qa.questions.places import adjectives
from qa.retrieve import Retrieval
from qa.types import Query, Quote
from qa.verdict import TWO

NAMED_AT_MOST = 3


def absence(found: Retrieval, quotes: Sequence[Quote], query: Query, search: PassageSearch) -> str:
    """Sentences, each with a space before it; none where there is nothing sure to say."""
    missing = [name for name in found.verdict.lacking if name.telling > 0 and name.sort != "month"]
    missing = [name for name in missing if not any(_in_quote(name, one) for one in quotes)]
    told = [_of_name(name, bool(quotes), search) for name in missing[:NAMED_AT_MOST]]
    return joined(told) or (_of_two(query, search) if found.verdict.apart else "")


def naming(subject: str, quotes: Sequence[Quote]) -> tuple[Quote, ...]:
    """The quotes that name somebody or something: a person by the family name."""
    *_, last = stems(subject) or [""]
    office = asked_office(subject)
    place = country_of(subject) or (office.country if office else "")
    also = (*expansions(subject), place, adjectives().get(place, ""))
    forms = {last, *(one[0] for one in map(stems, also) if len(one) == 1)}
    return tuple(quote for quote in quotes if any(form in stems(quote.text) for form in forms))


def _of_name(name: Name, shown: bool, search: PassageSearch) -> str:
    if not any(map(search.has_phrase, (name.stems, *name.also))):
        return " " + say("The record names {name} nowhere.", name=name.written)
    if not shown:
        return ""
    if name.sort == "year":
        return " " + say("None of these is of {name} or names it.", name=name.written)
    return " " + say(
        "None of these names {name}, though other passages of this record do.", name=name.written
    )


def _in_quote(name: Name, quote: Quote) -> bool:
    words = f" {' '.join(stems(f'{quote.title} {quote.text}'))} "
    named = any(f" {' '.join(form)} " in words for form in (name.stems, *name.also))
    return named or name.in_date(quote.date)


def _of_two(query: Query, search: PassageSearch) -> str:
    """Of two words that both occur, but never in one passage."""
    both = question_stems(query.topic)
    if len(both) != TWO:
        return ""
    known = search.frequencies(both)
    if not all(known.values()) or search.matching(query.topic):
        return ""
    first, second = (_written(stem, query.topic) for stem in both)
    return " " + say(
        "“{first}” and “{second}” both occur in this record, but in no passage together.",
        first=first,
        second=second,
    )


def _written(stem: str, text: str) -> str:
    """The word of `text` with this stem."""
    return next(word.strip(" ,.?!“”\"'") for word in text.split() if stem in stems(word))
