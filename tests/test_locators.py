"""Pages, times and members: from the file into the record, the citation and every export."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
from fpdf import FPDF

from corpus.store import Store
from qa import Record
from qa.exports import exported
from tests.toy_encoder import ToyEncoder

TITLE = "Remarks by Foreign Minister Jane Holt on fisheries, Oslo, 3 May 2019"
HERRING = "Herring grew in number in the northern waters, and we are glad of it."


@pytest.fixture
def record(tmp_path: Path):
    with Record.open(tmp_path / "record", encoder=ToyEncoder()) as opened:
        yield opened


def pdf(path: Path) -> Path:
    made = FPDF(format="A4")
    for size, text in ((18, TITLE), (11, HERRING)):
        made.add_page()
        made.set_font("Times", size=size)
        made.multi_cell(0, 8, text, align="L")
    made.output(str(path))
    return path


def test_a_quote_names_its_page_everywhere(record: Record, tmp_path: Path) -> None:
    record.add(pdf(tmp_path / "paper.pdf"))
    answer = record.ask("herring in the northern waters")
    (quote,) = answer.quotes
    assert (quote.text, quote.locator) == (HERRING, "page 2")
    assert quote.citation.endswith("3 May 2019, page 2")
    told = json.loads(exported(answer, "json", record.statement))
    assert told["quotes"][0]["locator"].startswith("page 2, paragraph 1,")
    (paragraph,) = record.statement("paper").paragraphs
    assert paragraph.locator == "page 2"


def test_a_transcript_s_quote_names_its_time(record: Record, tmp_path: Path) -> None:
    path = tmp_path / "talk.vtt"
    path.write_text(f"WEBVTT\n\n01:02:03.000 --> 01:02:09.000\n<v Jane Holt>{HERRING}\n", "utf-8")
    record.add(path)
    (quote,) = record.ask("herring in the northern waters").quotes
    assert (quote.locator, quote.speaker) == ("at 1:02:03", "Jane Holt")
    assert "at 1:02:03" in quote.citation


def test_archives_are_incremental_and_tell_members(record: Record, tmp_path: Path) -> None:
    path = tmp_path / "press.zip"

    def pack(**words: str) -> None:
        with zipfile.ZipFile(path, "w") as archive:
            archive.write(pdf(tmp_path / "paper.pdf"), "2019/paper.pdf")
            archive.writestr("logo.png", "x")
            for name, text in words.items():
                archive.writestr(f"{name}.txt", f"{TITLE}\n\n{text}\n")

    pack(cod="Cod grew.", eel="Eels left.")
    results = record.add(path)
    assert [r.source.partition("#")[2] for r in results if r.passed_over] == ["logo.png"]
    told = {result.source.partition("#")[2]: result.status for result in results}
    assert told == {
        "2019/paper.pdf": "added", "logo.png": "unchanged", "cod.txt": "added",
        "eel.txt": "added",
    }  # fmt: skip
    assert record.statement("2019/paper.pdf").member == "2019/paper.pdf"
    assert {result.status for result in record.add(path)} == {"unchanged"}
    pack(cod="Cod grew again.")
    told = {result.source.partition("#")[2]: result.status for result in record.add(path)}
    assert (told["cod.txt"], told["2019/paper.pdf"]) == ("updated", "unchanged")
    assert record.statement("eel.txt").gone_since


# Of copies and other languages.
DERIVED = ("clues", "kin", "copies", "compared")


def test_records_of_before_locators_open(tmp_path: Path) -> None:
    with Record.open(tmp_path, encoder=ToyEncoder()) as record:
        (tmp_path / "page.txt").write_text(f"{TITLE}\n\n{HERRING}\n", "utf-8")
        record.add(tmp_path / "page.txt")
    with Store.open(tmp_path) as store, store.transaction() as db:
        db.execute("ALTER TABLE paragraphs DROP COLUMN locator")
        db.execute("ALTER TABLE statements DROP COLUMN member")
        for later in ("statements_sha256", "statements_url"):
            db.execute(f"DROP INDEX {later}")
        for later in ("addresses", "runs", "watched_quotes", "watches", *DERIVED):
            db.execute(f"DROP TABLE {later}")
        db.execute("PRAGMA user_version = 4")
    with Record.open(tmp_path, encoder=ToyEncoder()) as record:
        assert record.statement("page").paragraphs[0].locator is None
        assert record.add(tmp_path / "page.txt")[0].status == "unchanged"


def test_patterns_reach_into_folders_and_say_what_was_passed_over(
    record: Record, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    deep = tmp_path / "folder" / "2019" / "may"
    deep.mkdir(parents=True)
    pdf(deep / "paper.pdf")
    (deep / "other.txt").write_text("Not asked for.", "utf-8")
    (result,) = record.add(str(tmp_path / "folder" / "**" / "*.pdf"))
    assert (result.status, record.stats().statements) == ("added", 1)
