"""Words in quotation marks within a sentence: whoever asks, answers or goes on with them."""

from __future__ import annotations

import re

from qa.attribution.anyone import any_subject
from qa.attribution.cited import words_of
from qa.attribution.context import Context
from qa.attribution.nouns import Phrase, belongs, phrase_of
from qa.attribution.subjects import leading, subject_of
from qa.attribution.verbs import SPEECH
from qa.attribution.verdict import UNCLEAR, Verdict
from qa.attribution.words import blank_quotes, tokens_of, word_set

# A comma or colon, then a clause in quotation marks: a name or term has no comma before it.
_OPENED = re.compile(r"[,:]\s*[“«\"](?=[^”»\"]{20})(?=(?:[^”»\"\s]+\s+){3})")
_LONG = 60  # characters after a colon that somebody must have said or written
_REPLY = re.compile(
    r"\b(?:the|their|his|her) (?:\w+ )?"
    r"(?:reply|replies|answer|response|argument|question|message)s? "
    r"(?:was|is|were|are|came|follows)\s*$"
)
_OWN = re.compile(r"\b(?:I|[Mm]y|[Ww]e|[Oo]ur)\b")
_QUOTATIVE = SPEECH | word_set(
    """
    pose poses posed put puts go goes went continue continues continued begin begins began conclude
    concludes concluded think thinks thought shout shouts shouted exclaim exclaims exclaimed cry
    cries cried call calls called listen listens ask asks asked wonder wonders wondered replying
    saying asking telling adding worry worries worried react reacts reacted
    """
)
_TOLD = word_set("told asked informed assured promised warned advised")
_BE = word_set("was were am are been is being")


def _quoted_person(tokens: list[str]) -> Phrase | None:
    """Whom "let me quote Minister X: “…”" and "in X's words" name."""
    if not {"quote", "quoting", "echo", "echoing"} & set(tokens):
        return None
    at = max(n for n, word in enumerate(tokens) if word in ("quote", "quoting", "echo", "echoing"))
    rest = tuple(tokens[at + 1 :])
    phrase = phrase_of(rest) if rest and all(map(belongs, rest)) else None
    return phrase if phrase and phrase.kind == "person" else None


def quoting(sentence: str, context: Context) -> Verdict | None:
    """The verdict on a sentence that quotes somebody; None if it does not say so."""
    opened = _OPENED.search(sentence)
    if not opened:
        return None
    if _REPLY.search(sentence[: opened.start()]):
        return Verdict("reported", context.last_group())
    if (phrase := words_of(sentence[: opened.start()])) is not None:
        return Verdict("reported", context.who(phrase))
    tokens = tokens_of(blank_quotes(sentence[: opened.start()]))
    if (phrase := _quoted_person(tokens)) is not None:
        return Verdict("reported", context.who(phrase))
    for at in range(len(tokens) - 1, -1, -1):
        if tokens[at] in _TOLD and at and tokens[at - 1] in _BE:
            return Verdict("reported", context.last_group())
        if tokens[at] not in _QUOTATIVE:
            continue
        subject = subject_of(tokens, at)
        phrase = subject.phrase if subject else any_subject(tokens, at)
        if phrase and phrase.kind in ("i", "we"):
            return Verdict("own", context.speaker)
        if phrase:
            return Verdict("reported", context.who(phrase))
    first = leading(tokens)
    if first and first.phrase.kind in ("one", "they"):
        return Verdict("reported", context.who(first.phrase))
    long = len(sentence) - opened.end() >= _LONG and opened[0][0] == ":"
    return UNCLEAR if long and not _OWN.search(sentence[: opened.start()]) else None
