"""Which statements are one, as it was last told: derived from the statements, and told anew."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Any

from corpus.kin.choosing import Chance, likeliest
from corpus.kin.translating import Known
from corpus.kin.types import Copy, Pair, PairRole, Tie
from corpus.languages_of_sites import original_language
from corpus.store.database import Database
from corpus.store.rows import SELECT, read_statement
from corpus.types import Statement

MOST_A_DAY = 40  # in other languages, beyond which a day tells nothing
MOST_ALIKE = 200  # with one clue, beyond which they are a form that is filled in
KIN = ("clues", "kin", "copies", "compared")  # the tables that can be emptied at any time
_METHOD, _COUNT = "kin method", "kin"
_PUT_META = "INSERT INTO meta VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value"
# What a statement is compared by; other changes leave its kin as they are.
COMPARED = ("title", "date", "language", "url", "translations")


class KinTable(Database):
    """Clues, ties between two statements, groups of copies, and which statements were compared."""

    # -- telling them anew -------------------------------------------------------------------

    def uncompared(self, method: str) -> list[int]:
        """Rows of the current statements that were not compared yet by this method, in order."""
        if self._one("SELECT value FROM meta WHERE key = ?", (_METHOD,)) != method:
            with self.transaction() as db:
                for table in KIN:
                    db.execute(f"DELETE FROM {table}")  # nosec B608  # tables of ours
                db.execute(_PUT_META, (_METHOD, method))
                self._count()
        rows = self.connection.execute(
            "SELECT seq FROM statements WHERE superseded_by IS NULL "
            "AND seq NOT IN (SELECT statement FROM compared) ORDER BY seq"
        )
        return [seq for (seq,) in rows.fetchall()]

    def is_compared(self, seq: int) -> bool:
        return bool(self._one("SELECT 1 FROM compared WHERE statement = ?", (seq,)))

    def known(self, seqs: Iterable[int]) -> list[Known]:
        """The current ones of these rows, by row."""
        found = []
        for seq in sorted(set(seqs)):
            row = self.connection.execute(
                f"SELECT file, {SELECT} FROM statements WHERE seq = ? AND superseded_by IS NULL",  # nosec B608  # names of ours
                (seq,),
            ).fetchone()
            if row:
                found.append(Known(seq, read_statement(row[1:], ()), row[0]))
        return found

    def put_clues(self, seq: int, clues: Iterable[int]) -> None:
        self.connection.executemany(
            "INSERT INTO clues VALUES (?, ?) ON CONFLICT DO NOTHING",
            [(clue, seq) for clue in clues],
        )

    def sharing(self, seq: int, days: tuple[int, int] | None) -> set[int]:
        """Rows of other statements with one of the row's clues, of about these days or of none.

        Days are YYYYMMDD, the first and the last; the first rows where there are very many.
        """
        first, last = days or (0, 99999999)
        rows = self.connection.execute(
            "SELECT DISTINCT other.statement FROM clues mine "
            "JOIN clues other ON other.clue = mine.clue AND other.statement <> mine.statement "
            "JOIN statements s ON s.seq = other.statement WHERE mine.statement = ? "
            "AND (s.date_first IS NULL OR (s.date_last >= ? AND s.date_first <= ?)) "
            "ORDER BY 1 LIMIT ?",
            (seq, first, last, MOST_ALIKE),
        )
        return {other for (other,) in rows}

    def with_clues(self, clues: Collection[int]) -> set[int]:
        """Rows that have one of these clues, whenever they were published."""
        marks = ", ".join("?" * len(clues))
        rows = self.connection.execute(
            f"SELECT statement FROM clues WHERE clue IN ({marks}) ORDER BY 1 LIMIT ?",  # nosec B608  # only question marks
            (*clues, MOST_ALIKE),
        )
        return {seq for (seq,) in rows}

    def abroad(self, clue: int, language: str) -> set[int]:
        """Rows with that clue in other languages; none where they are too many to tell apart."""
        rows = self.connection.execute(
            "SELECT statement FROM clues JOIN statements ON seq = statement "
            "WHERE clue = ? AND language <> ? LIMIT ?",
            (clue, language, MOST_A_DAY + 1),
        ).fetchall()
        return {seq for (seq,) in rows} if len(rows) <= MOST_A_DAY else set()

    def put_kin(self, one: int, other: int, tie: Tie, weight: float) -> None:
        first, second = sorted((one, other))
        self.connection.execute(
            "INSERT INTO kin VALUES (?, ?, ?, ?) ON CONFLICT (one, other) DO UPDATE SET "
            "tie = excluded.tie, weight = excluded.weight",
            (first, second, tie, weight),
        )
        self._count()

    def copies_around(self, seq: int) -> list[tuple[int, int]]:
        """All ties of copies that lead on from a row."""
        rows = self.connection.execute(
            "WITH RECURSIVE near (seq) AS (SELECT CAST(? AS BIGINT) UNION "
            "SELECT CASE WHEN one = near.seq THEN other ELSE one END FROM near "
            "JOIN kin ON near.seq IN (one, other) WHERE tie = 'copy') "
            "SELECT one, other FROM kin WHERE tie = 'copy' AND one IN (SELECT seq FROM near) "
            "ORDER BY one, other",
            (seq,),
        )
        return rows.fetchall()

    def put_groups(self, members: Collection[int], groups: Iterable[list[int]]) -> None:
        """Have these rows be in these groups, and in no others."""
        db = self.connection
        db.executemany("DELETE FROM copies WHERE statement = ?", [(seq,) for seq in members])
        db.executemany(
            "INSERT INTO copies VALUES (?, ?, ?) ON CONFLICT (statement) DO UPDATE SET "
            "first = excluded.first, place = excluded.place",
            [(seq, group[0], place) for group in groups for place, seq in enumerate(group)],
        )
        if members:
            self._count()

    def note_compared(self, seq: int) -> None:
        self.connection.execute("INSERT INTO compared VALUES (?) ON CONFLICT DO NOTHING", (seq,))

    def _forget_kin(self, seq: int) -> None:
        """Have a row that changes, and those that are one with it, compared again."""
        db = self.connection
        (known,) = db.execute(
            "SELECT EXISTS (SELECT 1 FROM kin WHERE ? IN (one, other))", (seq,)
        ).fetchone()
        for table in ("clues", "compared"):
            db.execute(f"DELETE FROM {table} WHERE statement = ?", (seq,))  # nosec B608  # tables of ours
        if known:
            group = [(other,) for other in self._group(seq)]
            db.executemany("DELETE FROM compared WHERE statement = ?", group)
            db.executemany("DELETE FROM copies WHERE statement = ?", group)
            db.execute("DELETE FROM kin WHERE ? IN (one, other)", (seq,))
            self._count()

    def kin_count(self) -> int:
        """Another number whenever other statements are one."""
        return int(self._one("SELECT value FROM meta WHERE key = ?", (_COUNT,)) or 0)

    def _count(self) -> None:
        self.connection.execute(_PUT_META, (_COUNT, str(self.kin_count() + 1)))

    # -- asking ------------------------------------------------------------------------------

    def groups_of(self, statement_ids: Collection[str]) -> dict[str, tuple[int, int]]:
        """statement id → (its group, its place there, 0 being shown), of those that have copies."""
        names = list(dict.fromkeys(statement_ids))
        found: dict[str, tuple[int, int]] = {}
        for at in range(0, len(names), 500):
            some = names[at : at + 500]
            rows = self.connection.execute(
                "SELECT statement_id, first, copies.place "
                "FROM copies JOIN statements ON seq = statement "
                f"WHERE statement_id IN ({', '.join('?' * len(some))})",  # nosec B608  # only question marks
                some,
            )
            found |= {name: (first, place) for name, first, place in rows}
        return found

    def with_kin(self, seq: int, statement: Statement) -> Statement:
        """The statement with its copies, the one that is shown first, and its pairs by language."""
        if not self._until_written("kin", lambda: self._one("SELECT 1 FROM kin LIMIT 1")):
            return statement
        group = self._group(seq)
        copies, pairs = self._copies(seq, group), self._pairs(statement, group)
        return replace(statement, copies=copies, pairs=pairs) if copies or pairs else statement

    def _group(self, seq: int) -> list[int]:
        rows = self.connection.execute(
            "SELECT statement FROM copies WHERE first = "
            "(SELECT first FROM copies WHERE statement = ?) ORDER BY place",
            (seq,),
        ).fetchall()
        return [other for (other,) in rows] or [seq]

    def _copies(self, seq: int, group: list[int]) -> tuple[Copy, ...]:
        found = []
        for other in group:
            if other == seq:
                continue
            row = self.connection.execute(
                "SELECT statement_id, source_id, title, date, url, publisher, "
                "(SELECT CAST(weight AS INTEGER) FROM kin WHERE one = ? AND other = ?) "
                "FROM statements WHERE seq = ?",
                (*sorted((seq, other)), other),
            ).fetchone()
            if row:  # of those that are copies only by way of a third, the difference is not told
                found.append(Copy(*row))
        return tuple(found)

    def _pairs(self, statement: Statement, group: list[int]) -> tuple[Pair, ...]:
        found = []
        for language, chances in sorted(self._chances(group).items()):
            best = likeliest(chances)
            if best is None:
                continue
            back = likeliest(self._chances(self._group(best.seq)).get(statement.language, []))
            if back is None or back.group != min(group):
                continue
            (other,) = (known.statement for known in self.known([best.seq]))
            first = original_language(statement, other)
            roles: dict[str | None, PairRole] = {
                language: "original",
                statement.language: "translation",
            }
            role = roles.get(first, "version")
            named = (other.statement_id, language, other.title, other.date, other.url)
            found.append(Pair(*named, role, best.tie))
        return tuple(found)

    def _chances(self, group: list[int]) -> dict[str, list[Chance]]:
        """Possible counterparts of a group in other languages."""
        found: dict[str, list[Chance]] = {}
        for seq in group:
            rows: list[tuple[Any, ...]] = self.connection.execute(
                "SELECT s.seq, s.language, tie, weight FROM kin JOIN statements s "
                "ON s.seq = CASE WHEN one = ? THEN other ELSE one END "
                "WHERE ? IN (one, other) AND tie <> 'copy' AND s.superseded_by IS NULL "
                "ORDER BY s.seq",
                (seq, seq),
            ).fetchall()
            for other, language, tie, weight in rows:
                chance = Chance(other, min(self._group(other)), tie, weight)
                found.setdefault(language, []).append(chance)
        return found
