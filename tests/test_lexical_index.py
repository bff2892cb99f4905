"""The lexical index: what is found, in what order, through which filters, by any text at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.types import Passage, PassageFilter, PassageRecord
from embeddings.errors import IndexDamaged
from embeddings.lexical_index import LexicalIndex
from embeddings.stems import question_stems


def record(id: int, text: str, **fields: object) -> PassageRecord:
    known = {
        "passage": Passage(id, "statement", 0, 0, max(1, len(text))),
        "text": text,
        "title": "A statement",
        "lead": None,
        "date": "2019-05-30",
        "date_first": 20190530,
        "date_last": 20190530,
        "language": "en",
        "kind": "statement",
        "speaker": None,
        "source_id": "page",
        "voices": (),
        "before": "",
    }
    return PassageRecord(**(known | fields))  # type: ignore[arg-type]


RECORDS = [
    record(1, "Russia reaffirmed its sovereignty over the Kuril Islands."),
    record(
        2,
        "Taro Kono expressed concern over the islands; we replied.",
        voices=(("Taro Kono", "reported"), ("Sergey Lavrov", "own"), (None, "unclear")),
    ),
    record(3, "Поставки самолётов С-400 Турции", language="ru", kind="interview"),
    record(4, "Supplies of the S-400 to Turkey.", date_first=20200101, date_last=20201231),
    record(
        5, "Supplies of grain.", title="Talks on fishing quotas", date_first=None, date_last=None
    ),
]


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> LexicalIndex:
    made = LexicalIndex.create(tmp_path_factory.mktemp("lexical") / "index")
    made.update(7, [], RECORDS)
    return made


def found(index: LexicalIndex, question: str, **passing: object) -> list[int]:
    terms = question_stems(question)
    hits = index.search(terms, 10, PassageFilter(**passing))  # type: ignore[arg-type]
    return [hit.passage_id for hit in hits]


@pytest.mark.parametrize(
    ("question", "ids"),
    [
        ("Who said what about the Kuril Islands?", [1, 2]),
        ("kuril", [1]),
        ("S 400 for Turkey", [4, 3]),
        ("самолеты для Турции", [3]),
        ("fishing", [5]),
        ("whaling", []),
        ("", []),
    ],
)
def test_finds_by_stems(index: LexicalIndex, question: str, ids: list[int]) -> None:
    assert found(index, question) == ids


@pytest.mark.parametrize(
    ("passing", "ids"),
    [
        ({"date_from": "2019-05-30"}, [1, 2, 3, 4]),
        ({"date_from": "2019-05-31"}, [4]),
        ({"date_to": "2019-05-30"}, [1, 2, 3]),
        ({"date_from": "2020-06-01", "date_to": "2020-06-30"}, [4]),
        ({"languages": ("ru",)}, [3]),
        ({"languages": ("ru", "en")}, [1, 2, 3, 4, 5]),
        ({"kinds": ("interview",)}, [3]),
        ({"people": ("Taro Kono",)}, [2]),
        ({"people": ("Nobody", "Sergey Lavrov")}, [2]),
        ({"people": ()}, []),
        ({"voices": ("own", "joint")}, [2]),
        ({"voices": ("unclear",)}, [2]),
        ({"voices": ("joint",)}, []),
        ({"people": ("Taro Kono",), "voices": ("reported",)}, [2]),
        ({"people": ("Taro Kono",), "voices": ("own",)}, []),
    ],
)
def test_filters(index: LexicalIndex, passing: dict[str, object], ids: list[int]) -> None:
    asked = "islands supplies grain самолёт"
    assert sorted(found(index, asked, **passing)) == ids


def test_a_filter_changes_no_score(index: LexicalIndex) -> None:
    passing = PassageFilter(date_from="2019-01-01", languages=("en",))
    assert index.search(["island"], 5, passing) == index.search(["island"], 5)


def test_weights(index: LexicalIndex) -> None:
    grain, islands = index.search({"grain": 3.0, "kuril": 0.5}, 2)
    assert (grain.passage_id, islands.passage_id) == (5, 1)


def test_matching_leaves_nothing_out(index: LexicalIndex) -> None:
    assert {hit.passage_id for hit in index.matching(["suppli", "400"])} == {3, 4, 5}
    assert [h.passage_id for h in index.matching(["suppli", "400"], at_least=2)] == [4]
    assert [h.passage_id for h in index.matching(["fish", "grain"], at_least=2)] == [5]


def test_frequencies(index: LexicalIndex) -> None:
    asked = ["island", "suppli", "fish", "whale"]
    assert index.frequencies(asked) == {"island": 2, "suppli": 2, "fish": 1, "whale": 0}
    assert (index.documents, index.sequence) == (5, 7)


def test_ties_go_by_id(tmp_path: Path) -> None:
    index = LexicalIndex.create(tmp_path / "index")
    index.update(1, [], (record(id, "the same words") for id in range(300, 0, -1)))
    assert [hit.passage_id for hit in index.search(["word"], 20)] == list(range(1, 21))


def test_an_update_replaces_and_forgets(tmp_path: Path) -> None:
    index = LexicalIndex.create(tmp_path / "index")
    index.update(1, [], [record(id, f"number {id}") for id in range(1, 10)])
    index.update(2, [(2, 4), (8, 8)], [record(3, "another text")])
    assert sorted(found(index, "number")) == [1, 5, 6, 7, 9]
    assert found(index, "another") == [3]
    assert (index.documents, index.sequence) == (6, 2)


@settings(deadline=None)
@given(st.text(st.characters()))
def test_no_question_breaks_it(index: LexicalIndex, text: str) -> None:
    found(index, text)


@pytest.mark.parametrize(
    "text",
    [
        'title:"x" AND (body:* OR -passage_id:[1 TO 9])',
        "'; DROP TABLE statements; --",
        "word " * 4000,
        " ".join(f"w{n}" for n in range(3000)) + " kuril",
        "x" * 20_000,
        "\ud800 \x00 \u202e",
        "*" * 999,
    ],
)
def test_syntax_and_size_are_only_text(index: LexicalIndex, text: str) -> None:
    assert isinstance(found(index, text), list)


def test_of_a_very_long_question_the_rare_words_count(index: LexicalIndex) -> None:
    assert found(index, " ".join(f"w{n}" for n in range(3000)) + " kuril") == [1]


def test_opened_again_it_is_the_same(tmp_path: Path) -> None:
    index = LexicalIndex.create(tmp_path / "index")
    index.update(3, [], RECORDS)
    again = LexicalIndex.open(tmp_path / "index")
    assert again.search(["island"], 5) == index.search(["island"], 5)
    assert again.sequence == 3


def test_one_sees_what_another_commits_after_reloading(tmp_path: Path) -> None:
    writer = LexicalIndex.create(tmp_path / "index")
    reader = LexicalIndex.open(tmp_path / "index")
    writer.update(3, [], RECORDS)
    assert reader.sequence == 0
    reader.reload()
    assert reader.sequence == 3


@pytest.mark.parametrize("how", ["flip", "cut", "delete", "empty"])
def test_every_damaged_file_is_noticed(tmp_path: Path, how: str) -> None:
    names = [path.name for path in _segment_files(_made(tmp_path / "names"))]
    assert len(names) >= 5
    for number in range(len(names)):
        folder = _made(tmp_path / f"{how}-{number}")
        damage(_segment_files(folder)[number], how)
        with pytest.raises(IndexDamaged):
            LexicalIndex.open(folder)


def _made(folder: Path) -> Path:
    index = LexicalIndex.create(folder)
    index.update(3, [], RECORDS)
    return folder


def _segment_files(folder: Path) -> list[Path]:
    """The files of the newest segment, by kind."""
    newest = max(folder.glob("*.idx"), key=lambda path: path.stat().st_mtime_ns)
    return [*sorted(folder.glob(f"{newest.stem}.*")), folder / "meta.json"]


def test_files_that_nobody_has_touched_are_read_only_when_asked(tmp_path: Path) -> None:
    """A disk that changes bytes by itself is what `record doctor` looks for."""
    folder = tmp_path / "index"
    LexicalIndex.create(folder).update(1, [], RECORDS)
    file = next(path for path in _segment_files(folder) if path.suffix == ".store")
    damage(file, "flip")
    with pytest.raises(IndexDamaged):
        LexicalIndex.open(folder)
    before = (folder / "meta.json").stat().st_mtime_ns - 1_000_000
    os.utime(file, ns=(before, before))
    LexicalIndex.open(folder)
    with pytest.raises(IndexDamaged, match="altered"):
        LexicalIndex.open(folder, thorough=True)


def damage(path: Path, how: str) -> None:
    data = bytearray(path.read_bytes())
    if how == "flip":
        data[len(data) // 2 if path.suffix == ".json" else 0] ^= 0xFF
        path.write_bytes(data)
    elif how == "cut":
        path.write_bytes(data[: len(data) // 2])
    elif how == "empty":
        path.write_bytes(b"")
    else:
        path.unlink()
