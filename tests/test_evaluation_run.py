"""A folder with gold, measured by words on a real record; the record is kept and read again."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from evaluation_toy import write_jsonl

from qa.evaluation import records
from qa.evaluation.run import evaluate, main
from qa.record import Record

RAIN = "The rain delayed the signing of the fisheries treaty in Oslo."
TALKS = "Ministers discussed grain exports through the northern ports."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "toy"
    place.mkdir()
    write_jsonl(
        place / "statements.jsonl",
        [
            {"id": 1, "date": "2019-05-30", "title": "Oslo", "paragraphs": [{"t": RAIN}]},
            {
                "id": 2,
                "date": "2019-06-01",
                "title": "Ports",
                "paragraphs": [{"t": "Thank you."}, {"t": TALKS, "speaker": "Ann Lee"}],
            },
        ],
    )
    gold = [{"statement": 2, "paragraph": 1, "quote": TALKS, "grade": 2}]
    rows = [
        {"id": "t1", "kind": "fact", "question": "What about grain exports?", "answerable": True}
    ]
    write_jsonl(place / "questions.jsonl", [{**rows[0], "filters": {}, "gold": gold}])
    source = {"statement": 1, "paragraph": 0}
    check = {"quote": RAIN, "verdict": "exact", "source": source, "change": "none"}
    write_jsonl(place / "quotes.jsonl", [check])
    return place


def value(report: Path, title: str, name: str) -> float:
    """The first row's figure over both halves, out of the saved JSON."""
    (section,) = json.loads(report.read_text(encoding="utf-8"))["sections"]
    (rows,) = (table["rows"] for table in section["tables"] if table["title"] == title)
    row = next(row for row in rows if row["scope"] == "all")
    return float(row["figures"][name]["value"])


def test_from_folder_to_report(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = main(folder, cache=tmp_path / "cache", report=tmp_path / "r.json", words_only=True)
    assert value(report, "Retrieval", "recall@1") == 1
    assert value(report, "Quote checks", "verdict") == 1
    assert value(report, "Quote checks", "place") == 1
    assert "Gold words not found in the stored text: 0 of 1" in capsys.readouterr().out
    assert (tmp_path / "r.md").exists()


def test_without_a_place_to_go_the_report_stays_in_the_cache(folder: Path, tmp_path: Path) -> None:
    assert main(folder, cache=tmp_path / "cache", words_only=True) == tmp_path / "cache/toy.json"


def test_a_record_is_read_again_when_the_code_that_reads_changes(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []

    def run() -> bool:
        told.clear()
        report = evaluate(
            folder, cache=tmp_path, words_only=True, tell=lambda what, *_: told.append(what)
        )
        assert report.sections[0].counts["questions"] == 1
        return any("forgetting" in what for what in told)

    assert not run()
    assert not run()
    monkeypatch.setattr(records, "code_hash", lambda: "other code")
    assert run()
    assert not run()


def test_a_source_that_moved_is_not_read_beside_itself(folder: Path, tmp_path: Path) -> None:
    evaluate(folder, cache=tmp_path / "cache", words_only=True)
    moved = folder.rename(tmp_path / "moved")
    evaluate(moved, cache=tmp_path / "cache", words_only=True)
    (kept,) = (tmp_path / "cache").glob("statements-*/record")
    with Record.open(kept) as record:
        assert record.stats().statements == 2


def test_a_row_that_is_refused_is_named_in_the_report(folder: Path, tmp_path: Path) -> None:
    with (folder / "statements.jsonl").open("a", encoding="utf-8") as file:
        file.write('{"id": 3, "title": "Empty", "paragraphs": []}\n')
    (section,) = evaluate(folder, cache=tmp_path, words_only=True).sections
    assert section.notes[0].startswith("Refused by the record: ")


def test_a_record_with_nothing_in_it_is_not_measured(folder: Path, tmp_path: Path) -> None:
    (folder / "statements.jsonl").write_text('{"id": 3, "title": "Empty", "paragraphs": []}\n')
    with pytest.raises(ValueError, match="could be read"):
        evaluate(folder, cache=tmp_path, words_only=True)


@pytest.mark.long
def test_kremlin_gold_is_found_in_the_record(shared: Callable[[str], Path], tmp_path: Path) -> None:
    report = evaluate(shared("data/kremlin"), cache=tmp_path, words_only=True)
    (section,) = report.sections
    assert section.notes[0].startswith("Gold words not found in the stored text: 0 of ")
