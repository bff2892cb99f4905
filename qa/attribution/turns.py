"""Verdicts for one paragraph: its turn first, then quotation marks, then each sentence."""

from __future__ import annotations

import re

from corpus.types import Paragraph, Sentence
from qa.attribution.cites import cited
from qa.attribution.context import Context
from qa.attribution.inner_turns import inner_turn
from qa.attribution.labels import names_itself
from qa.attribution.narration import narrated
from qa.attribution.pages import CYRILLIC
from qa.attribution.quotation import Quotations
from qa.attribution.russian import narrated_russian, spoken_russian
from qa.attribution.scene import Scene
from qa.attribution.speech import spoken
from qa.attribution.verdict import UNCLEAR, Verdict


def paragraph_verdicts(
    paragraph: Paragraph, scene: Scene, context: Context, quotations: Quotations
) -> list[Verdict]:
    """One verdict a sentence, in order."""
    if paragraph.ordinal in scene.introduced:
        return _introduced(paragraph, scene.introduced[paragraph.ordinal], scene, context)
    if paragraph.ordinal in scene.documents:
        return _document(paragraph, scene, context)
    speaker = scene.speaker_of(paragraph)
    if not scene.goes_on(paragraph):
        context.inner = None
    if paragraph.role != "note":
        context.enter(speaker, anew=scene.has_label(paragraph))
    if scene.asks(paragraph):
        asked = Verdict("questioner", scene.asker_of(paragraph))
        context.hear(paragraph)
        return [context.remember(scene.statement.slice(s), asked) for s in paragraph.sentences]
    told = scene.is_told(paragraph)
    context.labelled = scene.labelled(paragraph)
    if scene.goes_on(paragraph) and context.inner:
        context.enter(context.inner.speaker, anew=False)
    verdicts = []
    for sentence in paragraph.sentences:
        if inner := inner_turn(sentence, scene):
            context.inner = inner
            context.enter(inner.speaker, anew=True)
            told = False
        if inner and inner.midway:
            verdicts.append(UNCLEAR)
        elif context.inner and context.inner.asks:
            verdicts.append(Verdict("questioner", context.inner.speaker))
        else:
            verdicts.append(_verdict(sentence, told, scene, context, quotations))
    if scene.goes_on(paragraph) and names_itself(speaker, scene.words_of(paragraph)):
        context.doubtful = True
    if context.doubtful:
        return [UNCLEAR if verdict.by == speaker else verdict for verdict in verdicts]
    return [
        _owned(_attributed_later(s, verdict, paragraph, verdicts, quotations))
        for s, verdict in zip(paragraph.sentences, verdicts, strict=True)
    ]


def _introduced(paragraph: Paragraph, holder: str, scene: Scene, context: Context) -> list[Verdict]:
    """Sentences of somebody whom the paragraph before introduced: reported by the publisher."""
    context.enter(holder, anew=False)
    theirs = Verdict("reported", holder)
    verdicts = []
    for sentence in paragraph.sentences:
        text = scene.statement.slice(sentence)
        found = spoken(text, context)
        verdicts.append(context.remember(text, found if found.voice == "reported" else theirs))
    return verdicts


def _document(paragraph: Paragraph, scene: Scene, context: Context) -> list[Verdict]:
    """A quoted document's sentences: whose the line before it says, or nobody's."""
    announced = context.document if paragraph.ordinal - 1 in scene.documents else context.introduced
    context.document = announced if announced and announced.by else None
    context.enter(context.speaker, anew=False)
    theirs = context.document or UNCLEAR
    return [context.remember(scene.statement.slice(s), theirs) for s in paragraph.sentences]


def _owned(verdict: Verdict) -> Verdict:
    """Words are nobody's own where the page does not say who speaks."""
    return UNCLEAR if verdict.voice == "own" and verdict.by is None else verdict


def _verdict(
    sentence: Sentence, told: bool, scene: Scene, context: Context, quotations: Quotations
) -> Verdict:
    text = scene.statement.slice(sentence)
    if quotations.around(sentence):
        own = scene.is_letter and told
        verdict = Verdict("own", scene.main) if own else context.quoted()
    elif CYRILLIC.search(text):
        verdict = (narrated_russian if told else spoken_russian)(text, context)
    else:
        verdict = (narrated if told else spoken)(text, context)
    if verdict.voice == "own" and not scene.is_letter:
        verdict = cited(text, scene) or verdict
    theirs = verdict == Verdict("reported")  # "They called on …"
    ours = verdict.voice in ("own", "unclear") and _OURS.search(text)
    if scene.is_joint and (theirs or ours):
        verdict = Verdict("joint")
    return context.remember(text, verdict)


_OURS = re.compile(r"\b(?:[Ww]e|[Oo]ur|[Uu]s)\b")


def _attributed_later(
    sentence: Sentence,
    verdict: Verdict,
    paragraph: Paragraph,
    verdicts: list[Verdict],
    quotations: Quotations,
) -> Verdict:
    """Of “A. B,” he said: the first sentence of a quotation has its holder from the last."""
    span = quotations.around(sentence)
    if verdict != UNCLEAR or span is None:
        return verdict
    for other, found in zip(paragraph.sentences, verdicts, strict=True):
        if found.voice == "reported" and quotations.touching(span, other):
            return found
    return verdict
