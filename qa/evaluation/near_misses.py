"""Near misses made by rule from answerable questions: one thing swapped, so that nothing answers.

A fact-checker's questions come near what was said: right country, wrong year; right topic, wrong
minister. Each rule swaps one part of a question for another of its sort out of the same collection,
chosen by a hash of the question, and keeps it only if no paragraph holds what it then asks for:

    year      no paragraph of that year holds one of the question's names or its rarest word
    speaker   no paragraph that names the other person, or is labelled as theirs, holds one of them
    country   no paragraph, its title included, holds all the names and the rarest word

They are generated and nobody has read them: reported apart from those made by hand.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from embeddings.stems import question_stems, stems
from qa.evaluation.gold import GoldQuestion
from qa.evaluation.jsonl import Json
from qa.evaluation.split import MADE
from qa.questions.places import countries
from qa.questions.topic import topic_of

KIND = "generated near"

EACH = 2  # of each rule from each question

_YEAR = re.compile(r"(?<=\bin )(?P<month>[A-Z]\w+ )?(?:19|20)\d\d\b")
_NAME = re.compile(r"(?<!^)\b[A-Z][\w’'-]+|\b\w*\d\w*")


@dataclass(frozen=True, slots=True)
class Unit:
    """A paragraph with its title: its stems, year and labelled speaker."""

    words: frozenset[str]
    year: str
    speaker: str


def near_misses(questions: Sequence[GoldQuestion], rows: Iterable[Json]) -> list[GoldQuestion]:
    """At most `EACH` by each rule from each answerable question."""
    maker = _Maker(tuple(_units(rows)), tuple(one for one in questions if one.answerable))
    return [made for one in maker.questions for made in maker.of(one)]


def _units(rows: Iterable[Json]) -> Iterator[Unit]:
    for row in rows:
        title = stems(row.get("title") or "")
        for paragraph in row.get("paragraphs") or ():
            yield Unit(
                frozenset([*title, *stems(paragraph["t"])]),
                str(row.get("date") or "")[:4],
                paragraph.get("speaker") or "",
            )


class _Maker:
    def __init__(self, units: tuple[Unit, ...], questions: tuple[GoldQuestion, ...]) -> None:
        self.units, self.questions = units, questions
        self.known = Counter(stem for unit in units for stem in unit.words)
        self.years = sorted({unit.year for unit in units if unit.year})
        self.speakers = sorted({name for one in questions for name in one.filters.speakers})
        self.countries = sorted(
            {
                name
                for name in countries()
                if name.isalpha() and len(name) > 4 and self.known[stems(name)[0]] > 3
            }
        )

    def of(self, question: GoldQuestion) -> Iterator[GoldQuestion]:
        for name, rule in (
            ("year", self._year),
            ("speaker", self._speaker),
            ("country", self._country),
        ):
            texts = (text for text in rule(question) if text != question.text)
            for number, text in enumerate(islice(texts, EACH), 1):
                yield GoldQuestion(f"{question.id}{MADE}{name}{number}", text, KIND, False)

    def _year(self, question: GoldQuestion) -> Iterator[str]:
        for year in self._shuffled(self.years, question) if _YEAR.search(question.text) else ():
            text = _YEAR.sub(rf"\g<month>{year}", question.text)
            wanted = self._asked(_YEAR.sub("", question.text))
            if not any(unit.year == year and wanted & unit.words for unit in self.units):
                yield text

    def _speaker(self, question: GoldQuestion) -> Iterator[str]:
        for name in question.filters.speakers:
            if name not in question.text:
                continue
            wanted = self._asked(question.text.replace(name, ""))
            for other in self._shuffled(self.speakers, question):
                family = stems(other)[-1]
                if not any(
                    wanted & unit.words and (family in unit.words or other in unit.speaker)
                    for unit in self.units
                ):
                    yield question.text.replace(name, other)

    def _country(self, question: GoldQuestion) -> Iterator[str]:
        found = next(
            (n for n in _NAME.findall(question.text) if n.casefold() in self.countries), None
        )
        if not found:
            return
        for other in self._shuffled(self.countries, question):
            adjective = countries()[other] != other
            if adjective != (countries()[found.casefold()] != found.casefold()):
                continue
            text = question.text.replace(found, other.title(), 1)
            if not self._held(self._names(text) | self._asked(text)):
                yield text

    def _names(self, text: str) -> set[str]:
        return {stem for name in _NAME.findall(text) for stem in stems(name)} & set(
            question_stems(text)
        )

    def _asked(self, text: str) -> set[str]:
        """The rarest of what is asked for: the names and the one word that tells most."""
        rare = self._rarest(text)
        return self._names(text) | ({stems(rare)[0]} if rare else set())

    def _rarest(self, text: str) -> str | None:
        """The lower-case word of the question that the fewest paragraphs hold, but some do."""
        words = [
            word for word in re.findall(r"\b[a-z]{5,}\b", topic_of(text)) if question_stems(word)
        ]
        known = [word for word in words if self.known[stems(word)[0]] > 3]
        return min(known, key=lambda word: (self.known[stems(word)[0]], word), default=None)

    def _held(self, wanted: set[str]) -> bool:
        return any(wanted <= unit.words for unit in self.units)

    @staticmethod
    def _shuffled(items: Sequence[str], question: GoldQuestion) -> list[str]:
        """In an order of the question's own, the same at every run."""
        return sorted(
            items, key=lambda item: hashlib.sha256(f"{question.id} {item}".encode()).digest()
        )
