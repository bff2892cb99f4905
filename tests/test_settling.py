"""What the record's own texts settle: offices and abbreviations."""

from __future__ import annotations

from pathlib import Path

from corpus.types import Block, Document, Metadata
from qa import Record
from tests.toy_encoder import ToyEncoder


def test_the_record_settles_offices_and_abbreviations(tmp_path: Path) -> None:
    blocks = (
        Block("Foreign Minister of Japan Taro Kono expressed concern over the harbour."),
        Block("We spoke of growth in the Blue Water Region (BWR) and of ships."),
    )
    metadata = Metadata(title="T", date="2019-05-30", speakers=("Sergey Lavrov",))
    with Record.open(tmp_path, encoder=ToyEncoder()) as record:
        record.add_documents([Document("d", blocks, metadata)], source="s")
        asked = record.ask("What did the Japanese foreign minister say about the harbour?").query
        assert asked.filters.speakers == ("Taro Kono",)
        assert asked.topic == "the harbour"
        assert "Blue Water Region" in record.ask("What was said about the BWR?").query.aliases
        assert record.ask("What was said about the XYZ?").query.aliases == ()
