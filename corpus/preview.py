"""What a document would be as a statement, told before anything is stored."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.compose import outline
from corpus.errors import CorpusError, sentence_of
from corpus.types import Document, Metadata, Refused

OPENING = 420  # characters of the text that are shown


@dataclass(frozen=True, slots=True)
class Preview:
    """A statement in outline: `turns` counts when a labelled speaker begins, or goes on after a
    question; `labels` are who they are.
    """

    source_id: str
    metadata: Metadata
    sha256: str
    opening: str
    characters: int
    paragraphs: int
    turns: int
    labels: tuple[str, ...]
    labels_doubtful: bool


def previewed(document: Document) -> Preview | Refused:
    """The preview, or why no statement comes of it."""
    try:
        found = outline(document)
    except CorpusError as error:
        return Refused(document.source_id, sentence_of(error))
    turns, last = 0, None
    labels: dict[str, None] = {}
    for _, _, block in found.blocks:
        if block.role == "question":
            last = None
        elif block.speaker and block.speaker != last:
            turns, last = turns + 1, block.speaker
            labels[block.speaker] = None
    words = [text for _, text, block in found.blocks if block.role != "heading"]
    return Preview(
        source_id=document.source_id,
        metadata=found.metadata,
        sha256=found.sha256,
        opening=_opening(words or [text for _, text, _ in found.blocks]),
        characters=len(found.text),
        paragraphs=len(found.blocks),
        turns=turns,
        labels=tuple(labels)[:20],
        labels_doubtful=any(block.speaker_uncertain for _, _, block in found.blocks),
    )


def _opening(paragraphs: list[str]) -> str:
    """The first lines, cut between words."""
    taken = ""
    for words in paragraphs:
        taken += ("\n" if taken else "") + words
        if len(taken) > OPENING:
            return taken[:OPENING].rsplit(" ", 1)[0].rstrip() + " …"
    return taken
