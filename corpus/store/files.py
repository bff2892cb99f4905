"""Status of the files that statements came from: an unchanged file costs a hash."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime
from pathlib import Path

from corpus.store.database import Database
from corpus.types import Status

BROUGHT = "brought"  # the folder in a record's own that originals are kept in


class FileTable(Database):
    """What became of each file, and what the record holds of it."""

    def file_hash(self, file: str) -> bytes | None:
        """Hash of the bytes last read whole from `file`; None if never, or not to the end."""
        row = self.connection.execute("SELECT hash FROM files WHERE file = ?", (file,)).fetchone()
        return row[0] if row else None

    def name_of(self, path: Path) -> str:
        """What a file is called in the record: its whole path.

        An original that the record keeps itself goes by its place in the record's folder, so that
        a record which is moved still knows it.
        """
        real, home = path.resolve(), self.folder.resolve()
        own = real.is_relative_to(home / BROUGHT)
        return real.relative_to(home).as_posix() if own else str(real)

    def path_of(self, file: str) -> Path:
        """Where the file of that name is, or was."""
        return self.folder / file

    def document_hashes(self, file: str) -> dict[str, tuple[bytes, str]]:
        """source_id → (document hash, statement id) of what the record holds of `file` now."""
        rows = self.connection.execute(
            "SELECT source_id, document_hash, statement_id FROM statements "
            "WHERE file = ? AND superseded_by IS NULL ORDER BY source_id",
            (file,),
        )
        return {source: (digest, name) for source, digest, name in rows}

    def files_below(self, folder: str) -> list[str]:
        """Files in a folder, at any depth, that the record holds something of, in order."""
        inside = folder.rstrip("/") + "/"
        rows = self.connection.execute(
            "SELECT DISTINCT file FROM statements WHERE superseded_by IS NULL "
            "AND substr(file, 1, ?) = ? ORDER BY file",
            (len(inside), inside),
        )
        return [file for (file,) in rows]

    def brought_as(self, name: str) -> list[str]:
        """The record's own originals that were brought under this file name, in order."""
        rows = self.connection.execute(
            "SELECT file FROM files WHERE file > ? AND file < ? AND substr(file, ?) = ? "
            "ORDER BY file",
            (f"{BROUGHT}/", f"{BROUGHT}0", -len(name) - 1, f"/{name}"),
        )
        return [file for (file,) in rows]

    def gone_from(self, file: str) -> set[str]:
        """Source ids of what the record keeps of `file` though it is no longer in there."""
        rows = self.connection.execute(
            "SELECT source_id FROM statements WHERE file = ? AND superseded_by IS NULL "
            "AND gone_since IS NOT NULL",
            (file,),
        )
        return {source for (source,) in rows}

    def note_gone(self, file: str, gone: Collection[str]) -> None:
        """Mark these source ids as no longer in `file`, and no others; all of it stays stored."""
        marked = self.gone_from(file)
        changed: list[tuple[str | None, str, str]]
        changed = [(None, file, source) for source in marked.difference(gone)]
        changed += [(now(), file, source) for source in set(gone) - marked]
        current = "file = ? AND source_id = ? AND superseded_by IS NULL"
        with self.transaction() as db:
            db.executemany(f"UPDATE statements SET gone_since = ? WHERE {current}", changed)  # nosec B608  # conditions of ours
            db.executemany(  # of copies the one is shown that is still in its source
                "DELETE FROM compared WHERE statement IN "
                f"(SELECT seq FROM statements WHERE {current})",  # nosec B608  # conditions of ours
                [one[1:] for one in changed],
            )

    def note_file(
        self, file: str, *, digest: bytes | None, status: Status, reason: str | None = None
    ) -> None:
        """Remember what became of a file; `digest` only once every row of it is stored."""
        with self.transaction() as db:
            db.execute(
                "INSERT INTO files VALUES (?, ?, ?, ?, ?) ON CONFLICT (file) DO UPDATE SET "
                "hash = excluded.hash, status = excluded.status, reason = excluded.reason, "
                "checked = excluded.checked",
                (file, digest, status, reason, now()),
            )

    def files(self) -> list[tuple[str, str, str | None, str]]:
        """(file, status, reason, when last looked at), sorted by file."""
        return self.connection.execute(
            "SELECT file, status, reason, checked FROM files ORDER BY file"
        ).fetchall()


def now() -> str:
    """The time in UTC, to the second, as the store writes it."""
    return datetime.now(UTC).isoformat(timespec="seconds")
