"""One file that somebody brings, from its offer to its place in the record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from corpus.preview import Preview
from corpus.types import AddResult, Refused

State = Literal["offered", "reading", "ready", "refused", "left", "saved"]
Known = Literal["new", "held", "another text", "another day"]


@dataclass(frozen=True, slots=True)
class Standing:
    """What the record holds of a statement already: `statement_id` is there unless it is new."""

    known: Known = "new"
    statement_id: str = ""


@dataclass(frozen=True, slots=True)
class Wrong:
    """What was typed into a field and can't be taken, and why."""

    value: str
    reason: str


@dataclass(frozen=True, slots=True)
class Found:
    """A statement of a file, with what the record knows of it and what was corrected by hand.

    `kept` are fields with a correction in the store: typed back, they are one all the same.
    """

    preview: Preview
    standing: Standing = Standing()
    corrections: Mapping[str, Any] = field(default_factory=dict)
    wrong: Mapping[str, Wrong] = field(default_factory=dict)
    kept: frozenset[str] = frozenset()

    def value(self, name: str) -> Any:
        """A field as it will be stored."""
        return self.corrections.get(name, getattr(self.preview.metadata, name))


@dataclass(frozen=True, slots=True)
class Item:
    """`earlier` is an original that this one is a newer version of, if `newer` is left true.

    `earlier_id` is the statement that it holds, if it holds one. `digest` is of the bytes.
    """

    number: int
    name: str
    size: int
    state: State = "offered"
    reason: str = ""
    path: Path | None = None
    digest: str = ""
    found: tuple[Found, ...] = ()
    refused: tuple[Refused, ...] = ()
    earlier: Path | None = None
    earlier_id: str = ""
    newer: bool = False
    results: Sequence[AddResult] = ()

    @property
    def saveable(self) -> bool:
        """Whether there is anything in it that the record does not hold."""
        return self.state == "ready" and any(one.standing.known != "held" for one in self.found)

    @property
    def wrong(self) -> int:
        """How many fields were typed that can't be taken."""
        return sum(len(one.wrong) for one in self.found)
