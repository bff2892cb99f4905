"""What the record holds already of what is brought: the same, another text, or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from corpus.brought import is_brought
from corpus.corrections import EDITABLE
from corpus.errors import CorpusError
from corpus.preview import Preview
from corpus.readers import suffix_of
from corpus.store import Store
from qa.bringing.item import Found, Standing

MOST_NAMESAKES = 20
ALIKE = 0.5  # of the words running that a newer version still has; other statements share few


def standing(store: Store, preview: Preview) -> Standing:
    """By its text and date, else by the address it was published at."""
    copies = store.copies(preview.sha256)
    for name, _, date in copies:
        if date == preview.metadata.date or preview.metadata.date is None:
            return Standing("held", name)
    if copies:
        return Standing("another day", copies[0][0])
    there = store.at_url(preview.metadata.url) if preview.metadata.url else None
    return Standing("another text", there) if there else Standing()


def earlier_original(store: Store, name: str, found: Sequence[Found]) -> Path | None:
    """The original that this file is a newer version of: of its ending, and alike.

    Of one statement: from the same address, or of the same file name with the same title or the
    same beginning. Of many: of the same file name with some of the same ids.
    """
    if all(one.standing.known == "held" for one in found):
        return None
    one = found[0] if len(found) == 1 else None
    if one and one.standing.known == "another text":
        file = store.file_of(one.standing.statement_id)
        path = store.path_of(file)
        alone = len(store.document_hashes(file)) == 1
        if is_brought(file) and alone and suffix_of(path) == suffix_of(Path(name)):
            return path
    ids = {f.preview.source_id for f in found}
    for file in store.brought_as(name)[:MOST_NAMESAKES]:
        held = store.document_hashes(file)
        if held and (_alike(store, held, one) if one else ids & held.keys()):
            return store.path_of(file)
    return None


def with_kept_corrections(store: Store, place: Path, found: Sequence[Found]) -> list[Found]:
    """The statements with what was corrected by hand when they came from that place before."""
    file = store.name_of(place)
    kept = []
    for one in found:
        edits = store.edits(file, one.preview.source_id)
        fields = {name: edits[name] for name in EDITABLE if name in edits}
        kept.append(replace(one, corrections=fields, kept=frozenset(fields)))
    return kept


def _alike(store: Store, held: dict[str, tuple[bytes, str]], one: Found) -> bool:
    if len(held) != 1:
        return False
    try:
        before = store.statement(next(iter(held.values()))[1], sentences_of=())
    except CorpusError:
        return False
    preview = one.preview
    same_title = bool(preview.metadata.title) and preview.metadata.title == before.title
    return same_title or _in_common(preview.opening, before.text) >= ALIKE


def _in_common(opening: str, text: str) -> float:
    """The share of three words running of the first that the second has too."""
    wanted, held = _threes(opening), _threes(text)
    return len(wanted & held) / len(wanted) if wanted else 0.0


def _threes(text: str) -> set[tuple[str, ...]]:
    words = text.casefold().split()
    return set(zip(words, words[1:], words[2:], strict=False))
