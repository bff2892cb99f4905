"""Quote selection: from passages that were found to whole sentences that answer.

A sentence is chosen for how near it is to the question in meaning, for the question's words that it
holds, and for holding the sort of answer that is asked for. A word counts more if it is rare in the
record (by the root of its inverse document frequency, as the rarest word alone must not decide over
a sentence) and if it is rare among the sentences to choose from. What a chosen sentence leans on
("In response …", "They …") comes with it, so that no quote starts in mid-air, and so does what a
fragment ("Kharkiv.") goes on to; neighbours of one voice make one quote.

The weights are rounded from a conditional logit over the sentences of each passage, fitted to the
tuning halves of XQuAD English and CLAPnq: 7.3 the cosine, 2.7 the words, 1.6 the sort of answer.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence

from corpus.types import Paragraph, Statement
from embeddings.stems import stems
from qa.answer_type import AnswerType
from qa.complete import completed
from qa.selection import Selection, selections

WORDS = 0.37  # what holding all the question's words is worth, in cosine
SORT = 0.22  # what holding an answer of the sort asked for is worth
SAME_ROOT = 0.7  # what a word that begins alike ("economy", "economic") counts, beside the same one
ROOT = 5  # letters
KEEP_WITHIN = 0.3  # of the best sentence's score in the same paragraph
KEEP_OF_A_SORT = 0.2  # the same, where a date, a number or a name is asked for: one sentence has it
# Somebody told of by another: so far behind the other sentences, it is about something else.
BESIDE_THE_POINT = 0.3
KEEP_SHARE = 0.6  # the same as a share of it, where words alone give the score


def select(
    statement: Statement,
    paragraph: Paragraph,
    span: tuple[int, int],
    weights: Mapping[str, float],
    holders: Collection[str] | None = None,
    cosines: Sequence[float] = (),
    expects: AnswerType | None = None,
) -> list[Selection]:
    """What to quote of a paragraph found at `span`, in text order.

    `weights` are the question's stems with their rarity; `holders` limits to whose words or
    position is asked for (None: anybody); `cosines` are those of the sentences at `span` to the
    question, where they are known; `expects` is the sort of answer it wants, where it says so.
    """
    sentences = paragraph.sentences
    inside = [s for s in sentences if s.start_char < span[1] and s.end_char > span[0]]
    near = cosines if len(cosines) == len(inside) else [0.0] * len(inside)
    words = [statement.slice(s) for s in inside]
    every = {
        s.ordinal: cosine + WORDS * share + (SORT * expects.held(text) if expects else 0.0)
        for s, cosine, share, text in zip(inside, near, _shares(words, weights), words, strict=True)
    }
    theirs = [s for s in inside if holders is None or s.by in holders]
    scores = {s.ordinal: every[s.ordinal] for s in theirs}
    if not scores:
        return []
    best = max(scores.values())
    aside = holders is not None and all(s.voice == "reported" for s in theirs)
    if aside and best < max(every.values()) - BESIDE_THE_POINT:
        return []
    within = KEEP_OF_A_SORT if expects else KEEP_WITHIN
    least = best - within if any(near) else KEEP_SHARE * best
    chosen = {ordinal for ordinal, score in scores.items() if score >= least}
    whole = completed(statement, paragraph, chosen, holders)
    return selections(statement, paragraph, sorted(whole), scores, weights)


def _shares(sentences: Sequence[str], weights: Mapping[str, float]) -> list[float]:
    """Share of the question's weight that each of a passage's sentences holds, 0 to 1.

    Only what some sentence holds can tell them apart, and a word of one tells more than one of all.
    """
    held = [_held(stems(text), weights) for text in sentences]
    roots = {}
    for stem, weight in weights.items():
        if among := sum(one[stem] for one in held):
            roots[stem] = math.sqrt(weight) * math.log(1 + len(held) / among)
    total = sum(roots.values())
    return [sum(root * one[s] for s, root in roots.items()) / (total or 1.0) for one in held]


def _held(found: Collection[str], weights: Mapping[str, float]) -> dict[str, float]:
    """How far a sentence of these stems holds each of the question's."""
    begin = {stem[:ROOT] for stem in found if len(stem) >= ROOT}
    return {
        stem: 1.0 if stem in found else SAME_ROOT if stem[:ROOT] in begin else 0.0
        for stem in weights
    }
