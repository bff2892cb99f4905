"""kill -9 while what was brought is saved: what is in place is stored, whole and corrected."""

from __future__ import annotations

import random
import time
from pathlib import Path

from test_kill import run_and_kill

from corpus.brought import Brought
from qa import Record
from qa.bringing.saving import Saving
from tests.kill_bringing import COUNT, DATE, ROWS, name, words
from tests.toy_encoder import ToyEncoder


def check_sound(folder: Path, reported: list[str]) -> set[str]:
    """Everything in place is stored to its end, with its correction; the names of what is."""
    with Record.open(folder, encoder=ToyEncoder()) as record:
        brought = Brought(folder)
        Saving(record, brought).finish()
        assert list(brought.unread()) == []
        originals = {path.name: path for path in brought.originals()}
        assert set(reported) <= originals.keys()
        for number in range(COUNT):
            if path := originals.get(name(number)):
                assert path.read_text("utf-8") == words(number)
                held = record.store.document_hashes(record.store.name_of(path))
                assert len(held) == (1 if number % 5 else ROWS)
                assert {record.statement(id).date for _, id in held.values()} == {DATE}
        assert record.verify() == []
        return set(originals)


def test_kills_while_saving_lose_nothing(tmp_path: Path) -> None:
    instants = random.Random(20261125)
    start = time.monotonic()
    told = run_and_kill(tmp_path / "quick", 600, module="tests.kill_bringing")
    whole = time.monotonic() - start
    assert len(check_sound(tmp_path / "quick", told[:-1])) == COUNT
    cut = 0
    for number in range(8):
        folder = tmp_path / f"record-{number}"
        reported = run_and_kill(
            folder, instants.uniform(0, whole / 2), module="tests.kill_bringing"
        )
        kept = check_sound(folder, [line for line in reported if line != "saved"])
        cut += 0 < len(kept) < COUNT
        check_sound(folder, [])  # finishing again changes nothing
    assert cut >= 2, "the kills came too early or too late to tell anything"
