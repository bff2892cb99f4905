"""Parquet: one statement a row, its columns known by the same names as in JSON lines and CSV."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, time
from pathlib import Path
from typing import Any

from corpus.errors import UnreadableSource
from corpus.messages import say
from corpus.readers.table import mapping_of
from corpus.rows import documents_of
from corpus.sniffing import PARQUET, expect
from corpus.types import Document, Refused

_AT_ONCE = 64  # rows in memory


class ParquetReader:
    """Rows come out one by one, however large the file is."""

    name = "Parquet"
    suffixes = (".parquet",)
    isolated = True
    kept = "a statement a row, as in JSON lines (needs the extra `parquet`)"

    def read(
        self, path: Path, *, source_id: str, columns: Mapping[str, str] | None = None
    ) -> Iterator[Document | Refused]:
        expect(path, PARQUET)
        try:
            import pyarrow
            import pyarrow.parquet
        except ImportError:
            raise UnreadableSource(
                say(
                    "Reading Parquet needs the extra parquet: pip install "
                    "'on-the-record[parquet]', then add it again."
                )
            ) from None
        number = 0
        try:
            table = pyarrow.parquet.ParquetFile(path)
            names = [str(name) for name in table.schema_arrow.names]
            mapping = mapping_of(names, columns or {})
            for batch in table.iter_batches(batch_size=_AT_ONCE, use_threads=False):
                for row in batch.to_pylist():
                    number += 1
                    yield from documents_of(_plain(row, mapping), f"{source_id}:{number}")
        except (pyarrow.ArrowException, OSError) as error:
            told = str(error).partition("\n")[0].rstrip(".")
            raise UnreadableSource(
                say("It is damaged after row {number}: {told}.", number=number, told=told)
            ) from error
        if not number:
            raise UnreadableSource(say("It is empty: it has no rows."))


def _plain(row: Mapping[str, Any], mapping: Mapping[str, str]) -> dict[str, Any]:
    """The row under names that are known, dates as text."""
    own = {name.casefold(): _value(value) for name, value in row.items()}
    return own | {field: _value(row[column]) for field, column in mapping.items()}


def _value(value: Any) -> Any:
    if isinstance(value, date | time):  # a datetime is a date too
        return value.isoformat()
    return value


READER = ParquetReader()
