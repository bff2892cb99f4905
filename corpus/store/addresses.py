"""What the record knows of web addresses: where they led, when they were read, what is kept."""

from __future__ import annotations

from dataclasses import astuple, dataclass, fields
from datetime import UTC, datetime, timedelta

from corpus.store.database import Database
from corpus.store.files import now

_RESUMED_WITHIN = timedelta(days=1)  # a run that stopped longer ago begins anew


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressRow:
    """A row of the table `addresses`; `kept` is a path in the record's folder."""

    address: str
    final: str
    shape: str
    etag: str | None
    last_modified: str | None
    media_type: str
    charset: str | None
    kept: str | None
    listing: str | None
    retrieved: str
    checked: str


_COLUMNS = tuple(field.name for field in fields(AddressRow))
_SELECT = f"SELECT {', '.join(_COLUMNS)} FROM addresses"  # nosec B608  # names of ours


class AddressTable(Database):
    """Addresses as they were asked for, and runs over lists of them."""

    def address(self, address: str) -> AddressRow | None:
        row = self.connection.execute(f"{_SELECT} WHERE address = ?", (address,)).fetchone()
        return AddressRow(**dict(zip(_COLUMNS, row, strict=True))) if row else None

    def note_address(self, row: AddressRow) -> None:
        """Remember what was fetched, in place of what was known of the address."""
        with self.transaction() as db:
            marks = ", ".join("?" * len(_COLUMNS))
            sets = ", ".join(f"{name} = excluded.{name}" for name in _COLUMNS[1:])
            db.execute(
                f"INSERT INTO addresses VALUES ({marks}) "
                f"ON CONFLICT (address) DO UPDATE SET {sets}",  # nosec B608  # names of ours
                astuple(row),
            )

    def note_checked(self, address: str) -> None:
        """Its server has just said that it is gone, or that nothing changed."""
        with self.transaction() as db:
            db.execute("UPDATE addresses SET checked = ? WHERE address = ?", (now(), address))

    def note_listed(self, row: AddressRow, listing: str) -> None:
        """A list has named this page, without anybody asking for it."""
        if row.listing != listing:
            with self.transaction() as db:
                db.execute(
                    "UPDATE addresses SET listing = ? WHERE address = ?", (listing, row.address)
                )

    def listed_in(self, listing: str) -> list[AddressRow]:
        """Pages that a list has named, by address."""
        rows = self.connection.execute(f"{_SELECT} WHERE listing = ? ORDER BY address", (listing,))
        return [AddressRow(**dict(zip(_COLUMNS, row, strict=True))) for row in rows.fetchall()]

    def forget_orphans(self) -> list[str]:
        """Forget pages of which no statement is left; where they had led."""
        where = "shape = 'page' AND final NOT IN (SELECT file FROM statements)"
        with self.transaction() as db:
            gone = db.execute(f"SELECT DISTINCT final FROM addresses WHERE {where}").fetchall()  # nosec B608  # conditions of ours
            db.execute(f"DELETE FROM addresses WHERE {where}")  # nosec B608  # conditions of ours
        return [final for (final,) in gone]

    def begin_run(self, address: str) -> str | None:
        """Begin a run over this list; when it began, if it is one that was cut short."""
        row = self.connection.execute(
            "SELECT started FROM runs WHERE address = ? AND finished IS NULL", (address,)
        ).fetchone()
        fresh = (datetime.now(UTC) - _RESUMED_WITHIN).isoformat(timespec="seconds")
        if row and str(row[0]) >= fresh:
            return str(row[0])
        with self.transaction() as db:
            db.execute(
                "INSERT INTO runs VALUES (?, ?, NULL) ON CONFLICT (address) DO UPDATE SET "
                "started = excluded.started, finished = NULL",
                (address, now()),
            )
        return None

    def end_run(self, address: str) -> None:
        with self.transaction() as db:
            db.execute("UPDATE runs SET finished = ? WHERE address = ?", (now(), address))
