"""The reader protocol: one file a format, found by its being there.

A reader turns bytes into `Document`s and knows nothing of stores or offsets. It raises
`UnreadableSource` with a reason when the bytes are not what it reads, and yields a `Refused`
for a row or part of many that can't be read. What holds whole files (an archive, a mail) yields
them as `Member`s, which their own readers read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Protocol

from corpus.types import Found

CHARSET = "charset"  # in `columns`: the encoding that whoever sent the bytes says they are in


class Reader(Protocol):
    """`suffixes` in lower case with the dot; `isolated` readers run in a time-limited child.

    `kept` says in a few words what comes through, for the table of formats. A module has an
    instance as `READER` and imports its format's libraries within `read`: all readers are
    imported to know their suffixes.
    """

    name: str
    suffixes: tuple[str, ...]
    isolated: bool
    kept: str

    def read(
        self, path: Path, *, source_id: str, columns: Mapping[str, str] | None = None
    ) -> Iterator[Found]:
        """What the file at `path` holds, in order; `columns` maps our names to a table's."""
        ...
