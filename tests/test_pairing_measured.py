"""Pairing in two languages over collections that know the truth: wrong pairs count most.

Statements are made of the collections' fields, without the links that would give the pair away
where these are not what is measured.
"""

from __future__ import annotations

import json
import lzma
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest

from corpus.compose import outline
from corpus.kin.relating import relate
from corpus.rows import documents_of
from corpus.store import Store
from corpus.types import Document, Statement

Row = Mapping[str, Any]
Shared = Callable[[str], Path]


def stored(folder: Path, rows: Iterable[Row]) -> Store:
    """A store of these rows, each from a file of its own, compared."""
    store = Store.open(folder)
    store.connection.execute("PRAGMA synchronous = OFF")
    for number, row in enumerate(rows):
        (document,) = documents_of(row, str(row["id"]))
        assert isinstance(document, Document), document
        found = outline(document)
        known = {name: getattr(found.metadata, name) for name in found.metadata.__slots__}
        statement = Statement(
            **known,
            statement_id=str(row["id"]),
            source_id=str(row["id"]),
            text=found.text,
            sha256=found.sha256,
            paragraphs=(),
        )
        store.put(statement, file=f"{number}.jsonl", document_hash=b"", attribution=1)
    relate(store)
    return store


def paired(store: Store, ids: Iterable[str]) -> set[tuple[str, str]]:
    return {(name, pair.statement_id) for name in ids for pair in store.statement(name).pairs}


def lines(path: Path) -> list[Any]:
    if path.suffix == ".xz":
        with lzma.open(path, "rt", encoding="utf-8") as file:
            return [json.loads(line) for line in file]
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


@pytest.fixture(scope="module")
def addresses(shared: Shared) -> list[Any]:
    return lines(shared("data/zelensky/zelensky_uk_en.jsonl.xz"))


def in_two_files(rows: Iterable[Row]) -> list[Row]:
    """Each address as two rows that know nothing of each other but the day."""
    found: list[Row] = []
    for number, row in enumerate(rows):
        for code in ("en", "uk"):
            found.append(
                {
                    "id": f"{code} {number}",
                    "date": row["date"][:10],
                    "language": code,
                    "title": row[f"title_{code}"],
                    "paragraphs": [{"t": p} for p in row[f"paragraphs_{code}"]],
                }
            )
    return found


def test_addresses_of_one_day_are_paired_by_what_they_name_and_in_which_order(
    tmp_path: Path, addresses: list[Any]
) -> None:
    with stored(tmp_path, in_two_files(addresses)) as store:
        found = paired(store, [f"en {n}" for n in range(len(addresses))])
    right = {(f"en {n}", f"uk {n}") for n in range(len(addresses))}
    print(f"by day: {len(found & right)} of {len(right)} found, {len(found - right)} wrong")
    assert not found - right
    assert len(found & right) >= 0.9 * len(right)


def test_addresses_of_one_day_that_are_not_the_same_are_not_paired(
    tmp_path: Path, addresses: list[Any]
) -> None:
    """Each with another's translation put on its day: whatever pairs is wrong."""
    rows = in_two_files(addresses)
    mixed = []
    for number in range(len(addresses)):
        english, ukrainian = rows[2 * number], rows[(2 * (number + 7) + 1) % len(rows)]
        mixed += [english, {**ukrainian, "date": english["date"]}]
    with stored(tmp_path, mixed) as store:
        found = paired(store, [f"en {n}" for n in range(len(addresses))])
    wrong = [pair for pair in found if pair[0].split()[1] != pair[1].split()[1]]
    print(f"of {len(addresses)} with only another's translation on their day, {len(wrong)} paired")
    assert not wrong


@pytest.fixture(scope="module")
def russian(shared: Shared) -> list[Any]:
    return lines(shared("data/kremlin_ru/kremlin_ru_2025.jsonl.xz"))


@pytest.fixture(scope="module")
def titled(shared: Shared) -> list[Any]:
    """English titles of 124 of the Russian pages, matched by their minute."""
    return lines(shared("data/kremlin_ru/en_ru_title_pairs.jsonl"))


def english_page(row: Row, url: str | None) -> Row:
    """What an English page has in a list: a title, a day, and mostly an address."""
    fields = {"id": f"en {row['id']}", "title": row["title_en"], "text": row["title_en"]}
    return {**fields, "language": "en", "date": row["date"], "time": row["time"], "url": url}


@pytest.mark.long
@pytest.mark.parametrize("by", ["link", "number"])
def test_pages_of_a_site_are_paired_by_link_and_by_number(
    tmp_path: Path, shared: Shared, russian: list[Any], titled: list[Any], by: str
) -> None:
    """With 888 English pages of other years beside them, which have no Russian page here."""
    others = lines(shared("data/kremlin/statements.jsonl.xz"))
    english = {row["id"]: row["url_en"] for row in russian}
    rows: list[Row] = [english_page(row, english[row["id"]]) for row in titled]
    for row in russian:
        links = row if by == "link" else {k: v for k, v in row.items() if k != "url_en"}
        rows.append({**links, "id": f"ru {row['id']}"})
    rows += [{**row, "id": f"old {row['id']}"} for row in others]
    with stored(tmp_path, rows) as store:
        found = paired(store, [str(row["id"]) for row in rows if row["id"][:2] != "ru"])
        ties = {p.tie for row in titled for p in store.statement(f"en {row['id']}").pairs}
        roles = {p.role for row in titled for p in store.statement(f"en {row['id']}").pairs}
    right = {(f"en {row['id']}", f"ru {row['id']}") for row in titled}
    print(f"by {by}: {len(found & right)} of {len(right)} found, {len(found - right)} wrong")
    assert found == right
    assert ties == {by}
    assert roles == {"original"}


@pytest.mark.long
def test_pages_of_the_same_days_that_have_no_counterpart_stay_alone(
    tmp_path: Path, shared: Shared, russian: list[Any]
) -> None:
    """Russian pages of 2025 put on the days of English ones of 2016 to 2020."""
    others = lines(shared("data/kremlin/statements.jsonl.xz"))
    others = [row for row in others if row["date"] >= "2016"]
    rows: list[Row] = [{**row, "id": f"en {row['id']}", "url_ru": None} for row in others]
    for number, row in enumerate(russian):
        day = others[number * 7 % len(others)]["date"]
        rows.append({**row, "id": f"ru {row['id']}", "url": None, "url_en": None, "date": day})
    with stored(tmp_path, rows) as store:
        found = paired(store, [str(row["id"]) for row in rows if row["id"][:2] == "ru"])
    print(f"{len(found)} of {len(russian)} were paired with what they are not")
    assert not found
