"""What is brought: names made safe, limits told, what waits and goes, copies and versions known."""

from __future__ import annotations

from pathlib import Path

import pytest
from bringing_samples import HERRING, ROWS, UNDATED
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from corpus.brought import HELD, Brought
from corpus.readers import READERS
from qa.bringing.batch import Batch
from qa.bringing.desk import WAITING, Desk, NotTaken, Offer
from qa.bringing.fields import typed_over
from qa.bringing.item import Item
from qa.bringing.limits import Limits
from qa.bringing.names import endings, pasted_name, refusal, stored_name
from qa.bringing.saving import Saving
from qa.cli import app
from qa.record import Record


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(Record.open(tmp_path / "record"))


def bring(desk: Desk, batch: Batch, name: str, words: str) -> Item:
    [item] = desk.offer(batch, [Offer(name, len(words.encode()))])
    if item.state == "offered":
        desk.place(batch, item).write_text(words, "utf-8")
        item = desk.read(batch, item)
    return item


def save(desk: Desk, batch: Batch) -> None:
    Saving(desk.record, desk.brought).save(batch)


@given(st.text(max_size=300))
def test_any_name_becomes_one_that_can_be_stored_in_its_folder(name: str) -> None:
    stored = stored_name(f"{name}.txt")
    assert "/" not in stored
    assert "\\" not in stored
    assert stored not in {"", ".", ".."}
    assert not stored.startswith(".")
    assert len(stored.encode()) <= 160
    assert stored == stored_name(stored)
    assert stored.isprintable()


@pytest.mark.parametrize(
    ("name", "stored"),
    [
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\talks\\May.HTML", "May.html"),
        ("  .hidden.md", "hidden.md"),
        ("a:b?.csv", "a_b_.csv"),
        ("ы" * 200 + ".jsonl.xz", "ы" * 75 + ".jsonl.xz"),
        ("gpj\u202etxt.txt", "gpjtxt.txt"),
    ],
)
def test_names_keep_what_tells_them(name: str, stored: str) -> None:
    assert stored_name(name) == stored


def test_the_readers_say_what_may_be_brought() -> None:
    assert endings() == tuple(READERS)
    for ending in READERS:
        assert refusal(f"statement{ending}") is None
        assert refusal(f"STATEMENT{ending.upper()}") is None
    for name, said in (
        ("all.rar", "unpack it"),
        ("statement", "no ending"),
        ("run.exe", "Files ending in .exe"),
    ):
        assert said in str(refusal(name))
    assert pasted_name("\n\n  On herring / cod\n\nWords.") == "On herring - cod.txt"
    assert pasted_name(" \n ") == "pasted text.txt"


def test_limits_are_told_before_anything_is_sent(tmp_path: Path) -> None:
    limits = Limits(file=3 << 20, batch=5 << 20, files=4, batches=1)
    desk = Desk(Record.open(tmp_path), limits)
    batch = desk.open()
    offers = [Offer(f"{n}.txt", size) for n, size in enumerate((4 << 20, 3 << 20, 3 << 20, 1, 1))]
    large, taken, much, small, many = desk.offer(batch, offers)
    assert "larger than 3 MB" in large.reason
    assert "More than 5 MB" in much.reason
    assert "More than 4 files" in many.reason
    assert (taken.state, small.state) == ("offered", "offered")
    with pytest.raises(NotTaken, match="Too many people"):
        desk.open()


def test_what_is_not_saved_goes_after_a_while(tmp_path: Path) -> None:
    desk = Desk(Record.open(tmp_path))
    batch = desk.open()
    bring(desk, batch, "herring.txt", HERRING)
    assert list((tmp_path / WAITING).rglob("*.txt"))
    batch.touched -= 2 * desk.limits.kept
    with pytest.raises(NotTaken, match="left for too long"):
        desk.batch(batch.token)
    assert not list((tmp_path / WAITING).rglob("*.txt"))


def test_a_server_that_ends_leaves_nothing_waiting(desk: Desk) -> None:
    bring(desk, desk.open(), "herring.txt", HERRING)
    desk.close()
    assert not list(desk.folder.parent.rglob("*.txt"))


def test_a_bad_file_stops_no_other(desk: Desk) -> None:
    batch = desk.open()
    bad = bring(desk, batch, "bad.csv", "a,b\n1,2\n")
    binary = bring(desk, batch, "binary.txt", "\x00\x01" * 100)
    good = bring(desk, batch, "herring.txt", HERRING)
    assert (bad.state, binary.state, good.state) == ("refused", "refused", "ready")
    assert "None of its columns" in bad.reason
    save(desk, batch)
    assert desk.record.stats().statements == 1


def test_a_preview_tells_turns_doubts_and_the_first_lines(desk: Desk) -> None:
    words = (
        "Press conference of Minister Ann Smith\n\nQuestion: What of cod?\n\n"
        "Ann Smith: Cod is fine.\n\nQuestion: And herring?\n\nAnn Smith: Herring too.\n\n"
        "Bo Stone: I agree.\n"
    )
    preview = bring(desk, desk.open(), "press.txt", words).found[0].preview
    assert (preview.turns, preview.labels) == (3, ("Ann Smith", "Bo Stone"))
    assert preview.opening.startswith("Question: What of cod?")
    assert preview.metadata.date is None
    long = bring(desk, desk.open(), "long.txt", "On fish\n\n" + "Herring and cod. " * 200)
    assert len(long.found[0].preview.opening) <= 425
    assert long.found[0].preview.opening.endswith(" …")


def test_the_same_file_twice_is_brought_once(desk: Desk) -> None:
    batch = desk.open()
    bring(desk, batch, "a.txt", HERRING)
    assert "the same file as a.txt" in bring(desk, batch, "b.txt", HERRING).reason
    desk.leave(batch, batch.items[0])
    assert bring(desk, batch, "c.txt", HERRING).state == "ready"


def test_the_same_words_on_another_day_are_another_statement(desk: Desk) -> None:
    said = "The minister made no comment at all.\n"
    batch = desk.open()
    bring(desk, batch, "a.txt", f"No comment\n\n3 May 2019\n\n{said}")
    save(desk, batch)
    item = bring(desk, desk.open(), "b.txt", f"No comment\n\n9 May 2020\n\n{said}")
    assert item.found[0].standing.known == "another day"
    assert item.saveable


def test_what_another_source_holds_is_not_stored_twice(desk: Desk, tmp_path: Path) -> None:
    page = tmp_path / "row.jsonl"
    page.write_text(ROWS.splitlines()[0] + "\n", "utf-8")
    [first] = desk.record.add(page, wait=False)
    batch = desk.open()
    item = bring(desk, batch, "rows.jsonl", ROWS)
    assert [one.standing.known for one in item.found].count("held") == 1
    save(desk, batch)
    [held] = [r for r in batch.items[0].results if r.status == "unchanged"]
    assert (held.statement_id, held.reason) == (first.statement_id, HELD)
    assert desk.record.stats().statements == 30


def test_a_correction_taken_back_is_none(desk: Desk) -> None:
    [found] = bring(desk, desk.open(), "herring.txt", HERRING).found
    typed = typed_over(found, {"date": "2020", "speakers": "Bo Stone;  Ann Smith", "place": ""})
    assert typed.corrections == {
        "date": "2020", "speakers": ["Bo Stone", "Ann Smith"], "place": None,
    }  # fmt: skip
    back = typed_over(typed, {"date": "2019-05-30", "speakers": "Ann Smith", "place": "Oslo"})
    assert back.corrections == {}


def test_a_correction_kept_in_the_store_can_be_taken_back(desk: Desk) -> None:
    batch = desk.open()
    item = bring(desk, batch, "cod.txt", UNDATED)
    batch.type_over({item.number: {0: {"date": "2021", "title": "Cod"}}}, {})
    save(desk, batch)
    again = desk.open()
    item = bring(desk, again, "cod.txt", UNDATED.replace("Nothing", "Little"))
    assert item.newer
    assert item.found[0].value("title") == "Cod"
    again.type_over({item.number: {0: {"title": "Remarks on cod", "date": ""}}}, {})
    save(desk, again)
    [kept] = desk.record.list()[0]
    assert (kept.title, kept.date, kept.version) == ("Remarks on cod", None, 2)


def test_the_shell_reads_again_what_was_brought(desk: Desk) -> None:
    batch = desk.open()
    bring(desk, batch, "herring.txt", HERRING)
    save(desk, batch)
    folder = desk.record.store.folder
    unread = Brought(folder).originals()
    (next(unread).parent / ".unread").touch()
    desk.record.close()
    run = CliRunner().invoke(app, ["--record", str(folder), "add", "--brought", "--words-only"])
    assert (run.exit_code, run.stdout) == (0, "1 unchanged\n")
    assert list(Brought(folder).unread()) == []
