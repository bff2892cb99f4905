"""Quote selection: from passages that were found to whole sentences that answer.

A sentence is chosen for how near it is to the question in meaning and for the question's words it
holds, rare ones counting more (by the root of their inverse document frequency, as the rarest word
alone must not decide over a sentence). What a chosen sentence leans on ("In response …", "They …")
comes with it, so that no quote starts in mid-air; neighbours of one voice make one quote.
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from corpus.types import Paragraph, Sentence, Statement
from embeddings.stems import stems

WORDS = 0.4  # what holding all the question's words is worth, in cosine
KEEP_WITHIN = 0.25  # of the best sentence's score in the same paragraph
MAX_LEAN = 3

LEANS_BACK = re.compile(
    r"^(?:in (?:response|reply|turn|this|that|these|such|addition)\b|this\b|these\b|those\b|that\b|"
    r"they\b|them\b|he\b|she\b|it\b|its\b|his\b|her\b|their\b|such\b|so\b|therefore\b|thus\b|hence\b|"
    r"but\b|and\b|or\b|yet\b|however\b|moreover\b|also\b|still\b|instead\b|otherwise\b|then\b|"
    r"at the same time\b|on the (?:other hand|contrary)\b|for (?:this|that) reason\b|"
    r"as a result\b|because of (?:this|that)\b|the (?:same|latter|former)\b|both\b|"
    r"в ответ\b|в этой связи\b|это\b|эт[аои]т?\b|они\b|он\b|она\b|оно\b|их\b|его\b|е[её]\b|"
    r"при этом\b|поэтому\b|однако\b|но\b|и\b|а\b|также\b|кроме того\b|"
    r"так(?:ой|ая|ие|им)\b|затем\b)",
    re.IGNORECASE,
)
# These complete what was said before them: leaving one out would cut the answer in half.
COMPLETES = re.compile(
    r"^(?:in (?:response|reply|turn)\b|for (?:our|his|her|its|their|my) part\b|"
    r"we (?:replied|responded|answered)\b|"
    r"в ответ\b|в свою очередь\b|со своей стороны\b|мы ответили\b)",
    re.IGNORECASE,
)


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


def select(
    statement: Statement,
    paragraph: Paragraph,
    span: tuple[int, int],
    weights: Mapping[str, float],
    holders: Collection[str] | None = None,
    cosines: Sequence[float] = (),
) -> list[Selection]:
    """What to quote of a paragraph found at `span`, in text order.

    `weights` are the question's stems with their rarity; `holders` limits to whose words or
    position is asked for (None: anybody); `cosines` are those of the sentences at `span` to the
    question, where they are known.
    """
    sentences = paragraph.sentences
    inside = [s for s in sentences if s.start_char < span[1] and s.end_char > span[0]]
    near = cosines if len(cosines) == len(inside) else [0.0] * len(inside)
    scores = {
        s.ordinal: cosine + WORDS * _share(statement.slice(s), weights)
        for s, cosine in zip(inside, near, strict=True)
        if holders is None or s.by in holders
    }
    if not scores:
        return []
    chosen = _chosen(scores)
    chosen = _with_leaning(statement, sentences, chosen, forward=holders is None)
    return _runs(statement, paragraph, sorted(chosen), scores, weights)


def _share(text: str, weights: Mapping[str, float]) -> float:
    """Share of the question's weight that a sentence holds, 0 to 1."""
    found = set(stems(text))
    roots = {stem: math.sqrt(weight) for stem, weight in weights.items()}
    total = sum(roots.values())
    return sum(root for stem, root in roots.items() if stem in found) / total if total else 0.0


def _chosen(scores: Mapping[int, float]) -> set[int]:
    best = max(scores.values())
    return {ordinal for ordinal, score in scores.items() if score >= best - KEEP_WITHIN}


def _with_leaning(
    statement: Statement, sentences: Sequence[Sentence], chosen: set[int], *, forward: bool
) -> set[int]:
    """The chosen with what they lean on before and, if `forward`, what completes them after."""
    words = {s.ordinal: statement.slice(s) for s in sentences}
    full = set(chosen)
    for ordinal in sorted(chosen):
        following = ordinal + 1
        if forward and following in words and COMPLETES.match(words[following]):
            full.add(following)
        at = ordinal
        while at - 1 in words and ordinal - at < MAX_LEAN and LEANS_BACK.match(words[at]):
            at -= 1
            full.add(at)
    return full


def _runs(
    statement: Statement,
    paragraph: Paragraph,
    ordinals: Sequence[int],
    scores: Mapping[int, float],
    weights: Mapping[str, float],
) -> list[Selection]:
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
