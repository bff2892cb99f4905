"""The names in one slot of a question: "Putin and Abe", "President Obama", "Russia and Mr Kono"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from corpus.messages import Message, either, say
from corpus.people import strip_titles
from corpus.title_words import PLACES, word_set
from embeddings.stop_words import STOP_WORDS
from qa.questions.frames import VERBS
from qa.questions.known_people import KnownPeople, is_title, looks_like_a_person
from qa.questions.offices import names_country
from qa.questions.places import adjectives

ASKING = word_set(
    "what whats what’s what's is are was were did does do how when where that whether if "
    "everything anything something"
)
CAPITAL = re.compile(r"(?:[A-ZА-ЯЁ]|al-|el-)[\w.’'-]*$")
BEGINS_ASKING = re.compile(
    r"(?:(?:what|whats|what[’']s|how|why|when|is|are|was|were|did|does|do|and|but|so)\s+)+",
    re.IGNORECASE,
)
_NEW_SENTENCE = re.compile(r"[^\W\d_]{4,}\.\s")
_OPENS_A_CLAUSE = word_set(
    "what how when where why whether if that everything anything something"
)  # "tell me what Putin thinks"
_OF_TITLES = word_set("of for the and affairs former")
_SMALL = frozenset(
    {"de", "van", "der", "von", "bin", "al", "el", "da", "la", "le", "ibn", "ad", "фон"}
)

_VERB = re.compile(VERBS, re.IGNORECASE)

SpeakingFor = Callable[[str], tuple[str, ...]]  # who speaks for a country, by its name
IsName = Callable[[str], bool]  # whether a word that stands alone is meant as a name


@dataclass(frozen=True, slots=True)
class Named:
    """Each one asked, as written and by the record's names; what to tell of how they are read."""

    written: tuple[str, ...]
    parties: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...]


def names_in(
    slot: str,
    known: KnownPeople,
    speaking_for: SpeakingFor,
    *,
    unknown: bool,
    countries: bool | None = None,
    is_name: IsName = lambda _: True,
) -> Named | None:
    """Those of one slot, all or none: "Putin and Abe" are two, "Putin and fish" nobody.

    `unknown` says whether full names that the record does not know count, `countries` (as `unknown`
    where not said) whether countries do beside others: one country alone is no person.
    """
    if _NEW_SENTENCE.search(slot):
        return None
    parties: list[tuple[str, ...]] = []
    notes = []
    parts = parts_of(slot, known)
    for part in parts:
        names, differs = _person(part, known, unknown, is_name) or ((), False)
        if not names and len(parts) > 1:
            beside = speaking_for if (unknown if countries is None else countries) else None
            names, differs = _listed(bare(part), beside)
        if not names:
            return None
        parties.append(names)
        if differs:
            notes.append(read_as(bare(part), names))
    if len(parts) > 1 and not any(
        known.find(one) or names_country(one) for some in parties for one in some
    ):
        return None
    return Named(tuple(map(bare, parts)), tuple(parties), tuple(notes))


def read_as(written: str, names: Sequence[str]) -> Message:
    """What to tell of a name that is read as the record's."""
    return say("“{written}” is read as {names}.", written=written, names=either(names))


def parts_of(slot: str, known: KnownPeople) -> list[str]:
    """The names of a list; a comma is no list where it stands before an office."""
    slot = re.sub(r"^(?:either|both|как|либо)\s+", "", slot.strip(" ,"), flags=re.IGNORECASE)
    if names_country(slot):  # "Trinidad and Tobago"
        return [slot]
    parts = re.split(r",?\s+(?:and|or|и|или|либо)\s+", slot)
    single = [bare(one) for part in parts for one in re.split(r",\s+", part)]
    named = [bool(known.find(one, slips=False)) or names_country(one) for one in single]
    told = all(
        is_one or _may_be_a_family_name(one) for is_one, one in zip(named, single, strict=True)
    )
    return single if told and any(named) else parts


def bare(slot: str) -> str:
    """Without the possessive: "Japan" of "Japan’s"."""
    return re.sub(r"[’']s?$", "", slot.strip(" ,"))


def _listed(name: str, speaking_for: SpeakingFor | None) -> tuple[tuple[str, ...], bool]:
    """A country beside others, or a family name that the record does not know: "Putin and Abe"."""
    if speaking_for and names_country(name):
        names = speaking_for(name) or (name,)
        return names, names != (name,)
    return ((name,), False) if _may_be_a_family_name(name) else ((), False)


def _may_be_a_family_name(word: str) -> bool:
    plain = word.casefold()
    return (
        word.istitle()
        and word.isalpha()
        and not names_country(word)
        and not is_title(word)
        and plain not in STOP_WORDS
        and plain not in ASKING
        and plain not in adjectives().values()
    )


def _person(
    part: str, known: KnownPeople, unknown: bool, is_name: IsName
) -> tuple[tuple[str, ...], bool] | None:
    """The name one part means, and whether it is written otherwise."""
    words = re.sub(r"[’']s?$", "", part.strip(" ,")).split()
    for slips in (False, True):
        for tail in _tails(words):
            if slips and names_country(" ".join(tail)):  # Hanoi is no slip of a name
                continue
            found = known.find(" ".join(tail), slips=slips)
            if found and (_titled(words) or len(tail) > 1 or is_name(tail[0])):
                return (found.name,), found.slip
    stranger = _stranger(words) if unknown else None
    return ((stranger,), False) if stranger else None


def _titled(words: list[str]) -> bool:
    """ "mr brown", not "the brown"."""
    before = words[-2].casefold() if len(words) > 1 else ""
    return before != "the" and is_title(before)


def is_saying(word: str) -> bool:
    """ "said", which is no Edward Said unless it has a capital of its own."""
    return bool(_VERB.fullmatch(word)) and not word.istitle()


def _tails(words: list[str]) -> Iterator[list[str]]:
    """The last words of a slot, longest first, if what stands before them can go before a name."""
    for size in (4, 3, 2, 1):
        if size > len(words):
            continue
        before, tail = words[:-size], words[-size:]
        if any(word.casefold() in STOP_WORDS for word in tail[:-1]):  # "talks with Abe"
            continue
        if not before or _goes_before_a_name(before):
            yield tail


def _goes_before_a_name(before: list[str]) -> bool:
    """Question words, then titles and what they are of: "what did the President of Russia"."""
    asking = [at for at, word in enumerate(before) if word.casefold() in _OPENS_A_CLAUSE]
    rest = before[asking[-1] :] if asking else list(before)
    while rest and rest[0].casefold() in ASKING:
        rest.pop(0)
    plain = [word.strip(",") for word in rest]
    fits = all(word[0].isupper() or _belongs_to_a_title(word) for word in plain)
    return not plain or (fits and any(map(is_title, plain)))


def _belongs_to_a_title(word: str) -> bool:
    """ "Foreign minister of", "the french president"."""
    return is_title(word) or word in _OF_TITLES or word in adjectives().values()


def _stranger(words: list[str]) -> str | None:
    """A person the record does not know: a full name, or a name after a title."""
    bare = " ".join(words)
    name = strip_titles(bare)
    kept = name.split()
    named = all(
        (CAPITAL.match(word) and word.casefold() not in STOP_WORDS) or word in _SMALL
        for word in kept
    )
    if not named or _is_place(name):
        return None
    before = words[: len(words) - len(kept)]
    if before and not _goes_before_a_name(before):
        return None
    title = words[-2].casefold() if len(words) > 1 else ""
    if len(kept) == 1 and is_title(title) and title != "the" and not is_title(name):
        return None if kept[0].isupper() else " ".join(words[-2:])  # "глава ЦБ"
    return name if looks_like_a_person(name) else None


def _is_place(name: str) -> bool:
    return name.casefold().split() in PLACES
