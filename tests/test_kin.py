"""Which statements are one: copies, versions and pairs, and those that only look like it."""

from __future__ import annotations

import itertools
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from kin_samples import CORRECTED, EMBASSY, MINISTRY, RUSSIAN, RUSSIAN_PAGE, WORDS, page

from corpus.ingest import Attributor, Ingest
from corpus.kin.groups import groups
from corpus.kin.relating import relate
from corpus.kin.words import likeness, words_of
from corpus.store import Store
from corpus.store.schema import MIGRATIONS, VERSION
from corpus.types import Document, Translation
from tests.made import made_statement

LONG = tuple(
    f"Point {n} of {n + 2}: {words[:-1]}, as was said {'once ' * n}there."
    for n, words in enumerate(WORDS * 5)
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "record") as opened:
        yield opened


def add(store: Store, *documents: Document) -> None:
    """Each from a file of its own, then compared."""
    ingest = Ingest(store, Attributor(1, lambda statement: statement))
    for document in documents:
        (result,) = ingest.add_documents([document], source=f"/a/{document.source_id}.txt")
        assert result.status != "refused", result
    relate(store)


def copies(store: Store, name: str) -> list[tuple[str, int | None]]:
    return [(copy.source_id, copy.differing) for copy in store.statement(name).copies]


def pairs(store: Store, name: str) -> list[tuple[str, str, str]]:
    found = store.statement(name).pairs
    return [(store.statement(p.statement_id).source_id, p.role, p.tie) for p in found]


def test_likeness_is_what_two_texts_have_in_common() -> None:
    one, other = words_of("A “b” c–d"), words_of("a b c e")
    assert one == ("a", "b", "c", "d")
    assert likeness(one, other) == pytest.approx(1 / 3)  # a b c of {a b c, b c d, b c e}
    assert likeness((), one) == 0.0


def test_the_same_words_from_two_sites_are_one(store: Store) -> None:
    add(store, MINISTRY, EMBASSY)
    assert copies(store, "ministry") == [("embassy", 0)]
    assert copies(store, "embassy") == [("ministry", 0)]
    assert [s.source_id for _, s in store.statements()] == ["ministry"]
    assert store.coverage() == (1, "2021-03-02", "2021-03-02")
    assert store.further_copies() == 1
    assert store.counted_by_date(4) == {"2021": 1}


def test_a_corrected_version_is_one_with_it_and_says_how_much_differs(store: Store) -> None:
    add(store, MINISTRY, page("corrected", CORRECTED))
    assert copies(store, "ministry") == [("corrected", 1)]


@pytest.mark.parametrize(
    "other",
    [
        page("other", date="2021-04-20"),  # said again on another day
        page("other", WORDS[:1] + RUSSIAN[1:], language="en"),
        page("other", tuple(w.replace("Lavrov", "Kono") for w in CORRECTED), title="To Japan"),
        page(  # a form filled in: the morning's and the evening's
            "other",
            tuple(
                w.replace("700", "91").replace("2 March", "13 March").replace("three", "8")
                for w in WORDS
            ),
        ),
        page("other", ("Thank you very much.",), title="Thanks"),
    ],
)
def test_what_only_looks_like_it_stays_two(store: Store, other: Document) -> None:
    add(store, MINISTRY, other, page("thanks", ("Thank you very much.",), title="More thanks"))
    assert not any(copies(store, name) for name in ("ministry", "other", "thanks"))
    assert len(store.statements()) == 3


def test_a_long_page_may_be_dated_a_little_later_elsewhere(store: Store) -> None:
    add(store, page("first", LONG), page("second", LONG, date="2021-03-04", title="Hansen"))
    add(store, page("month", LONG, date="2021-04-04", title="Hansen"))
    assert copies(store, "first") == [("second", 0)]
    assert copies(store, "month") == []


def test_what_has_no_day_does_not_make_one_of_two_days(store: Store) -> None:
    add(store, page("may", date="2021-05-02"), page("undated", date=None))
    assert copies(store, "may") == [("undated", 0)]
    add(store, page("june", date="2021-06-02"))
    assert not any(copies(store, name) for name in ("may", "june", "undated"))


def test_groups_do_not_depend_on_the_order() -> None:
    days = {1: "2021-05-02", 2: None, 3: "2021-06-02", 4: "2021-05-02"}
    members = {n: replace(made_statement([["x"]]), date=day) for n, day in days.items()}
    edges = [(1, 2), (2, 3), (1, 4), (2, 4)]
    for order in itertools.permutations(edges):
        assert groups(members, order) == [[1, 4]]


def test_the_one_that_is_still_published_is_shown(store: Store) -> None:
    add(store, page("a"), EMBASSY)
    assert store.statements()[0][1].source_id == "embassy"
    add(store, MINISTRY)
    assert store.statements()[0][1].source_id == "embassy"
    store.note_gone("/a/embassy.txt", {"embassy"})
    relate(store)
    assert store.statements()[0][1].source_id == "ministry"
    assert copies(store, "ministry") == [("a", 0), ("embassy", 0)]


def test_removing_one_leaves_the_others(store: Store) -> None:
    add(store, page("a"), page("b"), page("c"))
    store.remove("a")
    assert len(store.statements()) == 2  # each by itself until they are compared again
    relate(store)
    assert copies(store, "b") == [("c", 0)]
    store.remove("c")
    assert (copies(store, "b"), store.further_copies()) == ([], 0)


def test_a_changed_page_is_compared_anew(store: Store) -> None:
    add(store, page("a"), page("b"))
    before = store.kin_count()
    add(store, page("b", ("Something else was said there, which nobody had said before.",)))
    assert (copies(store, "a"), copies(store, "b")) == ([], [])
    assert store.kin_count() > before
    old = store.versions("b")[0]
    assert store.statement(old.statement_id).copies == ()


def test_comparing_again_changes_nothing(store: Store) -> None:
    add(store, MINISTRY, EMBASSY, RUSSIAN_PAGE)
    before = _tables(store)
    with store.transaction() as db:
        db.execute("DELETE FROM meta WHERE key = 'kin method'")
    relate(store)
    assert _tables(store) == before


def test_whatever_comes_first_the_same_is_found(tmp_path: Path) -> None:
    found = set()
    for order in itertools.permutations([MINISTRY, page("a", CORRECTED), RUSSIAN_PAGE]):
        with Store.open(tmp_path / "-".join(d.source_id for d in order)) as store:
            add(store, *order)
            found.add((*copies(store, "ministry"), *pairs(store, "ministry")))
    assert found == {(("a", 1), ("russian", "translation", "link"))}


def test_stopped_half_way_it_goes_on(store: Store) -> None:
    def stop(done: int, _: int) -> None:
        if done == 1:
            raise KeyboardInterrupt

    ingest = Ingest(store, Attributor(1, lambda statement: statement))
    for document in (MINISTRY, EMBASSY):
        list(ingest.add_documents([document], source=document.source_id))
    with pytest.raises(KeyboardInterrupt):
        relate(store, stop)
    assert copies(store, "ministry") == []
    relate(store)
    assert copies(store, "ministry") == [("embassy", 0)]


def test_a_link_pairs_and_the_original_is_told(store: Store) -> None:
    add(store, MINISTRY, RUSSIAN_PAGE)
    assert pairs(store, "ministry") == [("russian", "translation", "link")]
    assert pairs(store, "russian") == [("ministry", "original", "link")]


def test_a_copy_of_the_translation_has_the_original_too(store: Store) -> None:
    add(store, MINISTRY, RUSSIAN_PAGE, EMBASSY)
    assert pairs(store, "embassy") == [("russian", "translation", "link")]
    assert pairs(store, "russian") == [("ministry", "original", "link")]


@pytest.mark.parametrize(
    ("english", "russian", "expected"),
    [
        (  # the site's number
            {"url": "http://en.kremlin.ru/events/president/news/60001"},
            {"url": "http://kremlin.ru/events/president/transcripts/60001"},
            [("ru", "original", "number")],
        ),
        (  # the same number of another site, or long after
            {"url": "http://en.kremlin.ru/events/president/news/60001"},
            {"url": "http://government.ru/news/60001", "date": "2021-03-05"},
            [],
        ),
        (
            {"url": "http://en.kremlin.ru/events/president/news/60001"},
            {"url": "http://kremlin.ru/events/president/news/60001", "date": "2021-05-05"},
            [],
        ),
        ({}, {}, [("ru", "version", "day")]),  # names and numbers of that day, in their order
        ({}, {"date": "2021-03-03"}, []),
        ({}, {"words": RUSSIAN[::-1]}, []),
        ({"words": WORDS[:2]}, {}, []),
        (  # a switch of languages that only leads to the front page
            {"date": "2021-01-01", "url": "https://mfa.example.org/en/"},
            {"translations": (Translation("en", "https://mfa.example.org/en"),)},
            [],
        ),
    ],
)
def test_what_pairs_and_what_does_not(
    store: Store, english: dict, russian: dict, expected: list
) -> None:
    add(
        store,
        page("en", english.pop("words", WORDS), **english),
        page("ru", russian.pop("words", RUSSIAN), language="ru", **russian),
    )
    assert pairs(store, "en") == expected
    assert bool(pairs(store, "ru")) == bool(expected)


def test_files_named_alike_but_for_the_language(store: Store) -> None:
    ingest = Ingest(store, Attributor(1, lambda statement: statement))
    for code, words in (("en", ("Prices rose.",)), ("ru", ("Цены выросли.",))):
        document = page("minutes", words, language=code)
        list(ingest.add_documents([document], source=f"/board/{code}/minutes.txt"))
    relate(store)
    (english,) = [s for _, s in store.statements() if s.language == "en"]
    assert [(p.language, p.tie) for p in english.pairs] == [("ru", "name")]


def test_of_two_that_fit_alike_neither_is_taken(store: Store) -> None:
    other = {
        "часа": "дня",
        "полезны": "трудны",
        "водах": "морях",
        "квоте": "доле",
        "новых": "строгих",
    }
    rest = tuple(" ".join(other.get(w, w) for w in words.split(" ")) for words in RUSSIAN)
    add(store, page("en"), page("ru", RUSSIAN, language="ru"))
    assert pairs(store, "en") == [("ru", "version", "day")]
    add(store, page("ru 2", (*rest, "Это всё."), language="ru", title="Другое"))
    assert pairs(store, "en") == []


def test_a_record_of_the_layout_before_is_compared_when_it_is_opened(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        ingest = Ingest(store, Attributor(1, lambda statement: statement))
        for document in (MINISTRY, EMBASSY):
            list(ingest.add_documents([document], source=document.source_id))
    with sqlite3.connect(tmp_path / "record.db") as db:
        for table in ("clues", "kin", "copies", "compared"):
            db.execute(f"DROP TABLE {table}")
        db.execute(f"PRAGMA user_version = {VERSION - 1}")
    db.close()
    assert "CREATE TABLE kin " in MIGRATIONS[VERSION - 1]
    with Store.open(tmp_path) as store:
        relate(store)
        assert copies(store, "ministry") == [("embassy", 0)]


def test_metadata_by_hand_decides_too(store: Store) -> None:
    add(store, page("a", date="2021-03-02"), page("b", date="2021-04-20"))
    assert copies(store, "a") == []
    store.rewrite(replace(store.statement("b"), date="2021-03-02"), 1)
    relate(store)
    assert copies(store, "a") == [("b", 0)]


def _tables(store: Store) -> list[Sequence[tuple]]:
    names = ("clues", "kin", "copies", "compared")
    return [
        store.connection.execute(
            f"SELECT * FROM {n} ORDER BY 1, 2"
            if n != "compared"
            else "SELECT * FROM compared ORDER BY 1"
        ).fetchall()
        for n in names
    ]
