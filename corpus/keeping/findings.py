"""What a look over a record finds, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

# Mended now; can be mended; only a person can; nothing is wrong, but worth knowing.
State = Literal["mended", "mendable", "left", "noted"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing: `what` is found, and what was or is to be `done` about it, in sentences."""

    kind: str
    state: State
    what: str
    done: str = ""


def mendable(kind: str, mend: bool, what: str, done: str, would: str) -> Finding:
    """What can be mended: it was, or it would be."""
    return Finding(kind, "mended", what, done) if mend else Finding(kind, "mendable", what, would)


def number(count: int, one: str, many: str = "") -> str:
    """A count with its noun: "1 row", "2 rows"."""
    return f"{count:,} {one if count == 1 else many or f'{one}s'}"


def some(names: list[str], most: int = 5) -> str:
    """The first few names."""
    return ", ".join(names[:most]) + (" …" if len(names) > most else "")
