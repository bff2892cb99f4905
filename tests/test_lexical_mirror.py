"""The lexical index follows the store: through changes, damage, other processes and kill -9."""

from __future__ import annotations

import json
import logging
import random
import shutil
import signal
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from corpus.store import Store
from corpus.types import PassageFilter
from embeddings.errors import EmbeddingError
from embeddings.lexical_mirror import LexicalMirror, _disjoint
from embeddings.mirror import writing
from embeddings.stems import question_stems
from tests import warm
from tests.passage_store import open_store, put


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path) as opened:
        yield opened


def found(mirror: LexicalMirror, question: str, passing: PassageFilter | None = None) -> set[int]:
    return {hit.passage_id for hit in mirror.index.search(question_stems(question), 100, passing)}


def assert_mirrors(mirror: LexicalMirror, store: Store) -> None:
    """The index holds exactly the store's passages, each once."""
    assert mirror.index.sequence == store.sequence()
    records = store.passage_records(1, 1 << 40)
    assert mirror.index.documents == len(records)
    for record in records:
        assert record.passage.id in found(mirror, record.text)


def test_it_follows_what_is_put_changed_and_removed(store: Store) -> None:
    mirror = LexicalMirror(store)
    assert mirror.catch_up()
    first = put(store, "a", "Talks on islands.", "Talks on grain.")
    assert mirror.behind
    assert mirror.catch_up()
    assert found(mirror, "talks") == set(first)
    put(store, "a", "Talks on islands.", "Talks on grain.", title="On whaling")
    second = put(store, "b", "Talks on fish.")
    mirror.catch_up()
    assert found(mirror, "whaling") == set(first)
    assert_mirrors(mirror, store)
    third = put(store, "b", "Talks on whales.")  # a new version
    mirror.catch_up()
    assert found(mirror, "fish") == set()
    assert found(mirror, "talks") == {*first, *third} - set(second)
    store.remove("a")
    mirror.catch_up()
    assert found(mirror, "talks") == set(third)
    assert_mirrors(mirror, store)


def test_relabelled_voices_are_followed(store: Store) -> None:
    kono = PassageFilter(people=("Taro Kono",), voices=("reported",))
    mirror = LexicalMirror(store)
    ids = put(store, "a", [("Concern over islands.", "unclear", None)])
    mirror.catch_up()
    assert found(mirror, "islands", kono) == set()
    put(store, "a", [("Concern over islands.", "reported", "Taro Kono")])
    mirror.catch_up()
    assert found(mirror, "islands", kono) == set(ids)


def test_filters_agree_with_the_store(store: Store) -> None:
    told = [
        [("We talk.", "own", "Sergey Lavrov"), ("They talk.", "reported", "Taro Kono")],
        [("Some talk.", "unclear", None)],
        [("All talk.", "reported", "Sergey Lavrov")],
    ]
    for number, date in enumerate([None, "2018", "2019-05", "2019-05-30", "2020-02-29"]):
        language, kind = ("en", "speech") if number % 2 else ("und", "interview")
        put(store, f"s{number}", *told, date=date, language=language, kind=kind)
    mirror = LexicalMirror(store)
    mirror.catch_up()
    chance = random.Random(4)

    def some(values: list[object]) -> object:
        return chance.choice(values)

    for _ in range(300):
        passing = PassageFilter(
            date_from=some([None, None, "2018-06-01", "2019-05-30", "2019-05-31"]),
            date_to=some([None, None, "2018-06-01", "2019-05-15", "2020-02-29"]),
            people=some([None, None, (), ("Taro Kono",), ("Sergey Lavrov", "Nobody")]),
            languages=some([(), ("en",), ("en", "und"), ("ru",)]),
            kinds=some([(), ("speech",)]),
            voices=some([(), (), ("own",), ("reported", "unclear")]),
        )
        assert found(mirror, "talk", passing) == set(store.passage_ids(passing)), passing


def test_many_changes_are_committed_in_portions(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("embeddings.lexical_mirror.COMMIT_PASSAGES", 7)
    for number in range(40):
        put(store, f"s{number}", *["Some words."] * (number % 4 + 1))
    mirror = LexicalMirror(store)
    assert mirror.catch_up()
    assert_mirrors(mirror, store)


def test_opened_again_nothing_is_built_anew(store: Store) -> None:
    put(store, "a", "Talks on islands.")
    LexicalMirror(store).catch_up()
    before = _files(store)
    again = LexicalMirror(store)
    assert not again.behind
    assert again.catch_up()
    assert found(again, "islands")
    assert _files(store) == before


@pytest.mark.parametrize("key", ["record_id", "made_by"])
def test_an_index_of_another_record_or_version_is_built_anew(
    store: Store, key: str, caplog: pytest.LogCaptureFixture
) -> None:
    put(store, "a", "Talks on islands.")
    LexicalMirror(store).catch_up()
    path = store.folder / "indexes" / "lexical.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {key: "another"}))
    _assert_rebuilt(store, caplog)


@pytest.mark.parametrize("damage", ["segment", "meta", "folder", "manifest", "ahead"])
def test_a_damaged_index_is_built_anew(
    store: Store, damage: str, caplog: pytest.LogCaptureFixture
) -> None:
    put(store, "a", "Talks on islands.")
    mirror = LexicalMirror(store)
    mirror.catch_up()
    indexes = store.folder / "indexes"
    (place,) = indexes.glob("lexical-*")
    if damage == "segment":
        for path in place.glob("*.idx"):
            path.write_bytes(b"\x00" * path.stat().st_size)
    elif damage == "meta":
        (place / "meta.json").unlink()
    elif damage == "folder":
        shutil.rmtree(place)
    elif damage == "manifest":
        (indexes / "lexical.json").write_text("{")
    else:
        mirror.index.update(store.sequence() + 1, [], [])
    _assert_rebuilt(store, caplog)


def _assert_rebuilt(store: Store, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        mirror = LexicalMirror(store)
        assert mirror.catch_up()
    assert "The word index is built anew" in caplog.text
    assert_mirrors(mirror, store)
    assert len(list((store.folder / "indexes").glob("lexical-*"))) == 1


def test_where_another_writes_what_is_committed_is_served(store: Store) -> None:
    first = put(store, "a", "Talks on islands.")
    mirror = LexicalMirror(store)
    mirror.catch_up()
    put(store, "b", "Talks on fish.")
    with writing(store.folder / "indexes" / "lexical.lock", 0):
        assert not mirror.catch_up(wait=0)
        assert mirror.behind
        assert found(mirror, "talks") == set(first)
    assert mirror.catch_up()


def test_what_another_process_commits_is_seen(store: Store) -> None:
    mirror = LexicalMirror(store)
    mirror.catch_up()
    ids = put(store, "a", "Talks on islands.")
    LexicalMirror(store).catch_up()
    assert mirror.catch_up(wait=0)
    assert found(mirror, "islands") == set(ids)


def test_many_follow_at_once(store: Store) -> None:
    def follow(number: int) -> bool:
        put(store, f"s{number}", f"Text {number}.", "More text.")
        return LexicalMirror(store).catch_up(wait=60)

    with ThreadPoolExecutor(6) as threads:
        assert all(threads.map(follow, range(30)))
    assert_mirrors(LexicalMirror(store), store)


def test_one_built_anew_by_another_is_seen(store: Store) -> None:
    put(store, "a", "Talks on islands.")
    mirror = LexicalMirror(store)
    mirror.catch_up()
    (store.folder / "indexes" / "lexical.json").write_text("{")
    LexicalMirror(store).catch_up()
    assert found(mirror, "islands")
    put(store, "b", "Talks on fish.")
    assert mirror.catch_up()
    assert_mirrors(mirror, store)


def test_a_folder_that_cannot_be_written_is_explained(store: Store) -> None:
    (store.folder / "indexes").write_text("a file")
    with pytest.raises(EmbeddingError, match="can't be made"):
        LexicalMirror(store)


def test_disjoint() -> None:
    assert _disjoint([(7, 9), (1, 2), (3, 4), (8, 12), (20, 20)]) == [(1, 4), (7, 12), (20, 20)]


CHILD = """
import sys
from pathlib import Path
from tests.passage_store import open_store, put
from embeddings.lexical_mirror import LexicalMirror
store = open_store(Path(sys.argv[1]))
mirror = LexicalMirror(store)
for number in range(int(sys.argv[2]), 10_000):
    put(store, f"s{number % 50}", f"Text {number}.", f"More text {number}.")
    mirror.catch_up()
    print(number, flush=True)
"""


def test_killed_at_any_instant_it_goes_on(tmp_path: Path) -> None:
    chance = random.Random(1)
    number = 0
    for _ in range(8):
        with warm.start(CHILD, tmp_path, str(number)) as child:
            for _ in range(chance.randrange(1, 12)):
                number = int(child.stdout.readline()) + 1
            time.sleep(chance.random() * 0.05)
            child.send_signal(signal.SIGKILL)
            child.wait()
        with open_store(tmp_path) as store:
            mirror = LexicalMirror(store)
            assert mirror.catch_up()
            assert_mirrors(mirror, store)
            assert found(mirror, f"text {number - 1}")


def _files(store: Store) -> dict[str, int]:
    paths = (store.folder / "indexes").rglob("*.*")
    return {str(path): path.stat().st_mtime_ns for path in paths if path.is_file()}
