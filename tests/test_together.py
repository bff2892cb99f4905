"""Several at once: two processes that write, one that reads all the while, and a clock set back."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from corpus.types import Block, Document, Metadata
from qa import Record
from qa.doctor import examine
from qa.exports import FORMATS
from tests import warm
from tests.kill_child import COUNT, documents
from tests.toy_encoder import ToyEncoder

ROOT = Path(__file__).resolve().parents[1]
WRITER = (
    "import sys\nfrom pathlib import Path\nfrom qa import Record\n"
    "from tests.kill_child import documents\nfrom tests.toy_encoder import ToyEncoder\n"
    "with Record.open(Path(sys.argv[1]), encoder=ToyEncoder()) as record:\n"
    "    for result in record.add_documents(documents(), source=sys.argv[2]):\n"
    "        print(result.status, result.statement_id, flush=True)\n"
)


@pytest.mark.parametrize(
    "sources", [("one", "other"), pytest.param(("same", "same"), marks=pytest.mark.long)]
)
def test_two_write_and_one_reads(tmp_path: Path, sources: tuple[str, str]) -> None:
    folder, formats = tmp_path / "record", list(FORMATS)
    with Record.open(folder, encoder=ToyEncoder()) as record:
        writers = [warm.start(WRITER, folder, source) for source in sources]
        rounds, before = 0, 0
        while any(one.poll() is None for one in writers):
            answer = record.ask(f"What was said about topic{rounds % COUNT}?")
            record.export(answer, formats[rounds % len(formats)])
            for quote in answer.quotes:
                text = record.statement(quote.statement_id).text
                assert text[quote.start_char : quote.end_char] == quote.text
            held = record.stats().passages
            assert held >= before  # nothing that was seen is gone again
            rounds, before = rounds + 1, held
        assert rounds > 3
        for one in writers:
            with one:
                lines = one.stdout.read().split("\n")[:-1]
                assert {line.split()[0] for line in lines} <= {"added", "updated", "unchanged"}
                for line in lines:
                    assert len(record.statement(line.split()[1]).paragraphs) == 5
            assert one.returncode == 0
        record.embed()
        stats = record.stats()
        assert stats.statements == COUNT  # what both sources gave is counted once
        assert stats.copies == COUNT * (len(set(sources)) - 1)
        assert stats.passages == record.search_index.size() == 5 * COUNT * len(set(sources))
        assert len(record.versions(record.list(limit=1)[0][0].statement_id)) == 1
        assert record.verify() == []
        assert record.progress().share == 1.0
    assert examine(folder, encoder=ToyEncoder(), mend=False).sound


def test_a_clock_that_was_set_back_changes_no_order(tmp_path: Path) -> None:
    """All that was stored bears times to come; what follows is earlier by the clock."""
    folder, made = tmp_path / "record", list(documents())[:3]
    with Record.open(folder, encoder=ToyEncoder()) as record:
        record.add_documents(made, source="made")
    with sqlite3.connect(folder / "record.db") as db:
        db.execute("UPDATE statements SET added = '2099-01-01T00:00:00+00:00'")
        db.execute("UPDATE files SET checked = '2099-01-01T00:00:00+00:00'")
    db.close()
    anew = Document(
        "made-1", (Block("The minister spoke of herring."),), Metadata(date="2019-05-30")
    )
    with Record.open(folder, encoder=ToyEncoder()) as record:
        record.add_documents([made[0], anew, made[2]], source="made")
        first, second = record.versions("made-1")
        assert (first.version, second.version) == (1, 2)
        assert first.added > second.added  # that is what the clock said
        assert first.superseded_by == second.statement_id
        assert record.statement("made-1").text == "The minister spoke of herring."
        assert "herring" in record.ask("What was said about herring?").quotes[0].text
        assert record.ask("What was said about topic1?").outcome != "quotes"
        assert record.stats().statements == 3
        record.remove("made-1")
        assert record.stats().statements == 2
    assert examine(folder, encoder=ToyEncoder()).sound
