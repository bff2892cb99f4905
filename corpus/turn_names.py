"""Whom the labels of a transcript mean: "Holt" and "Foreign Minister" are Jane Holt all through."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from corpus.headline import office_of
from corpus.labels import LABEL_REACH, OFFICE_ALONE, Label, known_as, read_label
from corpus.normalise import normalise_paragraph
from corpus.people import same_person
from corpus.types import Block

# Two words of a name, and then something that is no third.
_PERSON = re.compile(r"[A-ZÀ-ÞА-ЯЁ][\w’'-]+ [A-ZÀ-ÞА-ЯЁ][\w’'-]+(?=$|[,.;:]|['’]s|\s[a-zа-яё])")


@dataclass(slots=True)
class Names:
    """Every person under the fullest name the page gives; `main` is whose statement it is."""

    main: str | None
    heads: frozenset[str]  # who head the page
    heard: frozenset[str]  # full names in labels, wherever these stand
    offices: dict[str, str]  # who bears an office, by labels that give both
    full: dict[str, str] = field(default_factory=dict)
    askers: set[str] = field(default_factory=set)

    @classmethod
    def of_page(
        cls,
        blocks: Sequence[Block],
        heads: Iterable[str],
        main: str | None,
        believed: Callable[[Label], bool],
        title: str = "",
    ) -> Names:
        """Who speaks, as far as the heads of the page and all its labels tell."""
        labels = [
            (label, text)
            for block in blocks
            if (text := normalise_paragraph(block.text[:LABEL_REACH]))
            and (label := read_label(text))
            and believed(label)
        ]
        heard = frozenset(label.name for label, _ in labels if label.name and " " in label.name)
        known = frozenset(heads)
        offices = dict(_titled(title, known)) | dict(_offices(labels))
        return cls(main, known, heard, offices, {name: name for name in known})

    @property
    def sole(self) -> str | None:
        """Who answers where nobody is named: the one whose statement it is."""
        return self.main or (next(iter(self.heads)) if len(self.heads) == 1 else None)

    @property
    def called(self) -> frozenset[str]:
        """By what labels may call those who are known, though nothing else shows a name."""
        names = {*self.heads, *self.heard, self.main}
        return frozenset().union(*(known_as(name) for name in names if name))

    def of(self, name: str) -> str:
        """The fullest name of whom a label calls so."""
        if OFFICE_ALONE.fullmatch(name):
            return self.main or self.offices.get(_plain(name), name)
        if name not in self.full:
            known = {k for k in {*self.full.values(), *self.heard} if same_person(k, name)}
            one = all(same_person(a, b) for a, b in combinations(known, 2))  # not of two Smiths
            self.full[name] = max(known if one else (), key=self._rank, default=name)
        return self.full[name]

    def _rank(self, name: str) -> tuple[int, bool, str]:
        return len(name.split()), name in self.heads, name


def _offices(labels: Iterable[tuple[Label, str]]) -> Iterable[tuple[str, str]]:
    """Offices that only one person bears: "Jane Holt, Foreign Minister: …"."""
    bearers: dict[str, set[str]] = {}
    for label, text in labels:
        if label.name and " " in label.name and (office := office_of(text[: label.length])):
            bearers.setdefault(_plain(office), set()).add(label.name)
    for office, names in bearers.items():
        if len(names) == 1:
            yield office, names.pop()


def _titled(title: str, names: Iterable[str]) -> Iterable[tuple[str, str]]:
    """Offices that stand before a name in a title, and whose they are, where they are one's."""
    bearers: dict[str, set[str]] = {}
    found = {name: office for name in names if (office := _before(title, name))}
    for name, office in (found or _officials(title)).items():
        bearers.setdefault(_plain(office), set()).add(name)
    for office, those in bearers.items():
        if len(those) == 1:
            yield office, those.pop()


def _before(title: str, name: str) -> str | None:
    """The longest office right before the name, or before the family name alone."""
    at = title.find(name)
    at = at if at >= 0 else title.find(name.rpartition(" ")[2])
    words = title[: max(at, 0)].split()
    offices = (" ".join(words[-length:]) for length in range(min(4, len(words)), 0, -1))
    return next((office for office in offices if OFFICE_ALONE.fullmatch(office)), None)


def _officials(title: str) -> dict[str, str]:
    """Persons whom a title names with an office though it is not said to be theirs."""
    found = {}
    for person in _PERSON.finditer(title):
        if office := _before(title[: person.end()], person[0]):
            found[person[0]] = office
    return found


def _plain(office: str) -> str:
    return office.casefold().removeprefix("the ").strip(" :,")
