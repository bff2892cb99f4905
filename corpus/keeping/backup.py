"""A record copied into one folder while others use it, checked, and put back.

The folder holds a copy of the database, as SQLite's online backup makes it of one instant, the
record's other files, and `backup.json`, which says how many bytes of which hash each has. Indexes
are left out: the record makes them again.
"""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import uuid
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from corpus.errors import StoreError
from corpus.keeping.exchange import exchange
from corpus.keeping.files import DATABASE, copied, kept_files, on_disk, sha256_of, write
from corpus.keeping.soundness import altered, complaints, is_record, opened, strangers
from corpus.store.schema import VERSION

MANIFEST = "backup.json"
FORMAT = 1
BUSY_SECONDS = 0.5


@dataclass(frozen=True, slots=True)
class Backup:
    """What a backup holds. `altered` had other words than were stored already in the record.

    `files` is path in the folder → SHA-256, in hexadecimal.
    """

    format: int
    record_id: str
    layout: int
    sequence: int
    statements: int
    made: str
    altered: tuple[str, ...]
    files: Mapping[str, str]

    @classmethod
    def read(cls, folder: Path) -> Backup:
        """What the backup in `folder` says of itself; `StoreError` if it is none that is known."""
        try:
            values = json.loads((folder / MANIFEST).read_bytes())
            found = replace(cls(**values), altered=tuple(values["altered"]))
        except FileNotFoundError as error:
            raise StoreError(f"{folder} is no backup: it has no {MANIFEST}.") from error
        except (OSError, ValueError, TypeError, KeyError) as error:
            raise StoreError(f"{folder / MANIFEST} can't be read: {error}.") from error
        if found.format != FORMAT or found.layout > VERSION:
            raise StoreError(
                f"{folder} was made by a newer version of On the Record. Update the program."
            )
        return found


def back_up(record: Path, target: Path) -> Backup:
    """Copy the record in the folder `record` into the new folder `target`, then check the copy.

    Nobody waits for it, and it waits for nobody. Raises `StoreError` and leaves nothing behind if
    it can't be made or is not sound; words that were altered in the record are told instead, since
    all the others are worth a backup.
    """
    if target.exists():
        raise StoreError(f"{target} is there already. Name a new folder for the backup.")
    if target.resolve().is_relative_to(record.resolve()):
        raise StoreError(f"{target} is in the record itself. Keep backups elsewhere.")
    part = target.with_name(f"{target.name}.{os.getpid()}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        part.mkdir(mode=0o700)  # what is copied may hold keys
        _copy_database(record / DATABASE, part / DATABASE)
        # After the database: what its statements came from was in place before they were stored.
        files = {DATABASE: sha256_of(part / DATABASE)}
        for path in kept_files(record):
            inside = path.relative_to(record)
            try:
                files[inside.as_posix()] = copied(path, part / inside)
            except FileNotFoundError:  # taken out of the record this moment
                (part / inside).unlink(missing_ok=True)
        made = _described(part / DATABASE, files)
        write(part / MANIFEST, json.dumps(asdict(made), ensure_ascii=False, indent=1).encode())
        on_disk(part)
        part.rename(target)
        on_disk(target.parent)
    except (OSError, sqlite3.Error) as error:
        raise StoreError(f"The backup {target} can't be made: {_reason(error)}.") from error
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return made


def check(source: Path) -> Backup:
    """Look over a backup: every file against its hash, the database, and the hash of every text.

    Raises `StoreError` with what is wrong; what it is told to hold is what it holds otherwise.
    """
    said = Backup.read(source)
    for name, digest in said.files.items():
        path = source / name
        if not path.resolve().is_relative_to(source.resolve()):
            raise StoreError(f"The backup {source} names a file outside itself: {name!r}.")
        try:
            same = sha256_of(path) == digest
        except OSError as error:
            raise StoreError(f"The backup {source} lacks {name}: {error.strerror}.") from error
        if not same:
            raise StoreError(f"The backup {source} is damaged: {name} is not what was copied.")
    if DATABASE not in said.files:
        raise StoreError(f"The backup {source} holds no database.")
    found = _described(source / DATABASE, said.files)
    if set(found.altered) - set(said.altered):
        raise StoreError(
            f"The backup {source} is damaged: the text of {found.altered[0]} is altered."
        )
    return said


def restore(source: Path, record: Path, *, replace_it: bool = False) -> tuple[Backup, Path | None]:
    """Put a backup in the place of `record`; what it holds, and where the old record is kept now.

    A record that is there is only moved aside if `replace_it`, and never while somebody has it
    open. The backup is checked before anything is changed, and so is its copy. The two change
    places at once: a kill leaves one or the other in `record`, whole, never nothing.
    """
    said = check(source)
    there = record.exists() and (not record.is_dir() or any(record.iterdir()))
    if there and not replace_it:
        raise StoreError(
            f"{record} is there already. Restore into another folder, or say --replace: the "
            "record there is then kept beside it under another name."
        )
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    part = record.with_name(f"{record.name}.{os.getpid()}.part")
    aside = record.with_name(f"{record.name}.before-{stamp}-{uuid.uuid4().hex[:4]}")
    try:
        record.parent.mkdir(parents=True, exist_ok=True)
        for name, digest in said.files.items():
            if copied(source / name, part / name) != digest:
                raise StoreError(f"{source / name} changed while it was copied. Try again.")
        on_disk(part)
        if there:
            _trade(record, part, aside)
        else:
            if record.exists():
                record.rmdir()
            part.rename(record)
        on_disk(record.parent)
    except OSError as error:
        raise StoreError(f"{record} can't be restored: {_reason(error)}.") from error
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return said, aside if there else None


def _copy_database(source: Path, target: Path) -> None:
    """One instant of the database as one file, by SQLite's online backup, and on disk."""
    with opened(source) as read:
        if not is_record(read):
            raise StoreError(f"{source} is a database of another program, not a record.")
        written = sqlite3.connect(target, isolation_level=None)
        try:
            written.execute("PRAGMA synchronous = FULL")
            read.backup(written)
            written.execute("PRAGMA journal_mode = DELETE")  # one file, nothing beside it
        finally:
            written.close()


def _described(database: Path, files: Mapping[str, str]) -> Backup:
    """What the copy holds; `StoreError` if it is not sound."""
    with opened(database) as db:
        wrong = complaints(db)
        if wrong:
            raise StoreError(
                f"The record's database is damaged ({len(wrong)} complaints: {wrong[0]}). "
                "No backup of it is kept. See: record doctor"
            )
        if strangers(db):
            raise StoreError("Rows of the record belong to nothing. Mend it first: record doctor")
        return Backup(
            FORMAT,
            record_id=_one(db, "SELECT value FROM meta WHERE key = 'record_id'"),
            layout=_one(db, "PRAGMA user_version"),
            sequence=_one(db, "SELECT coalesce(max(sequence), 0) FROM changes"),
            statements=_one(db, "SELECT count(*) FROM statements WHERE superseded_by IS NULL"),
            made=datetime.now(UTC).isoformat(timespec="seconds"),
            altered=tuple(altered(db)),
            files=files,
        )


def _trade(record: Path, part: Path, aside: Path) -> None:
    """Put `part` in the place of a record that nobody has open, and the record under `aside`; who
    opens it this moment waits and finds the new one.

    SQLite ends write-ahead logging only for whoever is alone with a database: that is how others
    are noticed, in whatever process they are.
    """
    if not (record / DATABASE).is_file():
        exchange(record, part, aside)
        return
    db = sqlite3.connect(record / DATABASE, isolation_level=None, timeout=BUSY_SECONDS)
    try:
        db.execute("PRAGMA journal_mode = DELETE")
        db.execute("BEGIN EXCLUSIVE")
    except sqlite3.DatabaseError as error:
        if "locked" in str(error):
            db.close()
            raise StoreError(
                f"Another process has {record} open, perhaps a server. Stop it and restore again, "
                "or restore into another folder; nothing was changed."
            ) from error
        # else it is damaged, which may be why it is being replaced
    exchange(record, part, aside)
    db.close()


def _one(db: sqlite3.Connection, sql: str) -> Any:
    return db.execute(sql).fetchone()[0]


def _reason(error: Exception) -> str:
    if isinstance(error, OSError):
        return f"{error.strerror or error}{f' ({error.filename})' if error.filename else ''}"
    return str(error)
