"""The facade keeping: corrections, versions, removal, lists, exports and labels made anew."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.errors import CorpusError, UnknownStatement
from corpus.types import Block
from embeddings.types import Progress
from qa import Record
from qa.errors import VerificationError
from tests.record_samples import OSLO, TOKYO
from tests.toy_encoder import ToyEncoder


@pytest.fixture
def record(tmp_path: Path, database: str | None):
    with Record.open(tmp_path / "record", encoder=ToyEncoder(), database=database) as opened:
        opened.add_documents([TOKYO, OSLO], source="made")
        yield opened


def test_a_correction_survives_reading_again_and_moves_the_voices(record: Record) -> None:
    edited = record.edit("tokyo", speakers="Jane Doe", date="2019-05-31")
    assert (edited.speakers, edited.date) == (("Jane Doe",), "2019-05-31")
    assert edited.paragraphs[0].sentences[0].by == "Jane Doe"
    changed = replace(TOKYO, blocks=(*TOKYO.blocks, Block("A new paragraph was added.")))
    record.add_documents([changed], source="made")
    again = record.statement("tokyo")
    assert (again.version, again.speakers, again.date) == (2, ("Jane Doe",), "2019-05-31")


def test_an_older_version_cannot_be_edited(record: Record) -> None:
    old = record.statement("tokyo").statement_id
    changed = replace(TOKYO, blocks=(*TOKYO.blocks, Block("A new paragraph was added.")))
    record.add_documents([changed], source="made")
    with pytest.raises(CorpusError, match="older version"):
        record.edit(old, place="Paris")


def test_one_paragraph_gets_another_speaker(record: Record) -> None:
    edited = record.edit("oslo", paragraphs=[2], speaker="Kari Olsen")
    assert edited.paragraphs[2].speaker == "Kari Olsen"
    assert edited.paragraphs[0].speaker == "Jens Hansen"
    assert record.ask("What did Kari Olsen say of the harbour next year?").outcome == "quotes"


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"text": "other words"}, "can't be edited"),
        ({"date": "31 June"}, "A date is written"),
        ({"date": "2019-06-31"}, "A date is written"),
        ({"paragraphs": [99], "speaker": "X"}, "no paragraph 99"),
        ({"paragraphs": [0], "title": "X"}, "single paragraphs"),
    ],
)
def test_wrong_corrections_get_a_sentence(
    record: Record, fields: dict[str, object], message: str
) -> None:
    with pytest.raises(CorpusError, match=message):
        record.edit("tokyo", **fields)  # type: ignore[arg-type]


def test_removed_is_gone_and_can_come_back(record: Record) -> None:
    assert record.remove("oslo") == 1
    assert record.ask("fish stocks").outcome == "nothing"
    with pytest.raises(UnknownStatement):
        record.statement("oslo")
    record.add_documents([TOKYO, OSLO], source="made")
    assert record.ask("fish stocks").outcome == "quotes"


def test_adding_again_changes_nothing(record: Record) -> None:
    before = record.fingerprint()
    results = record.add_documents([TOKYO, OSLO], source="made")
    assert [result.status for result in results] == ["unchanged", "unchanged"]
    assert record.fingerprint() == before


def test_listing_is_newest_first_and_paged(record: Record) -> None:
    first, cursor = record.list(limit=1)
    assert [s.source_id for s in first] == ["oslo"]
    second, end = record.list(cursor=cursor, limit=1)
    assert [s.source_id for s in second] == ["tokyo"]
    assert end is None


def test_exports_carry_verified_quotes(record: Record) -> None:
    answer = record.ask("harbour of Kobe")
    told = json.loads(record.export(answer, "json"))
    assert told["quotes"][0]["text"] == answer.quotes[0].text
    forged = replace(answer, quotes=(replace(answer.quotes[0], text="Never said."),))
    with pytest.raises(VerificationError):
        record.export(forged, "json")


def test_labels_of_another_attribution_version_are_made_anew_on_opening(tmp_path: Path) -> None:
    with Record.open(tmp_path / "r", encoder=ToyEncoder()) as record:
        record.add_documents([TOKYO], source="made")
        with record.store.transaction() as db:
            db.execute("UPDATE statements SET attribution = -1")
            db.execute("UPDATE sentences SET voice = 'unclear', holder = NULL")
    with Record.open(tmp_path / "r", encoder=ToyEncoder()) as record:
        voices = [s.voice for s in record.statement("tokyo").paragraphs[1].sentences]
        assert voices == ["reported", "own"]
        assert record.ask("What did Kono say?").outcome == "quotes"
        assert record.progress().share == 1.0


def test_a_page_can_be_served_while_labels_are_made_anew(tmp_path: Path) -> None:
    with Record.open(tmp_path / "r", encoder=ToyEncoder()) as record:
        record.add_documents([TOKYO, OSLO], source="made")
        with record.store.transaction() as db:
            db.execute("UPDATE statements SET attribution = -1")
            db.execute("UPDATE sentences SET voice = 'unclear', holder = NULL")
    with Record.open(tmp_path / "r", encoder=ToyEncoder(), labelled=False) as record:
        assert record.statement("tokyo").paragraphs[1].sentences[0].voice == "unclear"
        told: list[Progress] = []
        record.relabel(told.append)
        assert told == [Progress(0, 2), Progress(1, 2), Progress(2, 2)]
        assert record.statement("tokyo").paragraphs[1].sentences[0].voice == "reported"
        record.relabel(told.append)
        assert len(told) == 3
