"""Folders become collections by what they hold; the shared ones are read as their notes say."""

from __future__ import annotations

import gzip
import json
import lzma
from collections.abc import Callable
from pathlib import Path

import pytest
from evaluation_toy import write_jsonl

from qa.evaluation import folders, jsonl
from qa.evaluation.split import half
from qa.types import Filters

Shared = Callable[[str], Path]
STATEMENT = {"id": 7, "title": "T", "date": "2019-05-30", "paragraphs": [{"t": "We met."}]}


@pytest.mark.parametrize(
    ("suffix", "pack"), [("", bytes), (".gz", gzip.compress), (".xz", lzma.compress)]
)
def test_packed_or_not(tmp_path: Path, suffix: str, pack: Callable[[bytes], bytes]) -> None:
    rows = (json.dumps(STATEMENT) + "\n").encode()
    (tmp_path / f"statements.jsonl{suffix}").write_bytes(pack(rows))
    write_jsonl(tmp_path / "questions.jsonl", [{"id": "q", "question": "?", "answerable": False}])
    (found,) = folders.load(tmp_path, tmp_path / "cache")
    assert jsonl.read(found.source) == [STATEMENT]
    assert found.voices == ()


def test_a_question_with_all_its_fields(tmp_path: Path) -> None:
    write_jsonl(tmp_path / "statements.jsonl", [STATEMENT])
    gold = {"statement": 7, "paragraph": 0, "quote": "We met.", "grade": 1}
    filters = {"speaker": "Taro Kono", "date_from": "2019-01-01"}
    row = {"id": "q", "kind": "date", "question": "?", "answerable": True, "gold": [gold]}
    write_jsonl(tmp_path / "questions.jsonl", [{**row, "filters": filters}])
    (found,) = folders.load(tmp_path, tmp_path)
    (question,) = found.questions
    assert question.partial == {("7", 0)}
    assert question.filters == Filters(date_from="2019-01-01", speakers=("Taro Kono",))


def test_statements_without_gold_are_no_collection(tmp_path: Path) -> None:
    write_jsonl(tmp_path / "statements.jsonl", [STATEMENT])
    with pytest.raises(FileNotFoundError, match="no statements"):
        folders.load(tmp_path, tmp_path)


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="is not a folder"):
        folders.load(tmp_path / "gone", tmp_path)


def test_a_folder_of_folders(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        write_jsonl(tmp_path / name / "statements.jsonl", [STATEMENT])
        write_jsonl(tmp_path / name / "voices.jsonl", [])
    assert [one.name for one in folders.load(tmp_path, tmp_path / "cache")] == ["a", "b"]


def test_the_halves_never_change() -> None:
    assert [half(key) for key in ("t01", "t02", "t03", "c01", "52830")] == [
        "test",
        "test",
        "test",
        "tune",
        "tune",
    ]


def test_a_pool_written_again_is_not_touched(tmp_path: Path) -> None:
    path = jsonl.write(tmp_path / "pool.jsonl", [{"a": "é"}])
    before = path.stat().st_mtime_ns
    jsonl.write(path, [{"a": "é"}])
    assert path.stat().st_mtime_ns == before
    assert jsonl.read(path) == [{"a": "é"}]


def test_all_that_is_shared(shared: Shared, tmp_path: Path) -> None:
    found = folders.load(shared("data"), tmp_path)
    assert [one.name for one in found if "xquad" not in one.name] == ["clapnq", "kremlin"]
    assert len(found) == 2 + 6


def test_kremlin_as_its_notes_count_it(shared: Shared, tmp_path: Path) -> None:
    (found,) = folders.load(shared("data/kremlin"), tmp_path)
    assert len(found.questions) == 130
    assert sum(one.answerable for one in found.questions) == 100
    assert len(found.conversations) == 20
    assert sum(len(talk.turns) for talk in found.conversations) == 61
    assert len(found.voices) == 170
    assert len(found.quotes) == 120
    assert sum(one.unit is None for one in found.quotes) == 20
    assert len(found.foreign) == 272  # CLAPnq's, from beside it


def test_xquad_answers_stand_where_they_are_said_to(shared: Shared, tmp_path: Path) -> None:
    found = folders.load(shared("data/xquad"), tmp_path)
    kinds = ("", "-asked-in-ru", "-given", "", "-asked-in-en", "-given")
    languages = ("en", "en", "en", "ru", "ru", "ru")
    assert [one.name for one in found] == [
        f"xquad-{language}{kind}" for language, kind in zip(languages, kinds, strict=True)
    ]
    english, across, given = found[:3]
    assert english.source == across.source != given.source
    assert len(english.searches) == len(across.searches) == 1190
    assert len(given.passages) == 1190
    pool = {row["id"]: row["paragraphs"][0]["t"] for row in jsonl.read(given.source)}
    assert len(pool) == 240
    for one in given.passages:
        assert one.answer is not None
        assert one.answer.start is not None
        end = one.answer.start + len(one.answer.quote)
        assert pool[one.source_id][one.answer.start : end] == one.answer.quote


def test_clapnq_and_the_follow_ups_beside_it(shared: Shared, tmp_path: Path) -> None:
    (found,) = folders.load(shared("data/clapnq"), tmp_path)
    assert len(found.passages) == 272
    assert sum(bool(one.selections) for one in found.passages) == 122
    assert len({one.day for one in found.passages}) == 272
    assert len(found.follow_ups) == 777 - 102  # first turns follow nothing
