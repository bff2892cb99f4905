"""Another's words within a sentence of one's own, whatever verb brings them.

The tables know some hundred verbs of saying, and a speech has others: "a President named Reagan
thundered, “…”", "as Churchill famously quipped, “…”". What stands in quotation marks after a comma
or a colon is not the speaker's own unless he says that he said it; nor are words that he only
mentions: "“I have a dream” – you all know these words".
"""

from __future__ import annotations

import re

from qa.attribution.cited import words_of
from qa.attribution.mentions import people_in
from qa.attribution.nouns import Phrase
from qa.attribution.offices import HONORIFICS
from qa.attribution.pages import CYRILLIC
from qa.attribution.scene import Scene
from qa.attribution.slavic_speech import brings_words
from qa.attribution.verbs import BASES
from qa.attribution.verdict import UNCLEAR, Verdict
from qa.attribution.words import quoted_spans

_LEAST = 3  # words in quotation marks: fewer are a name or a term
_BRINGS = re.compile(r"\w[’']?\s*[,:]\s*$")
_OWN = re.compile(
    r"\b(?:I|we|my|our|me|us|let\s+me|я|мы|мой|наш\w*|ми|мій)\b[^.;:?!“”\"]{0,80}[,:]\s*$",
    re.IGNORECASE,
)
_SAYS_HIMSELF = re.compile(
    r"\b(?:I|we)\b\s+(?:\w+\s+){0,2}?(?:ask|asked|tell|told|say|said|wrote|write|repeat)\b", re.I
)
_BORROWS = re.compile(
    r"\b(?:I|we|me|us)\b\s+(?:\w+\s+){0,3}?(?:quote|cite|recall|remember|read|echo|invoke|borrow|"
    r"paraphrase)\b"
)
_PHRASES = re.compile(
    r"\b(?:words?|phrases?|expressions?|terms)\s+(?:(?:such\s+as|like)\s+)?$", re.IGNORECASE
)
_ENDS = re.compile(r"\W*$")
_NEAR = 60  # characters before the quotation, in which whose it is stands
_FAR = 160  # and before "and I quote:"
_MENTIONED = re.compile(
    r"\s*[,]?\s*(?:[-–—]\s+\w|(?:these|those|such)\s+(?:are|were|words)\b)", re.IGNORECASE
)


def _is_titled(person: Phrase) -> bool:
    """ "Mr. Modi", "Minister X": not any name."""
    return bool(person.roles) or person.words[0].casefold().rstrip(".") in HONORIFICS


def _named(text: str, scene: Scene) -> list[Phrase]:
    """Persons in order; "Think" of "Think of the baker who said" is none, though in capitals."""
    common = scene.small_words | BASES
    return [p for p in people_in(text) if len(p.name) > 1 or p.name[0].lower() not in common]


def _whose(before: str, *, leads: bool) -> list[Phrase]:
    """Whom the words before a quotation give it to, far from it: "the words of X", or its subject.

    With `leads`, whoever the sentence begins with: "Marshal Foch, who commanded, said of it: “…”".
    """
    if phrase := words_of(before):
        return [phrase]
    first = [one for one in people_in(before) if len(one.name) > 1 or _is_titled(one)][:1]
    begins = [one for one in first if before.removeprefix("The ").startswith(one.words[0])]
    return begins if leads else []


def cited(text: str, scene: Scene) -> Verdict | None:
    """The verdict on a sentence that brings or mentions somebody's words; None if it does not."""
    for start, end in quoted_spans(text):
        if len(re.findall(r"\w+", text[start:end])) < _LEAST:
            continue
        before = text[:start]
        if _BRINGS.search(before) and (before.rstrip().endswith(":") or _ENDS.match(text[end:])):
            own = _OWN.search(before)
            if own and _SAYS_HIMSELF.search(before, own.start()):
                return None
            if CYRILLIC.search(before):
                if not own:
                    return Verdict("reported") if brings_words(before) else UNCLEAR
                continue
            borrows = own and _BORROWS.search(before, own.start())
            near = before[-_FAR:] if borrows else before[own.start() if own else 0 :][-_NEAR:]
            named = _named(near, scene)[-1:] or _whose(before, leads=not own)
            if named:
                return Verdict("reported", scene.holders.full_name(named[0].name))
            if not own or borrows:
                return UNCLEAR
        if _PHRASES.search(before):
            people = [p for p in people_in(before[-_NEAR:]) if _is_titled(p)]
            if people:
                return Verdict("reported", scene.holders.full_name(people[-1].name))
        if not before.strip() and _MENTIONED.match(text[end:]):
            return UNCLEAR
    return None
