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
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from corpus.types import Paragraph, Sentence, Statement
from embeddings.stems import stems
from qa.answer_type import AnswerType
from qa.fragments import announces, with_neighbours

WORDS = 0.37  # what holding all the question's words is worth, in cosine
SORT = 0.22  # what holding an answer of the sort asked for is worth
SAME_ROOT = 0.7  # what a word that begins alike ("economy", "economic") counts, beside the same one
ROOT = 5  # letters
KEEP_WITHIN = 0.3  # of the best sentence's score in the same paragraph
KEEP_OF_A_SORT = 0.2  # the same, where a date, a number or a name is asked for: one sentence has it
KEEP_SHARE = 0.6  # the same as a share of it, where words alone give the score
MAX_LEAN = 5  # sentences
LED_UP = 3  # sentences of a quote that need nothing of the paragraph before

LEANS_BACK = re.compile(
    r"^(?:in (?:response|reply|turn|this|that|these|such|addition)\b|this\b|these\b|those\b|that\b|"
    r"they\b|them\b|he\b|she\b|it\b|its\b|his\b|her\b|their\b|such\b|so\b|therefore\b|thus\b|hence\b|"
    r"but\b|and\b|or\b|yet\b|however\b|moreover\b|also\b|still\b|instead\b|otherwise\b|then\b|"
    r"at the same time\b|on the (?:other hand|contrary)\b|for (?:this|that) reason\b|"
    r"(?:who|whom|whose|which)\b(?!.*\?)|"
    r"as a result\b|because of (?:this|that)\b|the (?:same|latter|former)\b|both\b|"
    r"в ответ\b|в этой связи\b|это\b|эт[аои]т?\b|они\b|он\b|она\b|оно\b|их\b|его\b|е[её]\b|"
    r"при этом\b|поэтому\b|однако\b|но\b|и\b|а\b|также\b|кроме того\b|"
    r"(?:котор\w+|кто)\b(?!.*\?)|так(?:ой|ая|ие|им)\b|затем\b)",
    re.IGNORECASE,
)
# Of those, what points at something said before, also where a new paragraph begins; "But" and "It
# is clear that" only join on to it.
POINTS_BACK = re.compile(
    r"^(?:(?:but|and|so|yet|still|then|now|however|also|но|и|а|однако|затем),?\s+)?"
    r"(?:in (?:response|reply|turn)\b|"
    r"(?:in |for |because of )?(?:this|that|these|those|such)\b(?! (?:year|month|week|day|morning|"
    r"afternoon|evening|time|century)\b)|they\b|them\b|he\b|she\b|his\b|her\b|their\b|its\b|"
    r"it\b(?! (?:is|was|will|would|has|may|should|seems)\b)|both\b|"
    r"the (?:same|latter|former)\b|"
    r"в ответ\b|в этой связи\b|эт(?:о|от|а|и)\b|они\b|он\b|она\b|оно\b|их\b|его\b|е[её]\b|"
    r"так(?:ой|ая|ие|им)\b)",
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
    scores = {
        s.ordinal: cosine + WORDS * share + (SORT * expects.held(text) if expects else 0.0)
        for s, cosine, share, text in zip(inside, near, _shares(words, weights), words, strict=True)
        if holders is None or s.by in holders
    }
    if not scores:
        return []
    best = max(scores.values())
    within = KEEP_OF_A_SORT if expects else KEEP_WITHIN
    least = best - within if any(near) else KEEP_SHARE * best
    chosen = {ordinal for ordinal, score in scores.items() if score >= least}
    chosen = _with_leaning(statement, sentences, chosen, forward=holders is None)
    beside = with_neighbours(statement, paragraph, chosen, MAX_LEAN) - chosen
    chosen |= _with_leaning(statement, sentences, beside, forward=False)
    return _runs(statement, paragraph, sorted(chosen), scores, weights)


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


def pointed_at(
    statement: Statement, part: Selection, weights: Mapping[str, float]
) -> Selection | None:
    """The end of the paragraph before, where a quote begins by pointing there ("They …").

    Not where the quote has come by long leaning to the beginning of its own paragraph.
    """
    first, sentence = part.paragraph.sentences[0], part.sentences[0]
    if len(part.sentences) > LED_UP:
        return None
    if sentence.ordinal != first.ordinal or not POINTS_BACK.match(statement.slice(sentence)):
        return None
    before = _paragraph(statement, part.paragraph.ordinal - 1)
    if before is None:
        return None
    last = {before.sentences[-1].ordinal}
    whole = _with_leaning(statement, before.sentences, last, forward=False)
    return _beside(statement, part, before, whole, weights)[-1]


def announced(
    statement: Statement, part: Selection, weights: Mapping[str, float]
) -> Selection | None:
    """The start of the paragraph after, where a quote only says what comes ("Regarding …")."""
    last = part.sentences[-1]
    ends = last.ordinal == part.paragraph.sentences[-1].ordinal
    if not ends or not announces(statement.slice(last)):
        return None
    after = _paragraph(statement, part.paragraph.ordinal + 1)
    if after is None:
        return None
    whole = with_neighbours(statement, after, {after.sentences[0].ordinal}, MAX_LEAN)
    return _beside(statement, part, after, whole, weights)[0]


def _paragraph(statement: Statement, ordinal: int) -> Paragraph | None:
    """The paragraph, if it is one that may be quoted."""
    found = next((p for p in statement.paragraphs if p.ordinal == ordinal), None)
    return found if found and found.role not in ("heading", "note") and found.sentences else None


def _beside(
    statement: Statement,
    part: Selection,
    paragraph: Paragraph,
    ordinals: set[int],
    weights: Mapping[str, float],
) -> list[Selection]:
    """These sentences of a paragraph beside the part's own, worth as much as it is."""
    scores = dict.fromkeys(ordinals, part.score)
    return _runs(statement, paragraph, sorted(ordinals), scores, weights)


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
