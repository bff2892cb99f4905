"""What a question names, and which of it the passages that come near do not.

A near miss has the right words and the wrong country, year or person. So what is asked for by name
must be named where an answer stands: by the passage, its title, those beside it, or, a year, by the
day it was said. A name that most passages could do without ("Russia" in a record of Russia's
statements) tells little where it is not named.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from heapq import heapify, heappop, heappush
from typing import Literal, Self

from corpus.store import Store
from corpus.types import Passage
from embeddings.search import PassageSearch
from embeddings.stems import question_stems, stems
from qa.asked import Asked
from qa.phrases import phrases_in, stands_in
from qa.questions.periods import MONTHS
from qa.questions.places import adjectives, places_in

Sort = Literal["place", "year", "month", "day", "number", "name", "phrase"]  # place: or a code

TIMES: tuple[Sort, ...] = ("year", "month", "day")
BESIDE = 2  # passages before and after, in which what is spoken of is often named
MOST_NAMES = 12  # of one question, whose stems are bits of a single-precision score
# Inverse document frequencies of a name, from which on its absence tells something, and all.
TELLS_FROM, TELLS_ALL = 1.5, 3.0

_YEAR = re.compile(r"(?:1[6-9]|20)\d\d")
_WORD = re.compile(r"[^\W_]+(?:[-’'.][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Name:
    """One thing a question names: as written, as stems, and under which other names it is known.

    `telling` is how much it tells that a passage does not name it, 0 to 1.
    """

    written: str
    sort: Sort
    stems: tuple[str, ...]
    also: tuple[tuple[str, ...], ...] = ()
    telling: float = 1.0

    def in_date(self, day: str | None) -> bool:
        """Whether a year, month or day is when something was said, rather than spoken of."""
        if self.sort == "year":
            return bool(day) and str(day)[:4] == self.stems[0]
        if self.sort == "month":
            return bool(day) and str(day)[5:7] == f"{_months()[self.stems[0]]:02d}"
        if self.sort == "day":
            return bool(day) and str(day)[8:10] == self.stems[0].zfill(2)
        return False


def names_of(topic: str, asked: Asked, search: PassageSearch) -> tuple[Name, ...]:
    """What the topic names, each thing once."""
    found: list[Name] = []
    free = set(asked.weights)
    for written, one, also, sort in _named(topic, asked):
        if one and set(one) <= free:
            free -= {*one, *(stem for name in also for stem in name)}
            forms = _with_adjectives(one, also)
            found.append(Name(written, sort, one, forms, _telling(one, forms, asked, search)))
    return tuple(found[:MOST_NAMES])


def lacking(
    names: Sequence[Name], passages: Sequence[Passage], store: Store, search: PassageSearch
) -> tuple[Name, ...]:
    """What the one of these passages with most of the names does not name.

    Passages are taken by what they hold at best; whether a name's words stand together is read
    only in those that may be the one, mostly in the first.
    """
    if not names or not passages:
        return ()
    held = _Held.of(names, passages, store, search)
    waiting = [
        (_told(some := held.at_best(one)), at, False, some) for at, one in enumerate(passages)
    ]
    heapify(waiting)
    while True:
        _, at, sure, missing = heappop(waiting)
        if sure:
            return missing
        missing = held.missing(passages[at])
        heappush(waiting, (_told(missing), at, True, missing))


def of_other_times(missing: Mapping[int, tuple[Name, ...]]) -> frozenset[int]:
    """The passages that neither are of the time asked for nor name it, if others do."""
    untimely = {id: [n for n in some if n.sort in TIMES] for id, some in missing.items()}
    fewest = min(map(len, untimely.values()), default=0)
    return frozenset(id for id, some in untimely.items() if len(some) > fewest)


def missing_names(
    names: Sequence[Name], passages: Sequence[Passage], store: Store, search: PassageSearch
) -> dict[int, tuple[Name, ...]]:
    """By passage, the names that it does not name, nor those beside it, nor its date."""
    if not names or not passages:
        return {}
    held = _Held.of(names, passages, store, search)
    return {one.id: held.missing(one) for one in passages}


@dataclass(frozen=True, slots=True)
class _Held:
    """Which names' words stand in some passages and in those `beside` each: a bit a name.

    `days` are the statements' dates. Texts are read one by one, when it must be known whether a
    name's words stand together in them, and once.
    """

    names: Sequence[Name]
    beside: Mapping[int, Sequence[int]]
    bits: Mapping[int, int]
    days: Mapping[str, str | None]
    store: Store
    read: dict[int, list[str]] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        names: Sequence[Name],
        passages: Sequence[Passage],
        store: Store,
        search: PassageSearch,
    ) -> Self:
        beside = _beside(passages, store)
        around = sorted({id for ids in beside.values() for id in ids})
        days = store.dates([one.statement_id for one in passages])
        return cls(names, beside, _held(names, around, search), days, store)

    def at_best(self, one: Passage) -> tuple[Name, ...]:
        """What a passage does not name, even if the words of every name stand together."""
        bits = 0
        for id in self.beside[one.id]:
            bits |= self.bits.get(id, 0)
        day = self.days.get(one.statement_id)
        return tuple(n for at, n in enumerate(self.names) if not (bits >> at & 1 or n.in_date(day)))

    def missing(self, one: Passage) -> tuple[Name, ...]:
        """What neither the passage names, nor those beside it, nor its date."""
        lacked, day = self.at_best(one), self.days.get(one.statement_id)
        return tuple(
            name
            for at, name in enumerate(self.names)
            if name in lacked
            or (len(name.stems) > 1 and not self._stands(at, one) and not name.in_date(day))
        )

    def _stands(self, at: int, one: Passage) -> bool:
        """Whether all words of a name stand together, the passage itself being read first."""
        having = [id for id in self.beside[one.id] if self.bits.get(id, 0) >> at & 1]
        forms = (self.names[at].stems, *self.names[at].also)
        having.sort(key=lambda id: id != one.id)
        return any(stands_in(form, self._stems(id)) for id in having for form in forms)

    def _stems(self, id: int) -> list[str]:
        if id not in self.read:
            self.read[id] = stems(self.store.passage_words([id]).get(id, ""))
        return self.read[id]


def _told(missing: Sequence[Name]) -> float:
    return sum(name.telling for name in missing)


def _held(names: Sequence[Name], ids: Sequence[int], search: PassageSearch) -> dict[int, int]:
    """By passage, a bit for each name it holds. One search tells all: a name's stems weigh bits."""
    bits = [(at, stem) for at, name in enumerate(names) for stem in name.stems]
    weights = {stem: float(1 << bit) for bit, (_, stem) in enumerate(bits)}
    others = [(name.stems, name.also) for name in names if len(name.stems) > 1 or name.also]
    whole = [0] * len(names)
    for bit, (at, _) in enumerate(bits):
        whole[at] |= 1 << bit
    return {
        id: sum(1 << at for at, bits in enumerate(whole) if int(score) & bits == bits)
        for id, score in search.held(weights, ids, others).items()
    }


def _beside(passages: Sequence[Passage], store: Store) -> dict[int, list[int]]:
    """Each passage with those of its statement around it, by its id."""
    around = {one.id: range(one.id - BESIDE, one.id + BESIDE + 1) for one in passages}
    known = store.passages(sorted({id for ids in around.values() for id in ids}))
    statements = {one.id: one.statement_id for one in known}
    return {
        one.id: [id for id in around[one.id] if statements.get(id) == one.statement_id]
        for one in passages
    }


Found = tuple[str, tuple[str, ...], tuple[tuple[str, ...], ...], Sort]


def _named(topic: str, asked: Asked) -> Iterator[Found]:
    """Names with other names, then of several words, then countries, then single ones."""
    for one, also in asked.others:
        yield _as_written(topic, one), one, also, "place"
    for written in phrases_in(topic):
        yield written, tuple(question_stems(written)), (), "phrase"
    for written in places_in(topic):
        yield written, tuple(stems(written)), (), "place"
    days = {found["before"] or found["after"] for found in _day_of_month().finditer(topic)}
    for written in dict.fromkeys(_WORD.findall(topic)):
        *parts, last = stems(written) or [""]
        if {*parts, last} & asked.names:
            one, also = (tuple(parts), ((last,),)) if parts else ((last,), ())
            yield written, one, also, "day" if written in days else _sort(one)


def _as_written(topic: str, one: tuple[str, ...]) -> str:
    words = [word for word in _WORD.findall(topic) if set(stems(word)) & set(one)]
    return " ".join(dict.fromkeys(words))


def _sort(one: tuple[str, ...]) -> Sort:
    """A word of letters and figures ("S-400", "G20") is as much a name as a country's."""
    whole = "".join(one)
    if _YEAR.fullmatch(whole):
        return "year"
    if whole in _months():
        return "month"
    if whole.isalpha():
        return "name"
    return "place" if any(map(str.isalpha, whole)) else "number"


@lru_cache(maxsize=1)
def _day_of_month() -> re.Pattern[str]:
    """ "25 March", "March 25th", "12 февраля": the figures of the day."""
    month = rf"(?:{'|'.join(sorted(MONTHS, key=len, reverse=True))})"
    day = r"(?P<{}>\d{{1,2}}(?:st|nd|rd|th)?)"
    return re.compile(
        rf"\b{day.format('before')}\s+(?:of\s+)?{month}\b|\b{month}\s+{day.format('after')}\b",
        re.IGNORECASE,
    )


@lru_cache(maxsize=1)
def _months() -> dict[str, int]:
    """The number of each month by the stem of its name."""
    return {stems(name)[0]: number for name, number in MONTHS.items()}


@lru_cache(maxsize=1)
def _called_after() -> dict[tuple[str, ...], tuple[str, ...]]:
    """The stems of a country's adjective by those of the country."""
    return {tuple(stems(one)): tuple(stems(other)) for one, other in adjectives().items()}


def _with_adjectives(
    one: tuple[str, ...], also: tuple[tuple[str, ...], ...]
) -> tuple[tuple[str, ...], ...]:
    """What is called after a country stands for it, under each of its names."""
    forms = [_called_after().get(name) for name in (one, *also)]
    return tuple(dict.fromkeys((*also, *(form for form in forms if form))))


def _telling(
    one: tuple[str, ...],
    also: Sequence[tuple[str, ...]],
    asked: Asked,
    search: PassageSearch,
) -> float:
    """By the most frequent single word that stands for it."""
    single = [name[0] for name in also if len(name) == 1]
    counts = search.frequencies(single)
    total = max(search.size(), 1)
    rarity = [math.log(1 + total / (1 + counts[stem])) for stem in single if counts[stem]]
    rarity.append(max(asked.weights[stem] for stem in one))
    return min(1.0, max(0.0, (min(rarity) - TELLS_FROM) / (TELLS_ALL - TELLS_FROM)))
