"""Is each sentence labelled with whose words or position it is?

Ours is the sentence that contains the gold sentence, or that the gold contains (the longest such);
labels before it are ignored. With "unclear" as an abstention:

    precision of L   share of those labelled L whose gold is L (gold *unclear* counts as wrong)
    recall of L      share of gold L labelled L
    coverage         share not labelled unclear, over gold other than unclear
    by               share whose holder has the gold's family name, over sentences labelled rightly
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable

from corpus.types import VOICES, Sentence
from qa.evaluation.gold import GoldSpan, GoldVoice
from qa.evaluation.locate import Locator
from qa.evaluation.split import half
from qa.evaluation.tables import Scored


def evaluate(gold: Iterable[GoldVoice], locator: Locator) -> tuple[list[Scored], Counter[str]]:
    """Scores of each sentence, and the confusion counts "gold → ours"."""
    pairs = [(one, sentence_of(one, locator)) for one in gold]
    confusion = Counter(f"{one.voice} → {_label(ours)}" for one, ours in pairs)
    return [score(one, ours) for one, ours in pairs], confusion


def sentence_of(gold: GoldVoice, locator: Locator) -> Sentence | None:
    """Our sentence for the gold one; `None` if the cuts cross each other or the words are gone."""
    span = GoldSpan(gold.source_id, gold.paragraph, gold.sentence)
    place = locator.find(span)
    paragraph = locator.paragraph(gold.source_id, gold.paragraph)
    if place is None or paragraph is None:
        return None
    nested = [
        one
        for one in paragraph.sentences
        if (one.start_char <= place.start_char and place.end_char <= one.end_char)
        or (place.start_char <= one.start_char and one.end_char <= place.end_char)
    ]
    return max(nested, key=lambda one: one.end_char - one.start_char, default=None)


def score(gold: GoldVoice, ours: Sentence | None) -> Scored:
    label = _label(ours)
    figures: dict[str, float | None] = {"matched": float(ours is not None)}
    right = label == gold.voice
    for voice in VOICES:
        figures[f"precision {voice}"] = float(right) if label == voice else None
        figures[f"recall {voice}"] = float(right) if gold.voice == voice else None
    figures["coverage"] = float(label != "unclear") if gold.voice != "unclear" else None
    by = float(same_family_name(gold.by, ours.by if ours else None)) if gold.by else None
    figures["by reported"] = by if right and gold.voice == "reported" else None
    figures["by any"] = by if right else None
    key = f"{gold.source_id}/{gold.paragraph}/{gold.sentence[:20]}"
    return Scored(key, half(gold.source_id), figures)


def _label(ours: Sentence | None) -> str:
    return ours.voice if ours else "unclear"


def same_family_name(one: str | None, other: str | None) -> bool:
    """The last words agree, accents, case, an Arabic article and a possessive aside."""
    return bool(one and other) and _family_name(one or "") == _family_name(other or "")


def _family_name(name: str) -> str:
    plain = "".join(
        letter
        for letter in unicodedata.normalize("NFD", name.casefold())
        if not unicodedata.combining(letter)
    )
    words = plain.replace("’", "'").removesuffix("'s").replace("-", " ").split()
    return words[-1] if words else ""
