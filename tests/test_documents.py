"""What the documentation shows is run and compared; what it takes from the code is up to date."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from itertools import zip_longest
from pathlib import Path

import documents
import pytest
from documents import DOCS, PAGES, ROOT, Block, Command, blocks, commands, matches
from typer.testing import CliRunner
from web_record import serving
from web_site import FISH, article, site

from qa import Record
from qa.cli import app
from qa.settings.table import BY_NAME

RUN = ("console", "sh", "python")
SHOWN = ("text", "json", "toml")
ELSEWHERE = ("ini", "nginx", "yaml", "dockerfile")  # by tests/test_deploying.py
Replaced = dict[str, str]
BRIDGE = (
    "12 March 2024\n\n"
    "Statement by Minister of Transport Anna Lindqvist on the North Bridge, "
    "Alder Bay, March 12, 2024\n\n"
    "The North Bridge opens in June.\n\n"
    "The mayor of Alder Bay expressed concern over noise on the bridge.\n"
)


@contextmanager
def statements(folder: Path) -> Iterator[Replaced]:
    (folder / "statements").mkdir()
    (folder / "statements/bridge.txt").write_text(BRIDGE, "utf-8")
    yield {}


@contextmanager
def a_record(folder: Path) -> Iterator[Replaced]:
    with statements(folder), Record.open(folder / "records/mine") as record:
        record.add(folder / "statements", wait=False)  # words alone: no model is loaded
    yield {}


@contextmanager
def a_server(folder: Path) -> Iterator[Replaced]:
    with (
        a_record(folder),
        Record.open(folder / "records/mine") as record,
        serving(record) as address,
    ):
        yield {"http://127.0.0.1:7860": address}


@contextmanager
def a_site(folder: Path) -> Iterator[Replaced]:
    """On loopback, in the place of the one that is named."""
    with site() as served, pytest.MonkeyPatch.context() as patch:
        patch.setenv("ON_THE_RECORD_ALLOW_HOSTS", served.host)
        served.pages |= {
            "/news/1": article("Statement on fish", FISH),
            "/news": '<a href="/news/1">One</a>',
            "/sitemap.xml": f"<urlset><url><loc>{served.url('/news/1')}</loc></url></urlset>",
            "/feed.xml": "<rss><channel><item><link>/news/1</link></item></channel></rss>",
        }
        yield {"https://www.example.org": served.address}


PREPARED: dict[str, Callable[[Path], AbstractContextManager[Replaced]]] = {
    "python.md": statements,
    "keeping.md": a_record,
    "api.md": a_server,
    "web.md": a_site,
}
TOLD = {"web.md": ["1 added", "1 unchanged", "<title>New quotes: What was said about fish stocks?"]}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty one to work in, with `record` and `python` on the path."""
    (tmp_path / "bin").mkdir()
    program = f'#!/bin/sh\nexec {sys.executable} -c "from qa.cli import main; main()" "$@"\n'
    (tmp_path / "bin/record").write_text(program, "utf-8")
    (tmp_path / "bin/record").chmod(0o755)
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:{os.environ['PATH']}")
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    for name in [name for setting in BY_NAME.values() for name in setting.variables]:
        monkeypatch.delenv(name, raising=False)
    return work


@pytest.mark.parametrize("page", sorted(DOCS.glob("*.md")), ids=lambda page: page.stem)
def test_what_a_page_shows_is_what_happens(page: Path, folder: Path) -> None:
    told = ""
    found = blocks(page)
    with PREPARED.get(page.name, lambda _: nullcontext({}))(folder) as replaced:
        for block, following in zip_longest(found, found[1:]):
            if block.language in RUN and not block.why:
                told += run(page, block, following, replaced)
    for words in TOLD.get(page.name, ()):
        assert words in told


def run(page: Path, block: Block, following: Block | None, replaced: Replaced) -> str:
    """Run a block, compare what it prints with what is shown, and give it back."""
    if block.language == "python":
        printed = python(page, put(block.text, replaced))
        if following and following.language == "text":
            assert matches(following.text, printed), (page.name, block.line, printed)
        return printed
    told = ""
    for command in commands(block):
        status, printed = typed(put(command.typed, replaced))
        where = (page.name, block.line, command.typed, status, printed)
        assert status == 0 or block.language == "console", where
        assert command.printed is None or matches(command.printed, printed), where
        told += printed
    return told


def put(text: str, replaced: Replaced) -> str:
    for shown, real in replaced.items():
        text = text.replace(shown, real)
    return text


def typed(command: str) -> tuple[int, str]:
    """Exit status and all that is printed; `record` alone is run in this process, to be quick."""
    if re.fullmatch(r"record --record [^|<>;&$`\n]*", command):
        words = shlex.split(command, comments=True)[1:]
        words += ["--delay", "0"] if any(word.startswith("http") for word in words) else []
        ended = CliRunner().invoke(app, words)
        return ended.exit_code, ended.output
    done = subprocess.run(
        ["bash", "-c", command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    return done.returncode, done.stdout


def python(page: Path, program: str) -> str:
    printed: list[str] = []
    exec(compile(program, page.name, "exec"), {"print": lambda *words: printed.append(*words)})
    return "\n".join(printed)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_block_is_of_a_kind_that_something_looks_at(page: Path) -> None:
    known = {*RUN, *SHOWN, *ELSEWHERE, "{toctree}"}
    fences = re.findall(r"^```(\S+)$", page.read_text("utf-8"), re.MULTILINE)
    assert set(fences) <= known
    for block in blocks(page):
        if block.language == "json":
            json.loads(block.text)
        if block.language == "toml":
            assert set(tomllib.loads(block.text)) <= set(BY_NAME)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_command_and_option_named_is_there(page: Path) -> None:
    """Also of blocks that are not run."""
    from typer.main import get_command

    lines = [line for block in blocks(page) for line in _record_lines(block)]
    for words in (shlex.split(line, comments=True) for line in lines):
        command, rest = get_command(app), words[1:]
        options: set[str] = set()
        while True:
            options |= {opt for parameter in command.params for opt in parameter.opts}
            below = getattr(command, "commands", {})
            name = next((word for word in rest if word in below), None)
            if name is None:
                break
            command, rest = below[name], rest[rest.index(name) + 1 :]
        assert {word for word in words if word.startswith("--")} <= options, words


def _record_lines(block: Block) -> list[str]:
    if block.language not in ("sh", "console"):
        return []
    lines = (command.typed.splitlines()[0] for command in commands(block))
    return [line for line in lines if line.startswith("record ")]


def test_what_is_made_from_the_code_is_up_to_date() -> None:
    parts = documents.made()
    for page in PAGES:
        text = page.read_text("utf-8")
        assert text == documents.filled(text, parts), f"{page.name}: run make docs"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", page.read_text("utf-8")):
        place, _, heading = target.partition("#")
        if target.startswith("https://"):
            continue
        there = (page.parent / place).resolve() if place else page
        assert there.exists(), target
        if heading:
            titles = re.findall(r"^#+ (.+)$", there.read_text("utf-8"), re.MULTILINE)
            assert heading in {title.lower().replace(" ", "-") for title in titles}, target


@pytest.mark.long
def test_the_pages_are_rendered_and_load_nothing_from_elsewhere(tmp_path: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "sphinx",
        "-q",
        "-W",
        "--keep-going",
        "-c",
        DOCS,
        ROOT,
        tmp_path,
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    pages = list(tmp_path.rglob("*.html"))
    assert len(pages) > len(PAGES)
    for page in pages:
        asked = re.findall(r"(?:<script|<link|<img)[^>]+(?:src|href)=\"([^\"]+)", page.read_text())
        assert not [address for address in asked if "//" in address], page.name


def test_commands_of_a_page_are_told_from_what_they_print() -> None:
    block = Block("console", "$ cat <<'END'\n> one\n> \nEND\n$ ls\na\nb\n", 1)
    assert list(commands(block)) == [Command("cat <<'END'\none\n", "END"), Command("ls", "a\nb")]
    assert matches("a … d\n", "a b c d")
    assert matches("x\n…\nz", "x\ny\ny\nz\n")
    assert not matches("a … d", "a b c")
    assert not matches("a.c", "abc")
