"""Turns that open inside a paragraph: another's label before one of its sentences.

Transcripts keep an answer and its interpreted reply in one paragraph; the words after "X
(retranslated):" are not those of whom the paragraph is credited to.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.labels import Label, read_label
from corpus.people import same_person
from corpus.tooltips import before_tooltip
from corpus.types import Sentence
from qa.attribution.pages import CYRILLIC
from qa.attribution.scene import Scene

_INITIALS = re.compile(r"(?:[А-ЯЁІЇЄ]\.\s?){1,2}[А-ЯЁІЇЄ][а-яёіїє]+")
_FAMILY = r"[А-ЯЁІЇЄ][\w’'-]+"
_NAME = rf"(?:[А-ЯЁІЇЄ]\.\s?){{1,2}}(?P<family>{_FAMILY})"
_BEGINS = r"(?:^|(?<=[.!?…>»”)*] ))"
_MORE = rf"(?: (?:{_FAMILY}|бен|бин|ибн|аль|эль|де|да|ди|фон|ван))"
# "А.Иванов Иванов Андрей Петрович губернатор области :" has a page's tooltip printed out.
_TOOLTIP = re.compile(rf"\b(?P<name>{_NAME})\s(?P=family)\b[^:]{{1,250}}?\s?:\s")
_SHORT = re.compile(rf"{_BEGINS}(?P<name>{_NAME})(?:\s?\([^():]{{1,80}}\))?\s?:\s")
# "Ван И (как переведено):": whoever it is, a name with that beside it opens a turn.
_INTERPRETED = re.compile(
    rf"{_BEGINS}(?P<name>(?:(?:[А-ЯЁІЇЄ]\.\s?){{1,2}})?(?:{_FAMILY}|[А-ЯЁІЇЄ])"
    rf"(?:{_MORE}| [А-ЯЁІЇЄ](?!\w)){{0,12}})"
    r"\s?\([^():]{0,40}(?:перев[ео]д|перекла)[^():]{0,40}\)\s?:\s"
)
_SIGNS = re.compile(r"[\W_]*")
_REACH = 340  # characters of a line in which a label can lie


@dataclass(frozen=True, slots=True)
class InnerTurn:
    """Whose turn it is from here on; `speaker` is None where the label names nobody.

    `midway` says that the sentence begins with another's words.
    """

    speaker: str | None
    asks: bool = False
    midway: bool = False


def inner_turn(sentence: Sentence, scene: Scene) -> InnerTurn | None:
    """The turn that a sentence of a paragraph begins after the paragraph's own, if it does."""
    text, start = scene.statement.text, sentence.start_char
    said = text[start : sentence.end_char]
    if ":" not in said:
        return None
    if short := _SHORT.search(said) or _TOOLTIP.search(said) or _INTERPRETED.search(said):
        before = text[start : start + short.start()]
        name = before_tooltip(short["name"])
        return InnerTurn(name, midway=not _SIGNS.fullmatch(before))
    if sentence.ordinal == 0 or not scene.has_turns:
        return None
    label = read_label(text[start : start + _REACH], frozenset(scene.speakers))
    if label is None or not (text[start - 1] == "\n" or _is_sure(label, text[start:], scene)):
        return None
    initials = _INITIALS.match(text, start)
    return InnerTurn(initials[0] if initials else scene.full_name(label.name), label.asks)


def _is_sure(label: Label, text: str, scene: Scene) -> bool:
    """Whether it is a label although it stands within a line."""
    name = label.name or ""
    known = any(same_person(name, speaker) for speaker in scene.speakers)
    plain = bool(name) and _is_name(text[: label.length]) and name in text[: label.length]
    remark = not (name or label.asks or label.answers) and bool(CYRILLIC.match(text))
    return label.interpreted or known or plain or remark or bool(_INITIALS.match(text))


def _is_name(label: str) -> bool:
    """Whether nothing but capitalised Cyrillic words stand before the colon: "Патриарх Иоанн:"."""
    words = before_tooltip(label.rstrip(": ")).split()
    return all(word[0].isupper() for word in words) and bool(CYRILLIC.search(label))
