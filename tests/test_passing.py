"""Which passages a filter lets through, in which order, whatever order they were added in."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.store import Store
from corpus.types import PassageFilter
from tests.made import made_statement

KONO, LAVROV = ("They were worried.", "reported", "Taro Kono"), ("We agree.", "own", "Lavrov")


def put(store: Store, source: str, date: str | None, *paragraphs: list) -> None:
    said = made_statement(list(paragraphs), source_id=source, title=source, date=date)
    store.put(said, file=source, document_hash=b"x", attribution=1)


@pytest.fixture
def store(tmp_path: Path):
    """The newest was added first, as many archives list them; one has no date."""
    with Store.open(tmp_path / "record") as opened:
        put(opened, "newest", "2020-01-02", [LAVROV, KONO], [KONO, KONO])
        put(opened, "undated", None, [LAVROV])
        put(opened, "oldest", "2018-03-04", [KONO, LAVROV])
        put(opened, "middle", "2019", [LAVROV], [LAVROV])
        yield opened


def sources(store: Store, ids: list[int]) -> list[tuple[str, int]]:
    passages = store.passages(ids)
    names = store.source_ids([passage.statement_id for passage in passages])
    return [(names[passage.statement_id], passage.paragraph) for passage in passages]


def test_the_newest_come_first_and_those_without_a_date_last(store: Store) -> None:
    found = store.newest_passage_ids(PassageFilter(), 10)
    assert sources(store, found) == [
        ("newest", 0),
        ("newest", 1),
        ("middle", 0),
        ("middle", 1),
        ("oldest", 0),
        ("undated", 0),
    ]
    assert store.newest_passage_ids(PassageFilter(), 2) == found[:2]
    oldest = sources(store, store.newest_passage_ids(PassageFilter(), 10, oldest=True))
    assert oldest == [
        ("oldest", 0),
        ("middle", 0),
        ("middle", 1),
        ("newest", 0),
        ("newest", 1),
        ("undated", 0),
    ]


def test_a_passage_of_two_sentences_that_pass_comes_once(store: Store) -> None:
    found = store.newest_passage_ids(PassageFilter(people=("Taro Kono",)), 10)
    assert sources(store, found) == [("newest", 0), ("newest", 1), ("oldest", 0)]


@pytest.mark.parametrize(
    ("passing", "expected"),
    [
        (PassageFilter(), 6),
        (PassageFilter(people=("Taro Kono",)), 3),
        (PassageFilter(people=("Taro Kono",), voices=("own",)), 0),
        (PassageFilter(voices=("own",)), 5),
        (PassageFilter(voices=("own", "reported")), 6),
        (PassageFilter(people=("Lavrov", "Taro Kono"), date_to="2019-12-31"), 3),
        (PassageFilter(people=()), 0),
    ],
)
def test_ids_ascend_and_each_comes_once(
    store: Store, passing: PassageFilter, expected: int
) -> None:
    found = store.passage_ids(passing)
    assert len(found) == expected
    assert found == sorted(set(found))
    assert sorted(store.newest_passage_ids(passing, 10)) == found


def test_statements_that_pass_whole_give_all_their_passages_and_no_others(store: Store) -> None:
    every = store.connection.execute(
        "SELECT p.id, s.date, s.kind FROM passages p JOIN statements s ON s.seq = p.statement "
        "WHERE s.superseded_by IS NULL ORDER BY p.id"
    ).fetchall()
    days, kinds = {row[1] for row in every if len(row[1] or "") == 10}, {row[2] for row in every}
    assert store.passage_ids(PassageFilter()) == [row[0] for row in every]
    assert len(days) > 1
    for day in days:
        passing = PassageFilter(date_from=day, date_to=day)
        assert store.passage_ids(passing) == [row[0] for row in every if row[1] == day]
    for kind in kinds:
        passing = PassageFilter(kinds=(kind,))
        assert store.passage_ids(passing) == [row[0] for row in every if row[2] == kind]
