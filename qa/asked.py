"""What is asked for, as terms: how much each tells, and which are names, under all their names."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from embeddings.lexical_index import Others
from embeddings.search import PassageSearch
from embeddings.stems import question_stems, stems
from qa.questions.aliases import named
from qa.questions.places import adjectives, countries
from qa.types import Query

ALIAS = 0.5  # a word of another name counts half as much in the search as one that was asked for
SHORTEST_SLIP = 5  # letters: a slip in a shorter word could be another word
TELLING = 4  # log10 of the passages from which on a word's absence tells all it can

_WORD = re.compile(r"[^\W\d_]+")
_CYRILLIC = re.compile(r"[а-яёґєії]+", re.IGNORECASE)
_RELATIONAL = re.compile(r"(?P<place>\w{4,}?)ь?ск")  # a stem: "стамбульск"
_NAMELIKE = re.compile(r"(?<!^)(?<![.!?]\s)\b[A-ZА-ЯЁ][\w’'&.-]*|\b[\w-]*\d[\w-]*")


@dataclass(frozen=True, slots=True)
class Asked:
    """A topic's stems by how much each tells; `others` are names with what they are also called.

    `aliases` are the stems of all other names, those that the record itself defines among them;
    `by_chance` is how many passages would hold every word if words stood anywhere at random.

    `weights` are inverse document frequencies in the record (Spärck Jones 1972). `names` are the
    stems that are names or numbers: what speaks of another country or year does not answer.
    """

    weights: Mapping[str, float]
    names: frozenset[str]
    others: tuple[Others, ...]
    unknown: float
    aliases: frozenset[str]
    by_chance: float

    @classmethod
    def of(cls, query: Query, search: PassageSearch) -> Asked:
        """The terms of a question's topic, and which it writes as names."""
        topic, question = query.topic, query.standalone
        asked = question_stems(topic) if topic else []
        frequencies = search.frequencies(asked)
        total = max(search.size(), 1)
        weights = {stem: math.log(1 + total / (1 + frequencies.get(stem, 0))) for stem in asked}
        called = [
            (tuple(stem for stem in name if stem in weights), tuple(map(_stems, others)))
            for name, others in named(topic)
        ]
        called += _called_after(topic, weights, {stem for name, _ in called for stem in name})
        derived = _derived(topic, weights, search)
        called += [(name, also) for name, also in derived if (name, also) not in called]
        others = tuple((name, also) for name, also in called if name and also)
        written = {stem for word in _NAMELIKE.findall(question) for stem in stems(word)}
        known = {stem for name, _ in called for stem in name}
        return cls(
            weights,
            frozenset(weights) & (written | known),
            others,
            _unknown(weights, others, frequencies, search),
            frozenset(stem for alias in query.aliases for stem in stems(alias))
            | {stem for _, also in derived for (stem,) in also},
            total * math.prod(min(1.0, frequencies.get(stem, 0) / total) for stem in asked),
        )

    @property
    def total(self) -> float:
        return sum(self.weights.values())

    @property
    def meets_by_chance(self) -> bool:
        """Whether several words of this frequency meet in a passage without belonging together."""
        return len(self.weights) > 1 and self.by_chance >= 1

    def terms(self) -> dict[str, float]:
        """What to search for, with how much each counts."""
        return dict.fromkeys(sorted(self.aliases), ALIAS) | dict.fromkeys(self.weights, 1.0)

    def covered(self, search: PassageSearch, ids: Sequence[int]) -> dict[int, float]:
        """The share of what is asked that each of these passages holds, under whichever name."""
        held = search.held(self.weights, ids, self.others)
        total = self.total
        return {id: min(1.0, weight / total) for id, weight in held.items()} if total else {}

    def densest(self, sentences: Sequence[str]) -> float:
        """The share of what is asked that the one sentence with most of it holds."""
        held = [sum(self.weights.get(stem, 0.0) for stem in set(stems(one))) for one in sentences]
        return max(held, default=0.0) / self.total if self.total else 0.0

    def named(self, search: PassageSearch, ids: Sequence[int]) -> dict[int, float]:
        """The share of the names asked for that each of these passages holds; 1 if none is."""
        weights = {stem: weight for stem, weight in self.weights.items() if stem in self.names}
        total = sum(weights.values())
        if not total:
            return dict.fromkeys(ids, 1.0)
        others = tuple((name, also) for name, also in self.others if set(name) <= set(weights))
        held = search.held(weights, ids, others)
        return {id: min(1.0, held.get(id, 0.0) / total) for id in ids}


def _called_after(topic: str, weights: Mapping[str, float], known: Collection[str]) -> list[Others]:
    """Countries asked for, with what is called after them: who asks for Japan asks for Japanese."""
    found = []
    for word in set(_WORD.findall(topic.casefold())):
        one = _stems(word)
        country = countries().get(word)
        if country and len(one) == 1 and one[0] in weights and one[0] not in known:
            forms = {country, adjectives().get(country, country)}
            also = tuple(sorted({_stems(form) for form in forms} - {one}))
            found.append((one, also))
    return sorted(found)


def _derived(topic: str, weights: Mapping[str, float], search: PassageSearch) -> list[Others]:
    """Russian adjectives of places with the places, and the other way: "стамбульские переговоры"
    are "переговоры в Стамбуле". Only forms that the record has; a name ("Зеленский") is none.
    """
    forms = {one: _forms(one, word) for word in _CYRILLIC.findall(topic) for one in stems(word)[:1]}
    known = search.frequencies(sorted({form for some in forms.values() for form in some}))
    found = [(one, [form for form in some if known.get(form)]) for one, some in forms.items()]
    return [
        ((one,), tuple((form,) for form in some)) for one, some in found if some and one in weights
    ]


def _forms(one: str, written: str) -> tuple[str, ...]:
    """The stem that a small word's is the adjective of, or those that are a name's adjectives."""
    adjective = _RELATIONAL.fullmatch(one)
    if written[0].islower():
        return (adjective["place"],) if adjective else ()
    return (f"{one}ск", f"{one}ьск") if len(one) >= SHORTEST_SLIP and not adjective else ()


def _stems(name: str) -> tuple[str, ...]:
    return tuple(stems(name))


def _unknown(
    weights: Mapping[str, float],
    others: Sequence[Others],
    frequencies: Mapping[str, int],
    search: PassageSearch,
) -> float:
    """Share of the question's weight that no passage of the record holds, nor anything like it.

    It counts for less in a small record, where most words of the language are missing anyway.
    """
    known = {stem for name, also in others if any(map(search.has_phrase, also)) for stem in name}
    total = sum(weights.values())
    missing = sum(
        weight
        for stem, weight in weights.items()
        if not frequencies.get(stem, 0) and stem not in known and not _slip(stem, search)
    )
    telling = min(1.0, math.log10(max(search.size(), 1)) / TELLING)
    return telling * missing / total if total else 0.0


def _slip(stem: str, search: PassageSearch) -> bool:
    """Whether a word that the record has not may be one that it has, misspelt."""
    return len(stem) >= SHORTEST_SLIP and stem.isalpha() and search.has_like(stem)
