"""What stands over and under each table: what its figures mean, and what they do not show."""

from __future__ import annotations

from collections.abc import Iterable

from qa.evaluation.tables import Row, Table

CAPTIONS = {
    "Retrieval": (
        "Unit: (statement, paragraph); grade 1 taken out; recall@k divided by min(k, relevant). "
        "lexical, dense, fused: rank; as asked: search. cpu ms: median, all "
        "threads; dense pays for the question's vector, those after it may find it kept. "
        "plain kinds: fact, date, exhaustive; hard kinds: topic, speaker, latest.",
        "Whether an unjudged paragraph answers: the gold is one annotator's, found by its words, "
        "so a paragraph found by meaning alone may be right and count as wrong.",
    ),
    "What fusing changes": (
        "Paired differences on the same questions; p is two-sided, by bootstrap.",
        "Other ways to fuse; with so few questions a difference of a few points is noise.",
    ),
    "Quotes": (
        "Characters shared by the quotes shown and the gold quotes of grade 2. 'if found': "
        "questions where a right paragraph was shown; 'within': inside those paragraphs only.",
        "Whether other quotes answer as well; readability of the cut; a missed paragraph and a "
        "wrong refusal both read as F1 0 here.",
    ),
    "Everything": (
        "Paragraphs listed for exhaustive questions, page by page, against those of grade 2; "
        "counted: the total told is how many are listed; summed: so are the sums over statements "
        "and over years.",
        "Whether an unjudged paragraph belongs: precision is a lower bound.",
    ),
    "Where questions are lost": (
        "Shares of the questions by the first cause that holds: refused; filtered: no right "
        "paragraph within the days understood; not found: none in the first 100; not shown; cut: "
        "wrong words of a right paragraph; too much, too little: precision, recall below one half; "
        "none: F1 at least one half.",
        "Causes further on that the first one hides; whether what counts as too much answers "
        "after all: the gold does not hold every answer.",
    ),
    "Outcomes": (
        "refused: answerable, but the outcome is not quotes. answered: unanswerable, but it is. "
        "foreign: questions made for other texts (CLAPnq), none checked against this record; "
        "generated near: made by rule from answerable ones, read by nobody.",
        "Whether an answer given is right (see Quotes); how the shares move with another threshold "
        "(see the curve); 'foreign' may hold a question that the record happens to answer.",
    ),
    "Answerability": (
        "AUROC of the answerability score, answerable against each sort of unanswerable.",
        "Calibration: a score of 0.8 need not be right four times in five.",
    ),
    "Risk and coverage": (
        "AURC: mean risk over coverage. Wrong is, for 'unanswerable', an answer to a question that "
        "has none; for 'wrong', also one whose first quote does not answer.",
        "An interval for AURC; and risk on a record with other shares of unanswerable questions.",
    ),
    "Voices": (
        "precision L: of those we label L; recall L: of gold L; coverage: not unclear, gold "
        "unclear left out; by: the family name agrees, where the label is right.",
        "Labels on sentences not chosen for the set: it was picked for hard cases, not at random.",
    ),
    "Conversations": (
        "'alone − in turn': what asking in the conversation loses (paired; below 0 is a gain).",
        "Turns of one conversation hang together, so the intervals are too narrow.",
    ),
    "Quote checks": (
        "verdict and, for altered, kind of change; place: the paragraph is among the matches, "
        "first: it comes first; found: absent quotes called exact or typographic.",
        "Whether the altered words themselves are marked; alterations of kinds not in the set.",
    ),
    "Given the passage": (
        "sentence F1 against the sentences people chose (best annotator), whatever the outcome; "
        "first holds: the first quote holds the exact answer, ≤ 2: in at most two sentences.",
        "Choosing the passage. Where a passage has no answer it is still on topic: a near miss.",
    ),
    "Follow-ups": (
        "Content words added to a turn: recall and precision against what a person added; "
        "untouched: nothing added where the person added nothing.",
        "Names taken from answers: the texts behind these conversations are not here. Synonyms and "
        "inflected forms count as misses.",
    ),
}


def table(title: str, rows: Iterable[Row], *notes: str) -> Table:
    """The rows under their caption."""
    meaning, not_shown = CAPTIONS[title]
    return Table(title, meaning, not_shown, tuple(rows), notes)


def in_order(tables: Iterable[Table]) -> tuple[Table, ...]:
    """As they stand here, whichever was measured first."""
    titles = list(CAPTIONS)
    return tuple(sorted(tables, key=lambda table: titles.index(table.title)))
