"""What a source no longer holds: kept in the record, marked, and told whenever it is added again.

A page that its publisher took down was said all the same: only `remove` takes it out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from pathlib import Path

from corpus.messages import say
from corpus.store import Store
from corpus.types import AddResult

KEPT = say("What was read from it before is kept.")
GONE = say("It is no longer in its source; what was stored is kept.")


def gone_rows(store: Store, file: str, still: Set[str]) -> Iterator[AddResult]:
    """Mark and tell what the record holds of a file that has just been read to its end."""
    held = store.document_hashes(file)
    gone = {source: name for source, (_, name) in held.items() if source not in still}
    store.note_gone(file, gone)
    for source, name in gone.items():
        yield AddResult(f"{file}#{source}", "unchanged", name, GONE)


def gone_files(store: Store, sources: Sequence[str | Path]) -> Iterator[AddResult]:
    """Mark and tell the files that statements came from and these sources no longer have."""
    for file in dict.fromkeys(f for source in sources for f in _held(store, source)):
        if store.path_of(file).exists():
            continue
        held = store.document_hashes(file)
        store.note_gone(file, held)
        store.note_file(file, digest=None, status="refused", reason="The file is gone.")
        names = [name for _, name in held.values()]
        what = "statement read from it is" if len(names) == 1 else f"{len(names):,} statements are"
        name = names[0] if len(names) == 1 else None
        yield AddResult(file, "unchanged", name, f"The file is gone; the {what} kept.")


def _held(store: Store, source: str | Path) -> list[str]:
    try:
        path = store.name_of(Path(source))
        path.encode()
    except (OSError, RuntimeError, UnicodeEncodeError):  # links without end, a name in no UTF-8
        return []
    return [path] * bool(store.document_hashes(path)) + store.files_below(path)
