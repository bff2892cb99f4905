"""The command `record` on bad days: one sentence, an exit code, nothing stored lost."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from corpus.store import Store
from tests.warm import record

PAGE = """Statement by Foreign Minister Jens Hansen on fish, Oslo, May 30, 2019

Fish stocks have recovered in the northern waters. We will keep the quotas as they are.
"""
FULL = (
    "import resource, signal\n"
    "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
    "resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 14, 1 << 14))\n"
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("days")
    (made / "page.txt").write_text(PAGE, "utf-8")
    told = record(made / "record", "add", made / "page.txt", "--words-only")
    assert told.returncode == 0, told.stderr
    return made / "record"


@pytest.mark.parametrize(
    ("question", "code"),
    [
        ("   ", 2),
        ("?!…", 2),
        ("fish " * 4_000, 2),
        ("Что сказано о рыбе?", 1),
        ("What did Hansen say о квотах?", None),
        ("'; DROP TABLE statements; --", None),
        ('title:(fish OR "', None),
        ("fish AND NOT (quotas) ^2 ~3 [a TO b]", None),
        ("--help me with fish", 2),
    ],
)
def test_whatever_is_asked(folder: Path, question: str, code: int | None) -> None:
    told = record(folder, "ask", question)
    assert told.returncode in ((0, 1) if code is None else (code,))
    assert "Traceback" not in told.stderr
    assert told.stdout or told.stderr
    with Store.open(folder, create=False) as store:
        assert store.coverage()[0] == 1


def test_filters_that_leave_nothing_say_over_what(folder: Path) -> None:
    told = record(folder, "ask", "fish stocks", "--from", "2030-01-01")
    assert told.returncode == 1
    assert told.stdout.startswith("Nothing in this record")
    assert record(folder, "search", "fish", "--kind", "interview").returncode == 1


def test_a_column_that_is_not_there_is_named_with_those_that_are(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("titel,inhalt\nA,We met.\n", "utf-8")
    told = record(tmp_path / "r", "add", tmp_path / "a.csv", "--column", "text=words")
    assert told.returncode == 1
    assert "It has no column words; it has: titel, inhalt." in told.stderr
    told = record(tmp_path / "r", "add", tmp_path / "a.csv", "--column", "text=inhalt")
    assert (told.returncode, told.stdout) == (0, "1 added\n")


def test_a_disk_that_is_full_at_the_first_run(tmp_path: Path) -> None:
    """A limit on file size stands in for a full disk: the write fails in the same way."""
    (tmp_path / "page.txt").write_text(PAGE, "utf-8")
    told = record(tmp_path / "r", "add", tmp_path / "page.txt", "--words-only", before=FULL)
    assert told.returncode == 2
    assert "disk is full or failing" in told.stderr
    assert len(told.stderr.splitlines()) == 1
    told = record(tmp_path / "r", "add", tmp_path / "page.txt", "--words-only")
    assert (told.returncode, told.stdout) == (0, "1 added\n")


def test_a_record_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(PAGE, "utf-8")
    record(tmp_path / "r", "add", tmp_path / "page.txt", "--words-only")
    with sqlite3.connect(tmp_path / "r" / "record.db") as db:
        db.execute("PRAGMA user_version = 99")
    db.close()
    for command in (("add", tmp_path / "page.txt"), ("ask", "fish"), ("list",)):
        told = record(tmp_path / "r", *command)
        assert told.returncode == 2
        assert "newer version" in told.stderr
        assert len(told.stderr.splitlines()) == 1


def test_a_file_in_the_records_place_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "r").write_text("not a folder", "utf-8")
    for command in (("add", tmp_path), ("list",)):
        told = record(tmp_path / "r", *command)
        assert told.returncode == 2
        assert len(told.stderr.splitlines()) == 1
        assert "went wrong that should not" not in told.stderr


def test_names_of_files_cannot_write_to_the_terminal(tmp_path: Path) -> None:
    (tmp_path / "a\u202e\x07red.txt").write_bytes(b"")
    told = record(tmp_path / "r", "add", tmp_path, "--words-only")
    assert told.returncode == 1
    assert not {"\u202e", "\x07"} & set(told.stderr)
    assert "ared.txt" in told.stderr


def test_an_empty_record_and_the_end_of_a_list_say_so(folder: Path, tmp_path: Path) -> None:
    Store.open(tmp_path / "r").close()
    assert record(tmp_path / "r", "list").stdout.startswith("This record is empty")
    assert record(folder, "list", "--cursor", "50").stdout == "Nothing more.\n"
    assert "hansen" in record(folder, "list", "--speaker", "Hansen", "--own-words").stdout
    told = record(folder, "list", "--speaker", "Hansen", "--to", "1999-12-31").stdout
    assert told == "No statement is within these filters.\n"


def test_list_as_json_has_a_cursor(folder: Path) -> None:
    page = json.loads(record(folder, "list", "--json").stdout)
    assert set(page) == {"statements", "next"}
    assert page["statements"][0]["speakers"] == ["Jens Hansen"]


def test_show_tells_what_is_known(folder: Path) -> None:
    told = record(folder, "show", "page").stdout
    assert "speaker   Jens Hansen\n" in told
    assert "date      30 May 2019\n" in told
    assert "place     Oslo\n" in told
    assert "own Jens Hansen: We will keep the quotas as they are.\n" in told
