"""Ingest: incremental, resumable, forgiving; over real files of every sort."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from corpus.ingest import Attributor, Ingest
from corpus.store import Store
from corpus.types import AddResult, Statement
from qa import Record
from tests import warm
from tests.toy_encoder import ToyEncoder

ROOT = Path(__file__).resolve().parents[1]
PAGE = (
    "Statement by Foreign Minister Jens Hansen on fish, Oslo, May 30, 2019\n\n"
    "Fish is healthy.\n\nWe eat it.\n"
)
ROWS = [
    {"id": n, "title": f"Row {n}", "date": "2020-01-02", "paragraphs": [{"t": f"Topic{n} grew."}]}
    for n in range(4)
]


@pytest.fixture
def record(tmp_path: Path):
    with Record.open(tmp_path / "record", encoder=ToyEncoder()) as opened:
        yield opened


def statuses(results: list[AddResult]) -> list[str]:
    return [result.status for result in results]


def write_rows(path: Path, rows: list[dict[str, object]]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return path


def test_a_file_seen_again_is_unchanged_and_a_changed_one_updated(
    record: Record, tmp_path: Path
) -> None:
    page = tmp_path / "page.txt"
    page.write_text(PAGE, "utf-8")
    assert statuses(record.add(page)) == ["added"]
    assert statuses(record.add(page)) == ["unchanged"]
    assert statuses(record.add(os.path.relpath(page))) == ["unchanged"]
    page.write_text(PAGE.replace("healthy", "tasty"), "utf-8")
    (result,) = record.add(page)
    assert result.status == "updated"
    assert result.statement_id
    assert record.statement(result.statement_id).version == 2


def test_of_many_rows_only_changed_ones_are_touched(record: Record, tmp_path: Path) -> None:
    rows = write_rows(tmp_path / "rows.jsonl", ROWS)
    assert statuses(record.add(rows)) == ["added"] * 4
    changed = [dict(row) for row in ROWS]
    changed[2]["title"] = "Another title"
    write_rows(rows, [*changed, {"id": 9, "title": "New", "paragraphs": [{"t": "New words."}]}])
    assert statuses(record.add(rows)) == ["unchanged", "unchanged", "updated", "unchanged", "added"]
    statement = record.statement("2")
    assert (statement.source_id, statement.version, statement.title) == ("2", 1, "Another title")


def test_rows_that_are_gone_are_kept_and_told_each_time(record: Record, tmp_path: Path) -> None:
    rows = write_rows(tmp_path / "rows.jsonl", ROWS)
    record.add(rows)
    write_rows(rows, ROWS[1:])
    for _ in range(2):  # the second time the file itself is unchanged
        results = record.add(rows)
        told = {r.source.rpartition("#")[2]: r.reason for r in results if r.reason}
        assert (statuses(results), set(told)) == (["unchanged"] * 4, {"0"})
        assert "no longer in its source" in (told["0"] or "")
    assert record.statement("0").gone_since
    assert not record.statement("1").gone_since
    assert record.ask("Topic0 grew").quotes
    write_rows(rows, ROWS)
    assert not [r for r in record.add(rows) if r.reason]
    assert not record.statement("0").gone_since


def test_a_row_that_can_no_longer_be_read_is_refused_and_not_gone(
    record: Record, tmp_path: Path
) -> None:
    rows = write_rows(tmp_path / "rows.jsonl", ROWS[:2])
    record.add(rows)
    write_rows(rows, [{"id": 0, "title": "Row 0", "text": ""}, ROWS[1]])
    refused, unchanged = record.add(rows)
    assert (refused.status, unchanged.status, unchanged.reason) == ("refused", "unchanged", None)
    assert (refused.reason or "").endswith("What was read from it before is kept.")
    assert record.statement("0").text == "Topic0 grew."


def test_files_that_are_gone_are_kept_and_told(record: Record, tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "a.txt").write_text(PAGE, "utf-8")
    (folder / "b.txt").write_text(PAGE.replace("healthy", "tasty"), "utf-8")
    record.add(folder)
    (folder / "a.txt").unlink()
    gone, kept = sorted(record.add(folder), key=lambda result: result.source)
    assert (gone.status, gone.statement_id, gone.reason) == (
        *("unchanged", record.statement("a").statement_id),
        "The file is gone; the statement read from it is kept.",
    )
    assert (kept.status, kept.reason) == ("unchanged", None)
    assert record.statement("a").gone_since
    (folder / "b.txt").write_text("", "utf-8")
    assert "before is kept" in (record.add(folder / "b.txt")[0].reason or "")
    (folder / "a.txt").write_text(PAGE, "utf-8")
    assert statuses(record.add(folder / "a.txt")) == ["unchanged"]
    assert not record.statement("a").gone_since


def test_paragraph_numbers_of_rows_are_kept(record: Record, tmp_path: Path) -> None:
    row = {"id": 7, "title": "T", "paragraphs": [{"t": "One."}, {"t": ""}, {"t": "Three."}]}
    record.add(write_rows(tmp_path / "rows.jsonl", [row]))
    assert [p.ordinal for p in record.statement("7").paragraphs] == [0, 2]


def test_a_row_that_is_broken_does_not_stop_the_rest(record: Record, tmp_path: Path) -> None:
    path = write_rows(tmp_path / "rows.jsonl", ROWS[:2])
    path.write_text(path.read_text("utf-8") + "{broken\n[]\n" + json.dumps(ROWS[3]) + "\n", "utf-8")
    results = record.add(path)
    assert statuses(results) == ["added", "added", "refused", "refused", "added"]
    assert all(result.reason for result in results if result.status == "refused")


def test_an_id_used_twice_keeps_both(record: Record, tmp_path: Path) -> None:
    twin = {"id": 1, "title": "Twin", "paragraphs": [{"t": "Other words."}]}
    rows = write_rows(tmp_path / "rows.jsonl", [ROWS[1], twin])
    assert statuses(record.add(rows)) == ["added", "added"]
    assert record.statement("1~2").title == "Twin"
    rows.touch()
    write_rows(rows, [ROWS[1], twin, ROWS[2]])
    assert statuses(record.add(rows)) == ["unchanged", "unchanged", "added"]


def test_a_folder_of_trouble_gives_what_can_be_read(record: Record, tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    (folder / "below").mkdir(parents=True)
    (folder / "good.txt").write_text(PAGE, "utf-8")
    (folder / "below" / "cyrillic.txt").write_bytes(
        "Сегодня мы провели переговоры о рыболовстве в северных водах.\n\nОни были полезны.".encode(
            "cp1251"
        )
    )
    (folder / "empty.txt").write_bytes(b"")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 20)
    (folder / "scripts.html").write_text("<html><script>alert(1)</script></html>", "utf-8")
    (folder / "table.csv").write_text("a,b\n1,2\n", "utf-8")
    (folder / "what.xyz").write_text("?", "utf-8")
    (folder / "loop").symlink_to(folder, target_is_directory=True)
    results = record.add(folder)
    added = {Path(r.source.split("#")[0]).name for r in results if r.status == "added"}
    refused = {
        Path(r.source).name.split("#")[0]: r.reason for r in results if r.status == "refused"
    }
    assert added == {"good.txt", "cyrillic.txt"}
    assert set(refused) == {
        *("empty.txt", "binary.txt", "scripts.html", "table.csv", "what.xyz", "loop"),
    }
    assert all(reason and reason.endswith(".") for reason in refused.values())
    assert record.ask("рыболовстве").outcome == "quotes"


def test_what_is_not_there_is_named(record: Record, tmp_path: Path) -> None:
    (result,) = record.add(tmp_path / "nowhere.txt")
    assert (result.status, result.reason) == ("refused", "There is no such file or folder.")


def test_fifty_megabytes_of_one_line_are_read_or_refused(record: Record, tmp_path: Path) -> None:
    path = tmp_path / "line.txt"
    path.write_text("fish and chips are good for you " * 1_600_000, "utf-8")
    (result,) = record.add(path, wait=False)
    assert result.status == "refused"
    assert result.reason


def test_invisible_and_direction_characters_do_not_reach_the_text(
    record: Record, tmp_path: Path
) -> None:
    path = tmp_path / "odd.txt"
    path.write_text(
        "Title here\n\nThe \u202etreaty\u202c is\u00ad \x07not\u200b signed.\n", "utf-8"
    )
    record.add(path)
    text = record.statement("odd").text
    assert "The treaty is not signed." in text
    assert not set("\u202e\u202c\u00ad\x07\u200b") & set(text)


def test_a_statement_whose_voices_cannot_be_told_is_kept_as_unclear(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(statement: Statement) -> Statement:
        raise IndexError(statement.statement_id)

    with Store.open(tmp_path) as store:
        ingest = Ingest(store, Attributor(7, broken))
        page = tmp_path / "page.txt"
        page.write_text(PAGE, "utf-8")
        (result,) = ingest.add([page])
        assert result.status == "added"
        assert result.statement_id
        sentences = [
            s for p in store.statement(result.statement_id).paragraphs for s in p.sentences
        ]
        assert {s.voice for s in sentences} == {"unclear"}
        assert list(store.unlabelled(7)) == [result.statement_id]
    assert "could not be told" in caplog.text


def test_two_processes_add_to_one_record(tmp_path: Path) -> None:
    program = (
        "import sys; from qa import Record; from tests.toy_encoder import ToyEncoder\n"
        "with Record.open(sys.argv[1], encoder=ToyEncoder()) as r: r.add(sys.argv[2])"
    )
    children = []
    for name in ("one", "two"):
        rows = [{**row, "id": f"{name}-{row['id']}"} for row in ROWS]
        path = write_rows(tmp_path / f"{name}.jsonl", rows)
        children.append(warm.start(program, tmp_path / "record", path))
    for child in children:
        with child:
            _, errors = child.communicate()
        assert child.returncode == 0, errors
    with Record.open(tmp_path / "record", encoder=ToyEncoder()) as record:
        stats = record.stats()  # both gave the same, which is counted once
        assert (stats.statements, stats.copies) == (4, 4)
        assert record.progress().share == 1.0
        (found,) = {r.source_id for r in record.search("Topic2")[:1]}
        (copy,) = record.statement(found).copies
        assert {found, copy.source_id} == {"one-2", "two-2"}


def test_a_full_disk_is_a_sentence_and_loses_nothing(tmp_path: Path) -> None:
    """A limit on file size stands in for a full disk: the write fails in the same way."""
    with Record.open(tmp_path / "record", encoder=ToyEncoder()) as record:
        record.add(write_rows(tmp_path / "few.jsonl", ROWS))
    many = [
        {"id": f"big-{n}", "title": "Big", "paragraphs": [{"t": f"Word{n} " * 20_000}]}
        for n in range(60)
    ]
    write_rows(tmp_path / "many.jsonl", many)
    limited = (
        "import resource, signal\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (2 << 20, 2 << 20))\n"
    )
    told = warm.record(
        tmp_path / "record", "add", tmp_path / "many.jsonl", "--words-only", before=limited
    )
    assert told.returncode == 2
    assert "Traceback" not in told.stderr
    assert "disk" in told.stderr
    with Record.open(tmp_path / "record", encoder=ToyEncoder()) as record:
        assert record.statement("3").title == "Row 3"
        assert record.verify() == []
