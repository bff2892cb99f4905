"""`record doctor`: everything that can go wrong with a record, found and mended or told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import StoreError
from corpus.keeping import doctor
from corpus.keeping.database import told_altered
from corpus.keeping.files import DATABASE
from corpus.keeping.findings import Finding
from corpus.store import Store
from embeddings import checkup
from embeddings.errors import EmbeddingError
from embeddings.meaning import fit_encoder
from embeddings.stored_vectors import drop_others
from embeddings.types import Encoder
from embeddings.vector_mirror import VectorMirror


@dataclass(frozen=True, slots=True)
class Examination:
    """All that was found; `sound` if nothing is wrong any more."""

    sound: bool
    findings: Sequence[Finding]


def examine(
    folder: Path,
    *,
    mend: bool = True,
    drop_other_models: bool = False,
    encoder: Encoder | None = None,
    database: str | None = None,
) -> Examination:
    """Look the record in `folder` over, and mend what can be if `mend`; else nothing is changed.

    Of one that is in PostgreSQL, at the address `database`, texts, vectors and indexes are looked
    over: its server sees to rows and pages itself. Raises `StoreError` where there is no record,
    and says what of one is left.
    """
    if not database and not (folder / DATABASE).is_file():
        raise StoreError(_no_record(folder))
    found = [] if database else doctor.look_over(folder, mend=mend)
    if not any(one.kind == "database" and one.state != "mended" for one in found):
        with Store.open(folder, create=False, url=database) as store:
            if database:
                found += told_altered(store.damaged(), "Restore it from a pg_dump")
            vectors, about = _vectors(store, encoder)
            found += about
            gone = drop_others(store, vectors.kind) if mend and drop_other_models and vectors else 0
            if gone:
                done = "They were deleted, as asked."
                found.append(
                    Finding("other model", "mended", f"{gone:,} vectors of other models.", done)
                )
            found += checkup.look_over(store, vectors, mend=mend)
    return Examination(all(one.state in ("mended", "noted") for one in found), found)


def _vectors(store: Store, encoder: Encoder | None) -> tuple[VectorMirror | None, list[Finding]]:
    """The vectors in use; none, and what is wrong with the model, where it can't be used."""
    try:
        found = VectorMirror(store, encoder or fit_encoder(store))
        return (found, []) if found.kind else (None, [])
    except EmbeddingError as error:
        return None, [Finding("model", "left", "The model can't be used.", str(error))]


def _no_record(folder: Path) -> str:
    """That there is none, and which one a restore that was killed has left beside it."""
    kept = list(folder.parent.glob(f"{folder.name}.before-*"))
    if not kept:
        return f"There is no record in {folder}."
    newest = max(kept, key=lambda path: path.stat().st_ctime_ns).name
    return (
        f"There is no record in {folder}, but an older one is kept beside it as {newest}. "
        "Restore the backup again, or rename that one back."
    )
