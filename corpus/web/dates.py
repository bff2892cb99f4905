"""Times as sitemaps and feeds write them → UTC, comparable as strings."""

from __future__ import annotations

from datetime import UTC, datetime


def iso_moment(told: str | None) -> str | None:
    """W3C date or time → "2019-05-30" as precise as told, or "2019-05-30T14:23:00+00:00".

    None where it is neither: a date that can't be read says nothing.
    """
    text = (told or "").strip()
    if len(text) in (4, 7, 10):
        return text if _day(f"{text}-01-01"[:10]) else None
    try:
        moment = datetime.fromisoformat(text.replace("Z", "+00:00"))
    except ValueError:
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    try:
        return moment.astimezone(UTC).isoformat(timespec="seconds")
    except OverflowError:
        return None


def before(moment: str | None, other: str) -> bool:
    """Whether what changed at `moment`, as precise as it is told, surely did so before `other`."""
    if not moment:
        return False
    if len(moment) >= len(other):
        return moment < other
    return moment < other[: len(moment)]


def _day(text: str) -> bool:
    try:
        datetime.strptime(text, "%Y-%m-%d").replace(tzinfo=UTC)
    except ValueError:
        return False
    return True
