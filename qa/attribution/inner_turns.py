"""Turns that open inside a paragraph: another's label before one of its sentences.

Transcripts keep an answer and its interpreted reply in one paragraph; the words after "X
(retranslated):" are not those of whom the paragraph is credited to.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.labels import Label, read_label
from corpus.people import same_person
from corpus.types import Sentence
from qa.attribution.pages import CYRILLIC
from qa.attribution.scene import Scene

_INITIALS = re.compile(r"(?:[А-ЯЁІЇЄ]\.\s?){1,2}[А-ЯЁІЇЄ][а-яёіїє]+")
_REACH = 340  # characters of a line in which a label can lie


@dataclass(frozen=True, slots=True)
class InnerTurn:
    """Whose turn it is from here on; `speaker` is None where the label names nobody."""

    speaker: str | None
    asks: bool = False


def inner_turn(sentence: Sentence, scene: Scene) -> InnerTurn | None:
    """The turn that a sentence in the middle of a paragraph begins, if it does."""
    text, start = scene.statement.text, sentence.start_char
    if sentence.ordinal == 0 or ":" not in text[start : sentence.end_char] or not scene.has_turns:
        return None
    label = read_label(text[start : start + _REACH], frozenset(scene.speakers))
    if label is None or not (text[start - 1] == "\n" or _is_sure(label, text[start:], scene)):
        return None
    short = _INITIALS.match(
        text, start
    )  # a page's tooltip may follow: "А.Иванов Иванов Андрей … :"
    return InnerTurn(short[0] if short else scene.full_name(label.name), label.asks)


def _is_sure(label: Label, text: str, scene: Scene) -> bool:
    """Whether it is a label although it stands within a line."""
    name = label.name or ""
    known = any(same_person(name, speaker) for speaker in scene.speakers)
    plain = bool(name) and text.startswith(f"{name}:") and bool(CYRILLIC.search(name))
    return label.interpreted or known or plain or bool(_INITIALS.match(text))
