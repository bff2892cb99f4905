"""Reading a file made in a test, for the tests of every format."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.errors import UnreadableSource
from corpus.reading import Read, read_file
from corpus.types import Document, PassedOver, Refused


def read_all(path: Path) -> list[Read]:
    """What a file gives, as ingest reads it."""
    return list(read_file(path, source_id=path.stem))


def read_one(path: Path) -> Document:
    (document,) = read_all(path)
    assert isinstance(document, Document)
    return document


def texts(document: Document) -> list[str]:
    return [" ".join(block.text.split()) for block in document.blocks]


def refusal(path: Path) -> str:
    """The sentence with which a file is refused whole."""
    with pytest.raises(UnreadableSource) as error:
        read_all(path)
    told = str(error.value)
    assert told.endswith("."), told
    assert "Traceback" not in told
    return told


def refused(found: list[Read]) -> dict[str, str]:
    return {item.source_id: item.reason for item in found if isinstance(item, Refused)}


def passed(found: list[Read]) -> dict[str, str]:
    return {item.source_id: item.reason for item in found if isinstance(item, PassedOver)}


def documents(found: list[Read]) -> list[Document]:
    return [item for item in found if isinstance(item, Document)]
