"""The reader protocol: one file a format, found by its suffixes.

A reader turns bytes into `Document`s and knows nothing of stores or offsets. It raises
`UnreadableSource` with a reason when the bytes are not what it reads, and yields a `Refused`
for a row of many that can't be read. Adding a format is adding a module here and naming it in
`READERS`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Protocol

from corpus.types import Document, Refused


class Reader(Protocol):
    """`suffixes` in lower case with the dot; `isolated` readers run in a time-limited child."""

    name: str
    suffixes: tuple[str, ...]
    isolated: bool

    def read(
        self, path: Path, *, source_id: str, columns: Mapping[str, str] | None = None
    ) -> Iterator[Document | Refused]:
        """Documents of the file at `path`, in order; `columns` maps our names to a table's."""
        ...
