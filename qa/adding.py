"""Sources of all sorts, told apart: files are read from disk, addresses from the web."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from corpus.ingest import Ingest
from corpus.store import Store
from corpus.types import AddResult
from corpus.web.addresses import is_address
from corpus.web.kept import Kept
from corpus.web.types import Wanted, WebSettings


@dataclass(frozen=True, slots=True)
class OfWeb:
    """What to take from addresses and how; `tell` hears what is going on and how many will come."""

    wanted: Wanted = field(default_factory=Wanted)
    settings: WebSettings = field(default_factory=WebSettings.from_environment)
    tell: Callable[[str, int | None], None] = lambda what, total: None


def added(
    ingest: Ingest,
    sources: Sequence[str | Path],
    columns: Mapping[str, str] | None,
    web: OfWeb | None,
) -> Iterator[AddResult]:
    """A result for each statement or source refused, files before addresses."""
    addresses = [source for source in sources if isinstance(source, str) and is_address(source)]
    files = [source for source in sources if source not in addresses]
    if files:
        yield from ingest.add(files, columns=columns)
    if addresses:
        from corpus.web.adding import FromWeb  # what speaks to the network is loaded for it alone

        web = web or OfWeb()
        reading = FromWeb(ingest.store, ingest, web.settings, web.wanted, web.tell)
        yield from reading.add(addresses)


def forget_fetched(store: Store) -> None:
    """Delete the fetched bytes of pages that no statement is left of."""
    kept = Kept(store.folder)
    for address in store.forget_orphans():
        kept.forget(address)
