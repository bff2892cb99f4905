"""Backups: the same record comes back, also while others write, and nothing is overwritten."""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from corpus.errors import StoreError
from corpus.keeping.backup import MANIFEST, back_up, check, restore
from corpus.store import Store
from qa import Record
from tests import warm
from tests.kill_child import documents
from tests.test_cli_bad_days import record
from tests.toy_encoder import ToyEncoder

ROOT = Path(__file__).resolve().parents[1]
EVERYTHING = ("meta", "files", "statements", "paragraphs", "sentences", "passages", "changes",
              "edits", "encoders", "vectors", "embedded", "people")  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with Record.open(tmp_path / "record", encoder=ToyEncoder()) as made:
        made.add_documents(list(documents())[:6], source="made")
        made.edit("made-3", place="Oslo")
    (tmp_path / "record" / "brought" / "ab").mkdir(parents=True)
    (tmp_path / "record" / "brought" / "ab" / "page.txt").write_text("an original", "utf-8")
    (tmp_path / "record" / "keys.json").write_text("{}", "utf-8")
    (tmp_path / "record" / "keys.json").chmod(0o600)
    return tmp_path / "record"


def rows(folder: Path) -> dict[str, list[tuple[object, ...]]]:
    with sqlite3.connect(folder / "record.db") as db:
        found = {table: db.execute(f"SELECT * FROM {table}").fetchall() for table in EVERYTHING}
    db.close()
    return found


def test_what_comes_back_is_the_record(folder: Path, tmp_path: Path) -> None:
    with Record.open(folder, encoder=ToyEncoder()) as served:  # open all the while
        said = back_up(folder, tmp_path / "copy")
        before = served.ask("What was said about topic3?")
    assert (said.statements, said.altered) == (6, ())
    assert set(said.files) == {"record.db", "keys.json", "brought/ab/page.txt"}
    assert restore(tmp_path / "copy", tmp_path / "back") == (said, None)
    assert rows(tmp_path / "back") == rows(folder)
    assert (tmp_path / "back" / "brought" / "ab" / "page.txt").read_text("utf-8") == "an original"
    assert (tmp_path / "back" / "keys.json").stat().st_mode & 0o777 == 0o600
    with Record.open(tmp_path / "back", encoder=ToyEncoder()) as again:
        assert again.progress().share == 1.0  # vectors came along
        assert again.search_index.size() == again.stats().passages
        after = again.ask("What was said about topic3?")
    assert (after.quotes, after.fingerprint) == (before.quotes, before.fingerprint)
    assert after.quotes
    assert sorted(path.name for path in tmp_path.iterdir()) == ["back", "copy", "record"]


def test_a_backup_while_another_process_adds_is_of_one_instant(tmp_path: Path) -> None:
    """Whatever was reported before the backup began is in it, and no statement is half in it."""
    told: list[str] = []
    program = "import sys; from pathlib import Path; from tests.kill_child import main; "
    with warm.start(f"{program}main(Path(sys.argv[1]))", tmp_path / "record") as child:
        lines = child.stdout
        assert lines.readline() == "open\n"
        told.append(lines.readline().strip())
        reading = threading.Thread(target=lambda: told.extend(x.strip() for x in lines))
        reading.start()
        taken: list[tuple[list[str], Path]] = []
        while child.poll() is None and len(taken) < 20:
            known, target = list(told), tmp_path / f"copy-{len(taken)}"
            back_up(tmp_path / "record", target)
            taken.append((known, target))
        reading.join()
    assert len(taken) >= 2
    for known, target in (taken[0], taken[len(taken) // 2], taken[-1]):
        restore(target, target.with_name(f"{target.name}-back"))
        back = target.with_name(f"{target.name}-back")
        with Record.open(back, encoder=ToyEncoder()) as again:
            for name in known:
                if name != "embedded":
                    assert len(again.statement(name).paragraphs) == 5
            assert again.stats().passages == 5 * again.stats().statements
            again.add_documents(documents(), source="made")  # and it goes on from there
            assert again.stats().statements == 60


def test_a_record_that_is_there_is_kept_aside(folder: Path, tmp_path: Path) -> None:
    back_up(folder, tmp_path / "copy")
    with Record.open(folder, encoder=ToyEncoder()) as opened:
        opened.remove("made-3")
        opened.store.connection.execute("PRAGMA wal_checkpoint")
    before = rows(folder)
    with pytest.raises(StoreError, match="is there already"):
        restore(tmp_path / "copy", folder)
    assert rows(folder) == before
    _, aside = restore(tmp_path / "copy", folder, replace_it=True)
    assert aside is not None
    assert rows(aside) == before
    with Record.open(folder, encoder=ToyEncoder()) as again:
        assert again.stats().statements == 6
        assert again.statement("made-3").place == "Oslo"
    assert not list(tmp_path.glob("*.part"))


KILLED_AT = """
import os, sys
from pathlib import Path
from corpus.keeping.backup import restore

left = int(sys.argv[3])

def watch(event, arguments):
    global left
    if event in ("os.rename", "os.rmdir", "ctypes.dlopen", "ctypes.dlsym"):
        left -= 1
        if left < 0:
            os.kill(os.getpid(), 9)

sys.addaudithook(watch)
restore(Path(sys.argv[1]), Path(sys.argv[2]), replace_it=True)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="what is exchanged is asked of Linux here")
def test_a_kill_at_any_step_of_replacing_leaves_a_whole_record(
    folder: Path, tmp_path: Path
) -> None:
    back_up(folder, tmp_path / "copy")
    with Record.open(folder, encoder=ToyEncoder()) as opened:
        opened.remove("made-3")
        opened.store.connection.execute("PRAGMA wal_checkpoint")
    old, new = rows(folder), rows(tmp_path / "copy")
    kills = 0
    for step in range(20):
        ended = warm.run(KILLED_AT, tmp_path / "copy", folder, str(step))
        assert rows(folder) in (old, new)  # there, and whole
        kept = [rows(beside) for beside in (folder, *tmp_path.glob("record.before-*"))]
        assert old in kept
        if not ended.returncode:
            break
        kills += 1
    assert not ended.returncode
    assert kills >= 3
    assert rows(folder) == new


def test_a_record_in_use_is_not_replaced(folder: Path, tmp_path: Path) -> None:
    back_up(folder, tmp_path / "copy")
    script = (
        "import sys; from pathlib import Path; from corpus.store import Store\n"
        "store = Store.open(Path(sys.argv[1])); print('open', flush=True); sys.stdin.read()"
    )
    server = subprocess.Popen(
        [sys.executable, "-c", script, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    assert server.stdin is not None
    assert server.stdout is not None
    with server, server.stdout as told, server.stdin:
        assert told.readline() == "open\n"
        with pytest.raises(StoreError, match="Another process has"):
            restore(tmp_path / "copy", folder, replace_it=True)
        restore(tmp_path / "copy", tmp_path / "beside")
    with Store.open(folder) as store:
        assert store.coverage()[0] == 6
    assert sorted(path.name for path in tmp_path.iterdir()) == ["beside", "copy", "record"]


@pytest.mark.parametrize("name", ["record.db", "keys.json", "brought/ab/page.txt"])
def test_a_backup_that_was_changed_is_not_restored(folder: Path, tmp_path: Path, name: str) -> None:
    back_up(folder, tmp_path / "copy")
    path = tmp_path / "copy" / name
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    with pytest.raises(StoreError, match=f"damaged: {name}"):
        restore(tmp_path / "copy", tmp_path / "back")
    path.unlink()
    with pytest.raises(StoreError, match=f"lacks {name}"):
        restore(tmp_path / "copy", folder, replace_it=True)
    assert not (tmp_path / "back").exists()
    assert len(rows(folder)["statements"]) == 6


def test_a_manifest_that_was_forged_leads_nowhere(folder: Path, tmp_path: Path) -> None:
    back_up(folder, tmp_path / "copy")
    (tmp_path / "secret").write_text("x", "utf-8")
    said = json.loads((tmp_path / "copy" / MANIFEST).read_text("utf-8"))
    for name in ("../secret", str(tmp_path / "secret")):
        forged = said | {"files": said["files"] | {name: "0" * 64}}
        (tmp_path / "copy" / MANIFEST).write_text(json.dumps(forged), "utf-8")
        with pytest.raises(StoreError, match="outside itself"):
            check(tmp_path / "copy")
    for broken in ("{", "[]", json.dumps(said | {"format": 99}), json.dumps({"format": 1})):
        (tmp_path / "copy" / MANIFEST).write_text(broken, "utf-8")
        with pytest.raises(StoreError):
            check(tmp_path / "copy")


def test_an_altered_text_is_told_and_the_rest_backed_up(folder: Path, tmp_path: Path) -> None:
    with sqlite3.connect(folder / "record.db") as db:
        db.execute("UPDATE statements SET text = replace(text, 'spoke', 'lied') WHERE seq = 2")
    db.close()
    told = record(folder, "backup", tmp_path / "copy")
    assert told.returncode == 1
    assert "The text of 1 of them is not what was stored" in told.stderr
    told = record(tmp_path / "back", "restore", tmp_path / "copy")
    assert told.returncode == 1
    assert told.stdout.startswith("Restored 6 statements")
    with Store.open(tmp_path / "back") as store:
        assert len(store.damaged()) == 1


def test_a_damaged_database_is_not_called_a_backup(folder: Path, tmp_path: Path) -> None:
    content = bytearray((folder / "record.db").read_bytes())
    content[4096 * 3 : 4096 * 6] = b"\xff" * (4096 * 3)
    (folder / "record.db").write_bytes(content)
    told = record(folder, "backup", tmp_path / "copy")
    assert (told.returncode, len(told.stderr.splitlines())) == (2, 1)
    assert not (tmp_path / "copy").exists()


def test_the_shell_says_what_was_done(folder: Path, tmp_path: Path) -> None:
    told = record(folder, "backup", tmp_path / "copy")
    assert told.returncode == 0, told.stderr
    assert told.stdout.startswith("Backed up 6 statements to ")
    told = record(tmp_path / "back", "restore", tmp_path / "copy", "--json")
    assert json.loads(told.stdout)["statements"] == 6
    for words, said in (
        (("backup", tmp_path / "copy"), "is there already"),
        (("backup", folder / "inside"), "in the record itself"),
        (("restore", tmp_path / "copy"), "is there already"),
        (("restore", tmp_path), "is no backup"),
    ):
        told = record(folder, *words)
        assert (told.returncode, len(told.stderr.splitlines())) == (2, 1)
        assert said in told.stderr
    assert record(tmp_path / "none", "backup", tmp_path / "x").returncode == 2
    shutil.rmtree(tmp_path / "back")
