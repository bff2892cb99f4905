"""Whose words a sentence is: own, reported, joint, a questioner's, or unclear.

Rules over tables of cues: turns first, then what the page is (a speech, a message quoted whole,
a press service's narration), then the sentence. Nothing is guessed where no cue settles it. Each
row of the design's table is tested in `test_attribution_table.py`:

- cue → voice, by (rules in)
- none against it; "I", "we", "my delegation" → own, the speaker (speech, sides)
- "we agreed", "the ministers confirmed" → joint, who tells it (together)
- the same, narrated, or a page of several's → joint, nobody (narration, turns, scene)
- "Minister X said", "they claim", "X: “…”" → reported, X, they if told (clauses, subjects, anyone)
- "X says …, but we …" → reported, X (speech)
- "Mr X said that …" by a press service → reported, X (narration)
- "as the President noted", "according to X" → reported, X (clauses, cited, passives)
- "“…”, he said", a document quoted → reported, he or nobody (quotation, quoting, documents)
- "X said:" and a paragraph without marks → reported, X (introduced)
- a label "Question:", who only asks → questioner, name if given (labels, inner_turns)
- a question to "you" on a page without labels → questioner, nobody (interviews)
- "concern was expressed", "it is said" → unclear, nobody (passives)
- a turn that speaks of its speaker by name → unclear, nobody (turns, labels)
"""

from __future__ import annotations

from dataclasses import replace

from corpus.types import Paragraph, Statement
from qa.attribution.context import Context
from qa.attribution.quotation import Quotations
from qa.attribution.scene import Scene
from qa.attribution.spelling import as_sender
from qa.attribution.turns import paragraph_verdicts

ATTRIBUTION_VERSION = 11

__all__ = ["ATTRIBUTION_VERSION", "attribute"]


def attribute(statement: Statement) -> Statement:
    """A copy of the statement whose sentences carry voice and holder; offsets are untouched."""
    scene = Scene(statement)
    context = Context(scene)
    quotations = Quotations.of(statement, runs_on=scene.is_letter)
    paragraphs = (_labelled(p, scene, context, quotations) for p in statement.paragraphs)
    return replace(statement, paragraphs=tuple(paragraphs))


def _labelled(
    paragraph: Paragraph, scene: Scene, context: Context, quotations: Quotations
) -> Paragraph:
    verdicts = paragraph_verdicts(paragraph, scene, context, quotations)
    sentences = tuple(
        replace(sentence, voice=verdict.voice, by=as_sender(verdict.by, scene.senders))
        for sentence, verdict in zip(paragraph.sentences, verdicts, strict=True)
    )
    return replace(paragraph, sentences=sentences)
