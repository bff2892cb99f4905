"""JSON lines, plain or compressed: one statement a row, a bad row named and passed over."""

from __future__ import annotations

import gzip
import json
import lzma
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, cast

from corpus.decoding import decode
from corpus.errors import UnreadableSource
from corpus.rows import documents_of
from corpus.types import Document, Refused

_LONGEST_ROW = 50_000_000  # bytes; a statement of a million words has seven


class JsonLinesReader:
    """Rows like `{id, title, date, speaker, text}`, or with `paragraphs` instead of `text`."""

    name = "JSON lines"
    suffixes = (".jsonl", ".jsonl.xz", ".jsonl.gz", ".ndjson")
    isolated = False

    def read(
        self, path: Path, *, source_id: str, columns: Mapping[str, str] | None = None
    ) -> Iterator[Document | Refused]:
        rows = 0
        try:
            with _open(path) as file:
                for number, line in enumerate(_lines(file), start=1):
                    name = f"{source_id}:{number}"
                    rows += bool(line.strip())
                    if len(line) >= _LONGEST_ROW:
                        yield Refused(name, "It is longer than any statement: over 50 MB.")
                    elif line.strip():
                        yield from _row(line, name)
        except (lzma.LZMAError, gzip.BadGzipFile, EOFError) as error:
            raise UnreadableSource(f"It is damaged after row {rows}: {error}.") from error
        if not rows:
            raise UnreadableSource("It is empty: there is nothing to read.")


def _open(path: Path) -> IO[bytes]:
    match path.suffix.lower():
        case ".xz":
            return lzma.open(path, "rb")
        case ".gz":
            return cast(IO[bytes], gzip.open(path, "rb"))
        case _:
            return path.open("rb")


def _lines(file: IO[bytes]) -> Iterator[bytes]:
    """The lines; of one that never ends only the beginning, and the rest is skipped."""
    while line := file.readline(_LONGEST_ROW):
        yield line
        while len(line) >= _LONGEST_ROW and not line.endswith(b"\n"):
            line = file.readline(_LONGEST_ROW)


def _row(line: bytes, name: str) -> Iterator[Document | Refused]:
    try:
        row = json.loads(decode(line))
    except UnreadableSource as error:
        yield Refused(name, str(error))
    except (ValueError, RecursionError) as error:
        yield Refused(name, f"It is not JSON: {error}.")
    else:
        if isinstance(row, dict):
            yield from documents_of(row, name)
        else:
            yield Refused(name, "It is JSON, but not an object with fields.")
