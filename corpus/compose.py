"""Document → Statement: the text is normalised once, frozen, and everything becomes offsets."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from slugify import slugify

from corpus.errors import UnreadableSource
from corpus.labels import asks_barely, bare_answer
from corpus.languages import detect_language
from corpus.normalise import normalise_paragraph
from corpus.numbering import numbered
from corpus.people import family_name
from corpus.sentences import split_sentences
from corpus.turns import label_length
from corpus.types import Block, Document, Metadata, Paragraph, Sentence, Statement

SEPARATOR = "\n\n"
COMPOSING_VERSION = 4  # raise it when the same document gives other paragraphs or sentences
LONGEST_PARAGRAPH = 1_000_000  # characters; the longest speeches whole have half of it


def document_hash(document: Document) -> bytes:
    """SHA-256 of all that a reader gave, to tell an unchanged row without looking further.

    And of how statements are composed: what older code made of the same row is made anew.
    """
    plain = asdict(document, dict_factory=_without_empty_places)
    given = json.dumps([COMPOSING_VERSION, plain], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(given.encode("utf-8", "surrogatepass")).digest()


def _without_empty_places(items: list[tuple[str, Any]]) -> dict[str, Any]:
    """Fields that most sources know nothing of: without them, hashes stay what they were."""
    return {k: v for k, v in items if v is not None or k not in ("locator", "member")}


@dataclass(frozen=True, slots=True)
class Outline:
    """A document's text and what is known of it, before anything is cut into sentences.

    `blocks` are (ordinal, words, block) of each paragraph that has words.
    """

    text: str
    metadata: Metadata
    blocks: list[tuple[int, str, Block]]

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.text.encode()).hexdigest()


def outline(document: Document) -> Outline:
    """What will be stored of a document, at a fraction of the time that `compose` takes.

    Raises `UnreadableSource` if nothing is left to quote, or no statement has such paragraphs.
    """
    check_lengths(document.blocks)
    blocks = _kept(document)
    if not blocks:
        raise UnreadableSource("It has no text: nothing can be quoted from it.")
    text = SEPARATOR.join(words for _, words, _ in blocks)
    metadata = _clean(document.metadata)
    language = metadata.language if metadata.language != "und" else detect_language(text[:5000])
    broken = ("text",) if "\ufffd" in text and "text" not in metadata.uncertain else ()
    metadata = replace(metadata, language=language, uncertain=metadata.uncertain + broken)
    return Outline(text, metadata, blocks)


def compose(document: Document) -> Statement:
    """The statement of a document, with paragraphs and sentences; voices are not yet known.

    Raises `UnreadableSource` as `outline` does.
    """
    found = outline(document)
    metadata = found.metadata
    return Statement(
        **{field.name: getattr(metadata, field.name) for field in fields(Metadata)},
        statement_id=statement_id(document.source_id, metadata, found.text),
        source_id=document.source_id,
        text=found.text,
        sha256=found.sha256,
        paragraphs=tuple(_paragraphs(found.blocks, metadata.language, metadata)),
    )


def check_lengths(blocks: Iterable[Block]) -> None:
    """Refuse what only looks like words before any time is spent on it."""
    longest = max((len(block.text) for block in blocks), default=0)
    if longest > LONGEST_PARAGRAPH:
        raise UnreadableSource(
            f"One of its paragraphs has {longest:,} characters, more than any statement has."
        )


def statement_id(source_id: str, metadata: Metadata, text: str) -> str:
    """A readable slug and a short hash of source and text: the same again after re-reading."""
    who = family_name(metadata.speakers[0]) if metadata.speakers else ""
    slug = slugify(
        f"{metadata.date or ''} {who} {metadata.title}", max_length=60, word_boundary=True
    )
    digest = hashlib.sha256(f"{source_id}\0{text}".encode()).hexdigest()[:10]
    return f"{slug}-{digest}" if slug else digest


def _kept(document: Document) -> list[tuple[int, str, Block]]:
    """(ordinal, words, block) of what has words; numbered documents keep their own numbers."""
    normal = [(normalise_paragraph(block.text), block) for block in document.blocks]
    if document.numbered:
        return [(number, words, block) for number, (words, block) in enumerate(normal) if words]
    filled = [(words, block) for words, block in normal if words]
    return [(number, words, block) for number, (words, block) in enumerate(filled)]


def _clean(metadata: Metadata) -> Metadata:
    title = " ".join(normalise_paragraph(metadata.title).split())
    lead = normalise_paragraph(metadata.lead) if metadata.lead else None
    return replace(metadata, title=title, lead=lead or None)


def _paragraphs(
    blocks: list[tuple[int, str, Block]], language: str, metadata: Metadata
) -> Iterable[Paragraph]:
    labelled = any(block.speaker for _, _, block in blocks)
    sure = len(metadata.speakers) == 1 and "speakers" not in metadata.uncertain
    alone = metadata.speakers[0] if sure and not labelled else None
    numbers = numbered((ordinal, words) for ordinal, words, _ in blocks)
    start = 0
    asked = bare = False
    for ordinal, words, block in blocks:
        label = label_length(words, block.speaker or alone) or numbers.get(ordinal, 0)
        if asked and bare and block.role != "question":  # what ended that turn was an "A"
            label = label or bare_answer(words)
        if block.role != "note":
            asked = block.role == "question"
            bare = asked and (bare or asks_barely(words))
        speaker = block.speaker or (alone if block.role not in ("note", "question") else None)
        end = start + len(words)
        yield Paragraph(
            ordinal,
            start,
            end,
            block.role,
            speaker,
            block.speaker_uncertain,
            tuple(_sentences(words, start, language, label)),
            block.locator,
        )
        start = end + len(SEPARATOR)


def _sentences(words: str, offset: int, language: str, label: int) -> Iterable[Sentence]:
    """Sentences after the turn's label or number: "Question: " and "12. " are nobody's words."""
    skip = label if label < len(words) else 0
    spans = split_sentences(words[skip:], language)
    for ordinal, (start, end) in enumerate(spans):
        yield Sentence(ordinal, offset + skip + start, offset + skip + end)
