"""Statements that somebody brings: looked over and corrected first, then stored for good.

What is brought lies in a folder of its own until it is saved, and goes when it is not.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from corpus.types import AddResult
from qa.bringing.desk import Desk
from qa.bringing.saving import Saving

if TYPE_CHECKING:
    from qa.record import Record

__all__ = ["Bringing"]


@dataclass(frozen=True, slots=True)
class Bringing:
    """The desk of a record, and what saves the batches on it."""

    desk: Desk
    saving: Saving

    @classmethod
    def to(cls, record: Record) -> Self:
        desk = Desk(record)
        return cls(desk, Saving(record, desk.brought))

    def unfinished(self) -> Callable[[Callable[[AddResult], None]], None] | None:
        """What stores the originals that a kill left unread, where there are any."""
        self.desk.clear_left()
        return self.saving.finish if any(self.desk.brought.unread()) else None

    def stop(self) -> None:
        """End saving after the statement at hand, and throw away what was not to be saved."""
        self.saving.stop()
        self.desk.close()
