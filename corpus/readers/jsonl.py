"""JSON lines, plain or compressed: one statement a row, a bad row named and passed over."""

from __future__ import annotations

import gzip
import io
import json
import lzma
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import IO, Any, BinaryIO

from corpus.decoding import decode
from corpus.errors import UnreadableSource, sentence_of
from corpus.messages import say
from corpus.rows import documents_of
from corpus.types import Document, Refused
from corpus.unpacking import Damaged, Metered

_LONGEST_ROW = 50_000_000  # bytes; a statement of a million words has seven


_UNPACK: Mapping[str, Any] = {".xz": lzma.open, ".gz": gzip.open}


class JsonLinesReader:
    """Rows like `{id, title, date, speaker, text}`, or with `paragraphs` instead of `text`."""

    name = "JSON lines"
    suffixes = (".jsonl", ".jsonl.xz", ".jsonl.gz", ".ndjson")
    isolated = False
    kept = "a statement a row, with its own id, paragraph numbers and labelled speakers"

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
                        yield Refused(name, say("It is longer than any statement: over 50 MB."))
                    elif line.strip():
                        yield from _row(line, name)
        except Damaged as error:
            raise UnreadableSource(
                say("It is damaged after row {rows}: {error}.", rows=rows, error=str(error))
            ) from error
        if not rows:
            raise UnreadableSource(say("It is empty: there is nothing to read."))


READER = JsonLinesReader()


def _open(path: Path) -> IO[bytes]:
    """The rows' bytes, unpacked within limits."""
    opened: Callable[[Path], BinaryIO] | None = _UNPACK.get(path.suffix.lower())
    if opened is None:
        return path.open("rb")
    return io.BufferedReader(Metered(opened(path), path.stat().st_size), 1 << 20)


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
        yield Refused(name, sentence_of(error))
    except (ValueError, RecursionError) as error:
        yield Refused(name, say("It is not JSON: {error}.", error=str(error)))
    else:
        if isinstance(row, dict):
            yield from documents_of(row, name)
        else:
            yield Refused(name, say("It is JSON, but not an object with fields."))
