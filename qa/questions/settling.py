"""What the record's own texts settle about a question: who holds an office, what letters stand for.

A few hundred passages are read, found by words, and only where a question needs it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import lru_cache

from corpus.store import Store
from corpus.types import PassageFilter
from embeddings.search import PassageSearch
from embeddings.stems import stems
from embeddings.stop_words import STOP_WORDS
from embeddings.vocabulary import common_words
from qa.questions.aliases import defined_abbreviations, expansions
from qa.questions.known_people import AsName, is_title, known_people, looks_like_a_person
from qa.questions.next_country import SpokenFor
from qa.questions.offices import Holders, Office, country_of, holders
from qa.questions.other_side import Speaking
from qa.questions.places import is_place
from qa.questions.slips import SHORTEST, is_common, meant_by
from qa.questions.slot_names import read_as
from qa.questions.speakers import IsPerson
from qa.questions.spokesmen import speaking_for
from qa.questions.understand import understand
from qa.timing import timed
from qa.types import Query

PASSAGES_READ = 60  # of each way to write it
LONG_NAME = 9  # letters
ACRONYMS_LOOKED_UP = 3
_LONG_WORD = re.compile(rf"(?<![\w-])[^\W\d_]{{{SHORTEST},}}(?![\w-])")
_ACRONYM = re.compile(r"(?<![\w-])[A-ZА-ЯЁ]{2,7}(?![\w-])")


@timed("understand")
def understood(question: str, people: Sequence[str], store: Store, search: PassageSearch) -> Query:
    """What a question asks of this record, today."""
    return understand(
        question,
        people=people,
        today=datetime.now(UTC).date(),
        newest=store.coverage()[2],
        holders=holders_in(store, search, people),
        is_person=person_in(store, search),
        as_name=name_in(store, search),
        spoken_on=lambda day: store.coverage(PassageFilter(date_from=day, date_to=day))[0] > 0,
    )


def holders_in(store: Store, search: PassageSearch, people: Sequence[str]) -> Holders:
    """Tells who holds an office, by the texts of this record."""

    def told(office: Office) -> tuple[str, ...]:
        ids: dict[int, None] = {}
        for written in office.written():
            hits = search.lexical(written, None, PASSAGES_READ)
            ids |= dict.fromkeys(hit.passage_id for hit in hits)
        texts = store.passage_words(list(ids)).values()
        return holders(office, texts, known_people(people))

    return lru_cache(maxsize=8)(told)  # one question asks several times


def person_in(store: Store, search: PassageSearch) -> IsPerson:
    """Tells whether the texts of this record speak of a person of that family name, or of none."""

    def told(name: str) -> bool:
        ids = [hit.passage_id for hit in search.lexical(name, None, PASSAGES_READ)]
        called = re.compile(rf"(?:(?P<before>[\w.’'-]+)\s+)?{re.escape(name)}\b")
        texts = store.passage_words(ids).values()
        found = [mention["before"] or "" for text in texts for mention in called.finditer(text)]
        as_thing = sum(word.casefold() == "the" for word in found)
        return any(_goes_before(word, name) for word in found) or 2 * as_thing <= len(found)

    return told


def name_in(store: Store, search: PassageSearch) -> AsName:
    """Tells whether the texts of this record mostly write a word as a name: "bush" or "Bush".

    A word that they have not at all is no common word of theirs.
    """

    def told(word: str) -> bool:
        ids = [hit.passage_id for hit in search.lexical(word, None, PASSAGES_READ)]
        written = re.compile(rf"(?<![.!?…]\s)(?<!^)\b{re.escape(word)}\b", re.IGNORECASE)
        texts = store.passage_words(ids).values()
        found: list[str] = [one for text in texts for one in written.findall(text)]
        return not found or 2 * sum(one[0].isupper() for one in found) > len(found)

    return told


def _goes_before(word: str, name: str) -> bool:
    """Whether a word is a title or a given name: "Marshal Stalin", "Joseph Stalin"."""
    if not word or not word[0].isupper() or word.casefold() in STOP_WORDS or is_place(word):
        return False
    return is_title(word) or looks_like_a_person(f"{word} {name}")


def spoken_for_in(store: Store, search: PassageSearch, people: Sequence[str]) -> SpokenFor:
    """Tells who speaks in this record for a country, or holds an office of it."""
    told = holders_in(store, search, people)

    def named(asked: str | Office) -> tuple[str, ...]:
        if isinstance(asked, str):
            return speaking_for(asked, people, told)
        return told(asked) or (
            speaking_for(asked.country, people, told) if not asked.office else ()
        )

    return named


def speaking_in(store: Store, people: Sequence[str]) -> Speaking:
    """Tells which persons of the record speak in statements."""

    def told(statement_ids: Sequence[str]) -> Sequence[str]:
        outlines = [store.statement(name, sentences_of=()) for name in statement_ids]
        heard = Counter(p.speaker for one in outlines for p in one.paragraphs if p.speaker)
        return [name for name, _ in heard.most_common() if name in people]

    return told


def with_abbreviations(query: Query, store: Store, search: PassageSearch) -> Query:
    """The query with what the record says its abbreviations stand for, where no table does."""
    unknown = [word for word in _ACRONYM.findall(query.topic) if not expansions(word)]
    if not unknown or query.topic.isupper():
        return query
    found = []
    for word in unknown[:ACRONYMS_LOOKED_UP]:
        ids = [hit.passage_id for hit in search.lexical(word, None, PASSAGES_READ)]
        defined = defined_abbreviations(store.passage_words(ids).values())
        found += [defined[word]] if word in defined else []
    return replace(query, aliases=(*query.aliases, *found)) if found else query


def with_slips_mended(query: Query, store: Store, search: PassageSearch) -> Query:
    """The query with words that the record has not, and has almost, as the record spells them.

    A word with a capital may be a name that the record rightly has not: only a country's is mended,
    or a long one, whose letters are hardly those of two names.
    """
    common = common_words()
    asked = (word for word in _LONG_WORD.findall(query.topic) if not is_common(word))
    typed = {word: stems(word)[0] for word in asked if word.isascii() and common}
    known = search.frequencies(typed.values())
    for word, stem in typed.items():
        if known.get(stem) or expansions(word):
            continue
        forms = dict.fromkeys((stem, word.lower()))
        like = [id for form in forms for id in search.like(form, PASSAGES_READ)]
        meant = meant_by(word, store.passage_words(like).values())
        if meant and (word.islower() or country_of(meant) or len(word) >= LONG_NAME):
            query = replace(
                query,
                topic=query.topic.replace(word, meant),
                standalone=query.standalone.replace(word, meant),
                notes=(*query.notes, read_as(word, [meant])),
                aliases=tuple(dict.fromkeys((*query.aliases, *expansions(meant)))),
            )
    return query
