"""What the README says can be done, is done here."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from web_record import serving
from web_site import FISH, article, site

from qa import Record

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text("utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)


def test_the_first_block_is_the_two_commands() -> None:
    first = [line.split("#")[0].strip() for line in blocks("sh")[0].splitlines()]
    assert first == ["make serve", "make test"]
    assert README.index("make serve") < 120


def test_every_make_target_named_is_there() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for target in set(re.findall(r"make ([a-z-]+)", README)):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


def test_every_record_command_named_is_there() -> None:
    from typer.main import get_command

    from qa.cli import app

    commands = get_command(app).commands  # type: ignore[attr-defined]
    lines = [line for block in blocks("sh") for line in block.splitlines()]
    used = [shlex.split(line, comments=True) for line in lines if line.startswith("record ")]
    assert used
    for words in used:
        command, rest = commands[words[3]], words[4:]
        if rest and rest[0] in getattr(command, "commands", {}):  # `record keys add`
            command, rest = command.commands[rest[0]], rest[1:]
        options = {opt for parameter in command.params for opt in parameter.opts}
        assert {w for w in rest if w.startswith("--")} <= options, words


PAGE = (
    "30 May 2019\n\n"
    "Statement by Foreign Minister Sergey Lavrov on fish, Tokyo, May 30, 2019\n\n"
    "Foreign Minister of Japan Taro Kono expressed concern over fish.\n\nWe fish.\n"
)


def test_the_examples_of_the_web_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Against a site on loopback in the place of the one that is named."""
    from typer.testing import CliRunner

    from qa.cli import app

    lines = [line for block in blocks("sh") for line in block.splitlines()]
    commands = [shlex.split(line, comments=True)[1:] for line in lines if "record " in line]
    ours = [words for words in commands if "watch" in words or _addressed(words)]
    assert len(ours) == 9
    monkeypatch.chdir(tmp_path)
    told = ""
    with site() as served:
        monkeypatch.setenv("ON_THE_RECORD_ALLOW_HOSTS", served.host)
        served.pages |= {
            "/news/1": article("Statement on fish", FISH),
            "/news": '<a href="/news/1">One</a>',
            "/sitemap.xml": f"<urlset><url><loc>{served.url('/news/1')}</loc></url></urlset>",
            "/feed.xml": "<rss><channel><item><link>/news/1</link></item></channel></rss>",
        }
        for words in ours:
            words = [word.replace("https://www.example.org", served.address) for word in words]
            words += ["--delay", "0"] if _addressed(words) else []
            run = CliRunner().invoke(app, words)
            assert run.exit_code == 0, (words, run.output)
            told += run.output
    assert told.count("1 added") == 1  # the page, once; every list leads to it again
    assert told.count("1 unchanged") == 5
    assert "<title>New quotes: What was said about fish stocks?</title>" in told


def _addressed(words: list[str]) -> bool:
    return any(word.startswith("http") for word in words)


def test_the_python_example_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    page = tmp_path / "statements" / "page.txt"
    page.parent.mkdir()
    page.write_text(PAGE, "utf-8")
    printed: list[str] = []
    program, _ = blocks("python")
    assert len(program.strip().splitlines()) <= 10
    exec(compile(program, "README.md", "exec"), {"print": printed.append})
    assert printed[0].startswith("1 quote from this record (1 statement")
    assert "(reported: Taro Kono)" in printed[1]


def test_the_example_for_programs_runs_against_the_whole_server(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(PAGE, "utf-8")
    printed: list[str] = []
    _, program = blocks("python")
    with Record.open(tmp_path / "record") as record, serving(record) as address:
        record.add(tmp_path / "page.txt", wait=False)
        here = program.replace("http://127.0.0.1:7860", address)
        assert here != program
        exec(compile(here, "README.md", "exec"), {"print": printed.append})
    assert printed[0].startswith("[1] “Foreign Minister of Japan Taro Kono expressed concern")
    assert printed[0].endswith("(reported: Taro Kono)")
    assert printed[1].startswith("    exact; ")


def test_pictures_and_links_are_there() -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", README):
        assert target.startswith("https://") or (ROOT / target).exists(), target
