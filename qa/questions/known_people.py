"""The persons a record knows, found by family name in whatever case, spelling or inflection.

A question path may not compare every word with two thousand names, so names are kept by their
family name, folded, and by that name with one letter left out, which is where slips of the
keyboard meet ("Lavrof", "Merkle").
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from corpus.people import family_name, same_person
from corpus.spelling import fold
from corpus.title_words import COURTESY, OFFICES, PARTICLES, PLACES, word_set
from embeddings.stems import stem
from qa.questions.places import adjectives

INITIALS = 3  # words of a name from which on its first letters stand for it
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
SHORTEST_SLIP = 5  # letters: a slip in a shorter name could be another name

AsName = Callable[[str], bool]  # whether texts write this word as a name, not as a common word

_INITIAL = re.compile(r"(?<=\b[A-ZА-ЯЁ])\.(?=[A-ZА-ЯЁ])")
_NOT_PERSONS = re.compile(
    r"\b(?:President|Minister|Ministry|Republic|Union|Kingdom|States|Nations|Council|Committee|House|"
    r"Government|Party|Agency|Federation|Bank|Court|Korea|Emirates|Arabia|Zealand|Africa|America|"
    r"Lanka|Treaty|Agreements?|Stream|Order|Staff|Assembly|Convention|Commission|Organi[sz]ation|"
    r"Centre|Center|Institute|Fund|Foundation|University|News|Times|Company|Group|Year|Day|"
    r"Parliament|Congress|Senate|Embassy|Office|[Ss]ide|[Ll]eaders?|[Pp]artners?|[Cc]olleagues|of|the|"
    r"Министерство|Союз|Совет|Федерация|Республика|Правительство|Дума)\b"
)
# Cases of Russian names, folded: the ending as written and those of the nominative.
_ENDINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("ogo", ("ii", "oi", "i", "")),
    ("omu", ("ii", "oi", "i", "")),
    ("oi", ("a", "aia")),
    ("ei", ("a", "ia", "i")),
    ("ou", ("a", "aia")),
    ("im", ("", "ii", "i")),
    ("om", ("", "ii", "oi", "i", "o")),
    ("em", ("", "ii", "i", "")),
    ("ia", ("i", "")),
    ("iu", ("i", "ia", "")),
    ("a", ("", "o")),
    ("u", ("", "a")),
    ("e", ("", "a")),
    ("i", ("a", "ia", "")),
)


@dataclass(frozen=True, slots=True)
class Known:
    """A person by the record's name; `slip` tells that the question spells it otherwise."""

    name: str
    slip: bool = False


class KnownPeople:
    """Names of a record by their family names. Made once for one list of names (`known_people`)."""

    def __init__(self, people: Iterable[str]) -> None:
        self._by_family: dict[str, list[str]] = defaultdict(list)
        self._by_gap: dict[str, set[str]] = defaultdict(set)
        self._by_letters: dict[str, list[str]] = defaultdict(list)
        self._order: dict[str, int] = {}  # names come by how often they are heard
        for name in people:
            if looks_like_a_person(name) and (key := _key(name)):
                self._by_family[key].append(name)
                for heard in (name, family_name(name)):
                    self._order.setdefault(heard, len(self._order))
                self._by_letters[_letters(name)].append(name)
        for key in self._by_family:
            for gap in _gaps(key):
                self._by_gap[gap].add(key)

    def find(self, written: str, *, slips: bool = True) -> Known | None:
        """Whom `written` names. Of several persons of one family name, the family name alone.

        Three letters or more may be the first letters of a name: "FDR", where no other has them.
        """
        lettered = self._by_letters.get(written.upper(), ()) if len(written) >= INITIALS else ()
        if lettered and all(same_person(lettered[0], one) for one in lettered):
            return Known(lettered[0])
        if written.islower():
            written = written.title()  # small words before a name are titles elsewhere
        key = _key(written)
        if len(key) < 2:
            return None
        if found := self._named(key, written):
            return Known(found)
        if _is_cyrillic(written):
            for other in _nominatives(written):
                if found := self._named(_key(other), other):
                    return Known(found)
        if not slips:
            return None
        spelt = [written, *(_nominatives(written) if _is_cyrillic(written) else ())]
        found = next(filter(None, (self._slipped(_key(one), one) for one in spelt)), None)
        return Known(found, slip=True) if found else None

    def _named(self, key: str, written: str) -> str | None:
        found = [one for one in self._by_family.get(key, ()) if same_person(written, one)]
        if not found:
            return None
        first = found[0]  # the one heard most
        if all(same_person(first, one) for one in found):
            return first
        return family_name(first)

    def _slipped(self, key: str, written: str) -> str | None:
        if len(key) < SHORTEST_SLIP - 1 or key in _COMMON or _is_a_place(written):
            return None
        near = {one for gap in _gaps(key) for one in self._by_gap.get(gap, ())}
        near = {one for one in near if one[0] == key[0] and len(one) >= SHORTEST_SLIP}
        words = written.split()
        found = [self._named(one, " ".join([*words[:-1], one])) for one in sorted(near)]
        named = [one for one in found if one]
        return min(named, key=self._order.__getitem__, default=None)


@lru_cache(maxsize=8)
def _known_people(people: tuple[str, ...]) -> KnownPeople:
    return KnownPeople(people)


def known_people(people: Sequence[str]) -> KnownPeople:
    """The names of a record, indexed once for as long as they stay the same."""
    return _known_people(tuple(people))


def _letters(name: str) -> str:
    """The first letters of a name's words: "FDR"; of two words or fewer none that tell it."""
    words = [word for word in name.split() if word.casefold().strip(".,") not in _SUFFIXES]
    return "".join(word[0] for word in words).upper() if len(words) >= INITIALS else ""


def looks_like_a_person(name: str) -> bool:
    """Two words or more as names are written, none of which an institution bears."""
    spaced = _INITIAL.sub(". ", name)  # "В.Путин"
    words = [word for word in spaced.split() if word.casefold().strip(".,") not in _SUFFIXES]
    if words and words[-1].casefold().removesuffix("s") in _adjectives():  # "Native Americans"
        return False
    if (
        len(words) < 2
        or {"and", "or", "и"} & set(words)
        or _NOT_PERSONS.search(name)
        or name.isupper()
    ):
        return False
    if name.casefold().split() in PLACES:  # "Solomon Islands"
        return False
    first, last = words[0], words[-1]
    return first[0].isupper() and last[-1] != "." and not is_title(last) and _is_capital(last)


def _is_capital(word: str) -> bool:
    """ "Kono", "al-Assad", "II"; not "experts"."""
    return word[0].isupper() or any(part[:1].isupper() for part in word.split("-"))


def is_title(word: str) -> bool:
    """Whether a word stands before names: "Mr", "President", "министр"."""
    plain = word.casefold().strip(".,")
    if plain in COURTESY or plain in OFFICES:
        return True
    return _is_cyrillic(plain) and stem(fold(plain)) in _russian_offices()


@lru_cache(maxsize=1)
def _russian_offices() -> frozenset[str]:
    """The stems of Russian offices, by which they are known in every case."""
    return frozenset(stem(fold(word)) for word in OFFICES if _is_cyrillic(word))


@lru_cache(maxsize=1)
def _adjectives() -> frozenset[str]:
    return frozenset(adjectives().values())


def _is_a_place(written: str) -> bool:
    words = written.casefold().split()
    return any(words[-len(place) :] == place for place in PLACES)


_COMMON = frozenset(
    map(
        fold,
        word_set(
            """
            people leader leaders minister president government others everyone anybody anyone
            somebody someone nobody parties party sides partner partners europe russian russians
            america west speaker speakers author country countries nation nations states union
            council europeans americans ukraine kremlin moscow washington beijing london paris
            berlin
            tokyo brussels kiev there their these those which where
            """
        ),
    )
)


@lru_cache(maxsize=1 << 14)
def _key(name: str) -> str:
    words = re.split(r"[\s-]+", fold(family_name(name)))
    return "".join(word.strip(".,’'") for word in words if word not in PARTICLES)


def _gaps(key: str) -> set[str]:
    return {key, *(key[:i] + key[i + 1 :] for i in range(len(key)))}


def _is_cyrillic(text: str) -> bool:
    return any("Ѐ" <= char <= "ԯ" for char in text)


def _nominatives(written: str) -> Iterable[str]:
    """What an inflected name can be inflected from, folded: "Сергея Лаврова", "Захаровой"."""
    words = written.split()
    *given, family = [fold(word) for word in words]
    for base in _bases(family):
        if not given:
            yield base.title()
        for first in _bases(given[-1]) if given else ():
            yield f"{first} {base}".title()


def _bases(word: str) -> Iterable[str]:
    yield word
    for ending, nominative in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 2:
            yield from (word.removesuffix(ending) + end for end in nominative)
