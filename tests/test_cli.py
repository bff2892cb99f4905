"""The command `record`: real exit codes, JSON in the contract's names, one sentence an error."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from corpus.store import Store
from tests import warm

ROOT = Path(__file__).resolve().parents[1]
PAGE = """30 May 2019

Statement by Foreign Minister Jens Hansen on fish, Oslo, May 30, 2019

Fish stocks have recovered in the northern waters. We will keep the quotas as they are.

The harbour of Bergen will be deepened next year.
"""


def record(folder: Path, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return warm.record(folder / "record", *arguments)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("shell")
    (made / "page.txt").write_text(PAGE, "utf-8")
    (made / "empty.txt").write_text("", "utf-8")
    told = record(made, "add", str(made / "page.txt"), "--words-only", "--json")
    assert told.returncode == 0, told.stderr
    assert [r["status"] for r in json.loads(told.stdout)] == ["added"]
    return made


def test_ask_prints_quotes_and_exits_with_0(folder: Path) -> None:
    told = record(folder, "ask", "What was said about fish stocks?", "--explain")
    assert told.returncode == 0, told.stderr
    assert "“Fish stocks have recovered in the northern waters." in told.stdout
    assert "Jens Hansen, own words" in told.stdout
    assert "topic: fish stocks" in told.stdout


def test_how_a_question_is_read_is_told_once_with_or_without_explain(folder: Path) -> None:
    for more in ((), ("--explain",)):
        told = record(folder, "ask", "What did Iceland say about fish stocks?", *more).stdout
        assert told.count("note: “Iceland” is no speaker of this record") == 1


def test_json_has_the_contracts_names(folder: Path) -> None:
    answer = json.loads(record(folder, "ask", "fish stocks", "--json").stdout)
    assert set(answer) >= {
        *("outcome", "quotes", "query", "coverage", "answerability", "fingerprint"),
    }
    assert set(answer["quotes"][0]) >= {
        *("number", "statement_id", "source_id", "paragraph", "start_char", "end_char", "text"),
        *("voice", "by", "speaker", "title", "date", "place", "url", "score"),
    }
    assert set(answer["query"]) >= {"standalone", "topic", "filters", "intent", "carried"}
    found = json.loads(record(folder, "search", "harbour", "--json").stdout)
    assert set(found[0]) == {"passage_id", "statement_id", "source_id", "paragraph", "score"}
    shown = json.loads(record(folder, "show", "page", "--json").stdout)
    assert {
        "text",
        "title",
        "date",
        "speakers",
        "place",
        "kind",
        "language",
        "url",
        "sha256",
    } <= set(shown)
    assert set(shown["paragraphs"][0]["sentences"][0]) >= {"start_char", "end_char", "voice", "by"}


def test_nothing_exits_with_1(folder: Path) -> None:
    told = record(folder, "ask", "What was said about helicopters?")
    assert told.returncode == 1
    assert told.stdout.startswith("Nothing in this record (1 statement, 30 May 2019")


def test_check_exits_by_verdict(folder: Path) -> None:
    assert (
        record(folder, "check", "Fish stocks have recovered in the northern waters").returncode == 0
    )
    told = record(folder, "check", "Fish stocks have not recovered in the northern waters")
    assert told.returncode == 1
    assert "negation" in told.stdout


def test_a_refused_file_is_named_with_its_reason_and_exits_with_1(folder: Path) -> None:
    told = record(
        folder, "add", str(folder / "empty.txt"), str(folder / "page.txt"), "--words-only"
    )
    assert told.returncode == 1
    assert "empty.txt" in told.stderr
    assert "1 unchanged" in told.stdout


def test_list_show_edit_and_remove(folder: Path) -> None:
    other = folder / "other.txt"
    other.write_text(PAGE.replace("fish", "ships").replace("Fish", "Ship"), "utf-8")
    assert record(folder, "add", str(other), "--words-only").returncode == 0
    assert "hansen" in record(folder, "list").stdout
    assert record(folder, "edit", "other", "--set", "speakers=Kari Olsen").returncode == 0
    assert "Kari Olsen" in record(folder, "show", "other").stdout
    assert record(folder, "edit", "other", "--set", "date=31 June").returncode == 2
    told = record(folder, "remove", "other", "--yes", "--json")
    assert told.returncode == 0
    assert json.loads(told.stdout)["versions"] == 1
    assert record(folder, "show", "other").returncode == 2


def test_what_is_gone_from_its_folder_is_told_and_listed(tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    for name in ("a", "b"):
        (pages / f"{name}.txt").write_text(PAGE.replace("Bergen", name), "utf-8")
    (pages / ".DS_Store").write_bytes(b"\0\1")
    (pages / "README.md").write_text("About these pages.", "utf-8")
    told = record(tmp_path, "add", str(pages), "--words-only")
    passed = "1 file passed over as no statements\n"  # the README; what is hidden does not count
    assert (told.returncode, told.stdout, told.stderr) == (0, f"2 added, {passed}", "")
    (pages / "a.txt").unlink()
    told = record(tmp_path, "add", str(pages), "--words-only")
    assert (told.returncode, told.stdout) == (0, f"2 unchanged, {passed}")
    assert told.stderr.endswith("The file is gone; the statement read from it is kept.\n")
    assert record(tmp_path, "list").stdout.count("no longer in its source") == 1
    assert "no longer in its source" in record(tmp_path, "show", "a").stdout


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("ask", ""), "Please ask a question in words"),
        (("ask", "fish", "--from", "yesterday"), "2019-05-30"),
        (("show", "nothing"), "No statement in this record"),
        (("edit", "nothing", "--set", "place=Oslo"), "No statement in this record"),
        (("edit", "page", "--set", "place"), "Write field=value"),
        (("edit", "page", "--set", "colour=red"), "can't be edited; these can: title, date"),
        (("edit", "page", "--set", "role=x", "--paragraphs", "0"), "A paragraph's role is one of"),
        (("edit", "page", "--set", "role=note", "--paragraphs", "99"), "has no paragraph 99"),
        (("edit", "page", "--set", "role=note", "--paragraphs", "x"), "written 3 or 3-7"),
        (("remove", "nothing", "--yes"), "No statement in this record"),
        (("list", "--cursor", "x"), "a cursor like 50"),
        (("add", "page.txt", "--column", "text"), "Write field=value"),
        (("add",), "Name files or folders"),
        (("evaluate", "nowhere"), "nowhere is not a folder; give one with statements and gold."),
    ],
)
def test_an_error_is_one_sentence_and_exits_with_2(
    folder: Path, arguments: tuple[str, ...], sentence: str
) -> None:
    told = record(folder, *arguments)
    assert told.returncode == 2
    assert sentence in told.stderr.replace("\n", " ")
    assert ".. " not in told.stderr
    assert "Traceback" not in told.stderr


def test_no_record_is_one_sentence(tmp_path: Path) -> None:
    told = record(tmp_path, "ask", "fish")
    assert told.returncode == 2
    assert told.stderr.startswith("There is no record in")


@pytest.mark.parametrize(
    "command",
    [
        "",
        *[
            "add",
            "ask",
            "search",
            "check",
            "list",
            "show",
            "edit",
            "remove",
            "serve",
            "mcp",
            "keys",
            "evaluate",
        ],
    ],
)
def test_help_loads_nothing_heavy(command: str) -> None:
    program = (
        "import sys; from qa.cli import app\n"
        "heavy = {'torch', 'gradio', 'fastapi', 'mcp', 'faiss', 'numpy'}\n"
        "try: app([*sys.argv[1:], '--help'], standalone_mode=False)\n"
        "finally: print(sorted(heavy & set(sys.modules)))"
    )
    told = subprocess.run(
        [sys.executable, "-c", program, *command.split()],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=True,
    )
    assert told.stdout.strip().endswith("[]")
    assert "Usage: " in told.stdout


def test_ctrl_c_leaves_a_sound_record(tmp_path: Path) -> None:
    rows = [
        {"id": n, "title": f"Row {n}", "paragraphs": [{"t": f"Word{n} and more. " * 40}] * 20}
        for n in range(400)
    ]
    source = tmp_path / "rows.jsonl"
    source.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    folder = tmp_path / "record"
    with warm.start(warm.RECORD, "--record", folder, "add", source, "--words-only") as child:
        while not (folder / "record.db-wal").exists():
            assert child.poll() is None
            time.sleep(0.05)
        time.sleep(0.5)
        child.send_signal(signal.SIGINT)
        _, errors = child.communicate()
    assert (child.returncode, "Traceback" in errors) == (130, False)
    assert "Stopped. What was reported is stored" in errors
    with Store.open(folder) as store:
        count, _, _ = store.coverage()
        assert count < len(rows)
        assert store.damaged() == []


def test_vectors_that_were_left_to_later_are_made(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(PAGE, "utf-8")
    assert record(tmp_path, "add", str(tmp_path / "page.txt"), "--words-only").returncode == 0
    assert json.loads(record(tmp_path, "stats", "--json").stdout)["share_embedded"] == 0
    told = record(tmp_path, "embed")
    assert told.returncode == 0
    done, total = re.findall(r"(\d+) of (\d+) passages have vectors", told.stdout)[0]
    assert done == total != "0"
    assert json.loads(record(tmp_path, "stats", "--json").stdout)["share_embedded"] == 1
