"""What can be wrong with vectors, indexes and what writers leave behind: found, and mended.

Everything here is derived from the store, so mending is taking away: it is made again.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from corpus.keeping.findings import Finding, mendable, number
from corpus.store import Store
from embeddings.errors import IndexBusy, IndexDamaged
from embeddings.lexical_index import LAYOUT, LexicalIndex
from embeddings.lexical_mirror import LexicalMirror
from embeddings.manifest import Manifest, file_crc32
from embeddings.mirror import writing
from embeddings.stored_vectors import look_over_vectors
from embeddings.vector_mirror import VectorMirror

_BEHIND = "The word index is behind by"
_COPIES = {
    "vectors": "A snapshot of the vector index",
    "sentences": "The file of sentences' vectors",
}
_PATIENCE = 60.0  # seconds for another process that writes it


def look_over(store: Store, vectors: VectorMirror | None, *, mend: bool) -> list[Finding]:
    """What is wrong with what is derived from a store; `vectors` unless the model is missing."""
    folder = store.folder / "indexes"
    bad = list(look_over_vectors(store, kind=vectors.kind if vectors else None, mend=mend))
    whole = not any(one.state == "mendable" for one in bad)
    return [
        *bad,
        *_locks(folder, mend),
        *_snapshots(store, folder, mend),
        *(_strays(store, vectors, mend) if vectors and whole else ()),
        *_words(store, folder, mend),
        *left_behind(store.folder, mend),
    ]


# -- indexes -----------------------------------------------------------------------------------


def _words(store: Store, folder: Path, mend: bool) -> Iterator[Finding]:
    """The index of words: there, whole, this record's, and holding the passages there are."""
    what = fault = _word_fault(store, folder)
    if not fault:
        return
    if mend:
        try:
            if not fault.startswith(_BEHIND):
                _forget(folder)
            LexicalMirror(store).catch_up(wait=_PATIENCE)
            if fault := _word_fault(store, folder):  # what it caught up from was not the whole
                _forget(folder)
                LexicalMirror(store).catch_up(wait=_PATIENCE)
            fault = _word_fault(store, folder)
        except IndexBusy:
            fault = "Another process is writing it."
        if fault:
            yield Finding("word index", "left", what, fault)
            return
    yield mendable(
        "word index", mend, what, "It was made from the store.", "It can be made from the store."
    )


def _word_fault(store: Store, folder: Path) -> str:
    try:
        manifest = Manifest.read(folder / "lexical.json")
        if manifest is None:
            raise IndexDamaged("there is none")
        manifest.check(store.record_id, LAYOUT)
        index = LexicalIndex.open(folder / manifest.place, thorough=True)
        behind = store.sequence() - index.sequence
        if behind > 0:
            return f"{_BEHIND} {number(behind, 'change')}."
        if behind < 0:
            raise IndexDamaged("it is ahead of the record")
        if _differs(store, index):
            raise IndexDamaged("it holds other passages than the record")
    except IndexDamaged as damage:
        return f"The word index can't be used: {damage}."
    return ""


def _forget(folder: Path) -> None:
    """Have the index made anew when it is opened next."""
    if folder.is_dir():
        with writing(folder / "lexical.lock", 1):
            (folder / "lexical.json").unlink(missing_ok=True)


def _differs(store: Store, index: LexicalIndex) -> bool:
    ids = [id for (id,) in store.connection.execute("SELECT id FROM passages ORDER BY id")]
    return index.documents != len(ids) or sorted(index.ids()) != ids


def _snapshots(store: Store, folder: Path, mend: bool) -> Iterator[Finding]:
    """Copies of vectors, which only save time: a bad one is taken away."""
    for path in sorted(p for kind in _COPIES for p in folder.glob(f"{kind}-*.json")):
        try:
            manifest = Manifest.read(path)
            if manifest is None:
                continue
            manifest.check(store.record_id, manifest.made_by)
            file = folder / manifest.place
            if manifest.sequence > store.sequence():
                raise IndexDamaged("it is ahead of the record")
            if not file.is_file() or file_crc32(file) != manifest.crc32:
                raise IndexDamaged(f"{manifest.place} is missing or altered")
        except IndexDamaged as damage:
            if mend:
                path.unlink(missing_ok=True)
            what = _COPIES[path.stem.partition("-")[0]]
            yield mendable(
                "vector index",
                mend,
                f"{what} can't be used: {damage}.",
                "It was taken away; another is made from the stored vectors.",
                "It can be taken away: another is made from the stored vectors.",
            )


def _strays(store: Store, vectors: VectorMirror, mend: bool) -> Iterator[Finding]:
    """Passages that the vector index has, or lacks, other than the store."""
    vectors.catch_up(wait=_PATIENCE)
    if set(vectors.index.ids().tolist()) == store.embedded_ids(vectors.kind):
        return
    if mend:
        vectors.forget()
    yield mendable(
        "vector index",
        mend,
        "The vector index holds other passages than the record.",
        "It was taken away and is made from the stored vectors.",
        "It can be taken away: the index is made from the stored vectors.",
    )


# -- what writers leave --------------------------------------------------------------------------


def _locks(folder: Path, mend: bool) -> Iterator[Finding]:
    """Locks. The system frees those of processes that died: only what is no file is in the way."""
    for path in sorted(folder.glob("*.lock")):
        if path.is_file() and not path.is_symlink():
            try:
                with writing(path, 0):
                    pass
            except IndexBusy:
                yield Finding("lock", "noted", f"Another process holds {path.name} now.")
            continue
        if mend:
            _take_away(path)
        what = f"{path.name} is no file that can be locked, so no index can be written."
        yield mendable("lock", mend, what, "It was taken away.", "It can be taken away.")


def left_behind(record: Path, mend: bool) -> Iterator[Finding]:
    """Half-written files and indexes of writers that were killed."""
    left = [*_parts_of_indexes(record / "indexes"), *_half_copies(record)]
    if not left:
        return
    if mend:
        for path in left:
            _take_away(path)
    names = ", ".join(path.name for path in left[:5]) + (" …" if len(left) > 5 else "")
    yield mendable(
        "left behind",
        mend,
        f"{number(len(left), 'file or folder', 'files or folders')} of writers that were killed "
        f"half way: {names}.",
        "They were deleted; nothing refers to them.",
        "They can be deleted: nothing refers to them.",
    )


def _parts_of_indexes(folder: Path) -> list[Path]:
    stems = (path.stem for kind in _COPIES for path in folder.glob(f"{kind}-*.json"))
    named = {"lexical": "", **dict.fromkeys(stems, "")}
    for stem in named:
        try:
            manifest = Manifest.read(folder / f"{stem}.json")
        except IndexDamaged:
            return []  # told elsewhere; what belongs to it is not known
        named[stem] = manifest.place if manifest else ""
    kept = set(named.values())
    left = [p for p in folder.glob("*.part") if not _alive(p)]
    if named["lexical"]:
        left += [p for p in folder.glob("lexical-*") if p.is_dir() and p.name not in kept]
    copies = (*folder.glob("vectors-*.faiss"), *folder.glob("sentences-*.int8"))
    return sorted([*left, *(path for path in copies if path.name not in kept)])


def _half_copies(record: Path) -> list[Path]:
    """What a killed `record restore` leaves beside a record."""
    return sorted(p for p in record.parent.glob(f"{record.name}.*.part") if not _alive(p))


def _alive(part: Path) -> bool:
    """Whether the process that a half-written file names (`name.process.part`) is still there."""
    number = part.name.split(".")[-2]
    if not number.isdecimal():
        return False
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        pass
    return True


def _take_away(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)
