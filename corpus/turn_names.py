"""Whom the labels of a transcript mean: "Holt" and "Foreign Minister" are Jane Holt all through."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from corpus.headline import office_of
from corpus.labels import LABEL_REACH, OFFICE_ALONE, Label, known_as, read_label
from corpus.normalise import normalise_paragraph
from corpus.people import same_person
from corpus.types import Block


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
        return cls(main, known, heard, dict(_offices(labels)), {name: name for name in known})

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


def _plain(office: str) -> str:
    return office.casefold().removeprefix("the ").strip(" :,")
