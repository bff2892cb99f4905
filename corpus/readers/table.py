"""CSV and TSV with a stated column mapping, or columns that bear the names we know."""

from __future__ import annotations

import csv
import io
import sys
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from corpus.decoding import decode
from corpus.errors import UnreadableSource
from corpus.messages import say
from corpus.rows import FIELDS, documents_of, plain_name
from corpus.types import Document, Refused

_LONGEST_CELL = min(sys.maxsize, 2**31 - 1)


class TableReader:
    """One statement a row. `columns` maps our fields (text, title, …) to the table's names."""

    name = "CSV, TSV"
    suffixes = (".csv", ".tsv")
    isolated = False
    kept = "a statement a row; columns by their usual names or by `--column`"

    def read(
        self, path: Path, *, source_id: str, columns: Mapping[str, str] | None = None
    ) -> Iterator[Document | Refused]:
        csv.field_size_limit(_LONGEST_CELL)
        text = decode(path.read_bytes(), may_be=())
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(path, text))
        names = [name.strip() for name in next(rows, [])]
        mapping = mapping_of(names, columns or {})
        try:
            for number, cells in enumerate(rows, start=2):
                if any(cell.strip() for cell in cells):
                    yield from _row(cells, names, mapping, f"{source_id}:{number}")
        except csv.Error as error:
            raise UnreadableSource(
                say(
                    "It is no table after line {line}: {error}.",
                    line=rows.line_num,
                    error=str(error),
                )
            ) from error


READER = TableReader()


def _delimiter(path: Path, text: str) -> str:
    """Tab by the suffix, else whichever of comma, semicolon and tab the first line has most of."""
    if path.suffix.lower() == ".tsv":
        return "\t"
    head = text.partition("\n")[0]
    return max(",;\t", key=head.count)


def mapping_of(names: Sequence[str], columns: Mapping[str, str]) -> dict[str, str]:
    """Our field → the table's column; raises `UnreadableSource` naming what is not there."""
    for field, column in columns.items():
        if field not in FIELDS:
            known = ", ".join(FIELDS)
            raise UnreadableSource(
                say(
                    "There is no field {field} to map to; there are: {known}.",
                    field=field,
                    known=known,
                )
            )
        if column not in names:
            raise UnreadableSource(
                say(
                    "It has no column {column}; it has: {columns}.",
                    column=column,
                    columns=_listed(names),
                )
            )
    small = {plain_name(name): name for name in reversed(names)}
    found = {
        field: small[alias]
        for field, aliases in FIELDS.items()
        for alias in reversed(aliases)
        if alias in small
    } | dict(columns)
    if "text" not in found:
        raise UnreadableSource(
            say(
                "None of its columns is known to hold the text: say which with "
                "text=COLUMN; it has: {columns}.",
                columns=_listed(names),
            )
        )
    return found


def _listed(names: Sequence[str]) -> str:
    """The columns in a sentence that stays one, whatever the first line was."""
    return textwrap.shorten(", ".join(names)[:1000], 300, placeholder=" …") or "none"


def _row(
    cells: Sequence[str], names: Sequence[str], mapping: Mapping[str, str], name: str
) -> Iterator[Document | Refused]:
    if len(cells) != len(names):
        yield Refused(
            name,
            say(
                "It has {cells} cells where the table has {names} columns.",
                cells=len(cells),
                names=len(names),
            ),
        )
        return
    given = dict(zip(names, cells, strict=True))
    yield from documents_of({field: given[column] for field, column in mapping.items()}, name)
