"""What is quoted of a paragraph: adjacent sentences of one voice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpus.types import Paragraph, Sentence, Statement
from embeddings.stems import stems


@dataclass(frozen=True, slots=True)
class Selection:
    """Adjacent sentences of one paragraph and one voice; `matched` are the words they share."""

    paragraph: Paragraph
    sentences: tuple[Sentence, ...]
    score: float
    matched: tuple[str, ...]

    @property
    def start_char(self) -> int:
        return self.sentences[0].start_char

    @property
    def end_char(self) -> int:
        return self.sentences[-1].end_char


def selections(
    statement: Statement,
    paragraph: Paragraph,
    ordinals: Sequence[int],
    scores: Mapping[int, float],
    weights: Mapping[str, float],
) -> list[Selection]:
    """These sentences, those that go on in one voice together, with the best score among them."""
    by_ordinal = {s.ordinal: s for s in paragraph.sentences}
    groups: list[list[Sentence]] = []
    for ordinal in ordinals:
        sentence = by_ordinal[ordinal]
        if groups and _continues(groups[-1][-1], sentence):
            groups[-1].append(sentence)
        else:
            groups.append([sentence])
    return [
        Selection(
            paragraph,
            tuple(group),
            max(scores.get(s.ordinal, 0.0) for s in group),
            _matched(" ".join(statement.slice(s) for s in group), weights),
        )
        for group in groups
    ]


def _continues(last: Sentence, following: Sentence) -> bool:
    same = (last.voice, last.by) == (following.voice, following.by)
    return same and following.ordinal == last.ordinal + 1


def _matched(text: str, weights: Mapping[str, float]) -> tuple[str, ...]:
    found = set(stems(text))
    return tuple(stem for stem in weights if stem in found)
