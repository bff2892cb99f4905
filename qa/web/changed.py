"""What became of the record since an address was made, by the fingerprint that it carries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.store.since import Since, since

if TYPE_CHECKING:
    from qa.record import Record


def since_made(record: Record, made: str) -> Since | None:
    """None where the address was made under another record, or before addresses told."""
    name, _, rest = made.partition("-")
    number = rest.partition("-")[0]
    here = record.fingerprint().partition("-")[0]
    if name != here or not number.isdecimal() or len(number) > 18:
        return None
    return since(record.store, int(number))
