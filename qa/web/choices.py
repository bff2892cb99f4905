"""What a record can be narrowed to, for the filters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.web.render.filters import Choices

if TYPE_CHECKING:
    from qa.record import Record

NAMES = 400  # suggested; any other may be typed


def choices(record: Record) -> Choices:
    """The names that are heard most, and every language and kind."""
    held = record.stats()
    return Choices(
        people=record.store.people()[:NAMES],
        languages=record.store.distinct("language"),
        kinds=record.store.distinct("kind"),
        date_from=held.date_from,
        date_to=held.date_to,
    )
