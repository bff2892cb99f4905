"""Statements made of turns, and the voices that attribution gives their sentences."""

from __future__ import annotations

from corpus.compose import compose
from corpus.turns import label_turns
from corpus.types import Block, Document, Metadata, Statement
from qa.attribution import attribute

Voiced = tuple[str, str | None]


def page(
    *paragraphs: str, title: str = "", speakers: tuple[str, ...] = (), **known: str
) -> Statement:
    """A page as a reader would give it, its turns told from the text alone."""
    kind = known.pop("kind", "statement")
    blocks = label_turns(
        [Block(paragraph) for paragraph in paragraphs],
        kind=kind,
        main=speakers[0] if speakers else None,
    )
    metadata = Metadata(title=title, speakers=speakers, kind=kind, **known)
    return compose(Document("page", blocks, metadata))


def voices(given: Statement) -> list[Voiced]:
    """Voice and holder of every sentence, in order."""
    return [(s.voice, s.by) for p in attribute(given).paragraphs for s in p.sentences]


def said(*sentences: str, title: str, speaker: str) -> Voiced:
    """The last sentence's voice in one person's statement."""
    return voices(page(*sentences, title=title, speakers=(speaker,)))[-1]
