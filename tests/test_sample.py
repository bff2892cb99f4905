from collections import Counter

import pytest

from corpus import sample
from corpus.errors import UnreadableSource
from corpus.sample import documents


def test_all_addresses_newest_first() -> None:
    found = list(documents())
    dates = [document.metadata.date or "" for document in found]
    assert dates == sorted(dates, reverse=True)
    assert len(found) == 249
    kinds = Counter(document.metadata.kind for document in found)
    assert kinds["related message"] == 12
    assert kinds["speech"] + kinds["message"] == 237
    for document in found:
        metadata = document.metadata
        assert metadata.title
        assert len(metadata.speakers) == 1
        assert (metadata.url or "").startswith("https://www.presidency.ucsb.edu/")
        assert "Peters" in (metadata.credit or "")
        assert len(document.blocks) > 1


def test_names_of_the_message_through_time() -> None:
    titles = {document.source_id: document.metadata.title for document in documents()}
    assert titles["1790-Washington-1"] == "Annual Message to Congress"
    assert titles["2024-Biden-1"] == "State of the Union Address"
    assert titles["1956-Eisenhower-2"].endswith("(related message)")


def test_the_newest_only_and_interjections_are_not_the_presidents() -> None:
    (newest,) = documents(limit=1)
    assert newest.source_id == "2026-Trump-1"
    (biden,) = (document for document in documents(limit=9) if document.source_id == "2024-Biden-1")
    (president,) = biden.metadata.speakers
    said = Counter(block.speaker for block in biden.blocks)
    assert said[president] > 100
    assert said["Audience members"] < 40


def test_without_the_package_the_remedy_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sample, "find_spec", lambda name: None)
    with pytest.raises(UnreadableSource, match="pip install"):
        next(documents())
