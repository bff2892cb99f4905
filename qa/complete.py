"""What a sentence can't be quoted without: what it points back to, what it announces, its "but".

A quote that starts in mid-air ("They …") or stops before its turn ("… . But only if …") misleads
more than one that is too long.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from corpus.types import Paragraph, Sentence, Statement
from qa.fragments import announces, with_neighbours
from qa.selection import Selection, selections

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
    r"(?:but|however|yet|nevertheless|nonetheless|that said|at the same time|even so|still,)\b|"
    r"в ответ\b|в свою очередь\b|со своей стороны\b|мы ответили\b|"
    r"(?:но|однако|тем не менее|вместе с тем|при этом|впрочем)\b)",
    re.IGNORECASE,
)


def completed(
    statement: Statement,
    paragraph: Paragraph,
    chosen: Collection[int],
    holders: Collection[str] | None,
) -> set[int]:
    """The chosen ordinals of a paragraph with all that they can't be quoted without.

    `holders` are whose words are wanted (None: anybody's): nobody else's come after theirs.
    """
    whole = _leant(statement, paragraph.sentences, set(chosen))
    by_ordinal = {sentence.ordinal: sentence for sentence in paragraph.sentences}
    for ordinal in chosen:
        after = by_ordinal.get(ordinal + 1)
        wanted = after and (holders is None or after.by in holders)
        if after and wanted and COMPLETES.match(statement.slice(after)):
            whole.add(after.ordinal)
    beside = with_neighbours(statement, paragraph, whole, MAX_LEAN) - whole
    return whole | _leant(statement, paragraph.sentences, beside)


def _leant(statement: Statement, sentences: Sequence[Sentence], chosen: set[int]) -> set[int]:
    """The chosen with what they lean on before."""
    words = {s.ordinal: statement.slice(s) for s in sentences}
    full = set(chosen)
    for ordinal in chosen:
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
    whole = _leant(statement, before.sentences, last)
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
    return selections(statement, paragraph, sorted(ordinals), scores, weights)
