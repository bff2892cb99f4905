"""Reporting clauses of an English sentence: who says, with which verb, in what frame."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from qa.attribution.nouns import Phrase, belongs, phrase_of
from qa.attribution.verbs import LIGHT_FORMS, REPORTING, SPEECH, TOGETHER
from qa.attribution.words import word_set

Frame = Literal["main", "tail", "as", "if", "what"]

_ADVERBS = word_set(
    """
    also then again once rightly just already always both even still often repeatedly too
    therefore once more all has have had did do does now today yesterday recently in turn
    further furthermore himself herself themselves likewise soon today
    """
)
_DENIAL = word_set("not never didn’t don’t doesn’t didn't don't doesn't hasn’t haven’t")
_MODAL = word_set("will would should could may might can must shall to ’ll ’d cannot let")
_BE = word_set("was were is are be been being")
_AFTER_NOUN = word_set("are is were was have has had will of and in or from by can should must")
_GOVERNS = word_set(
    "of for with to by from about between against at over under towards via keep kept keeping"
)
_IF = word_set("if when whether unless until once whenever whoever should")
_WHAT = word_set("who whom what whatever everything anything something nothing which how why where")
_INVERTED = word_set(
    """
    said says added stressed noted emphasised emphasized asked replied wrote explained
    remarked answered concluded argued declared stated claimed insisted
    """
)


@dataclass(frozen=True, slots=True)
class Clause:
    """`subject` says, with `verb`, at token `at`; `start` is the subject's first token."""

    subject: Phrase
    verb: str
    start: int
    at: int
    frame: Frame
    denied: bool = False


def clauses(tokens: list[str]) -> Iterator[Clause]:
    """The reporting clauses in order; passives and modal forms are left out."""
    for at, word in enumerate(tokens):
        if (word in REPORTING or word in TOGETHER) and (found := _clause(tokens, at)):
            yield found


def _clause(tokens: list[str], at: int) -> Clause | None:
    after = tokens[at + 1] if at + 1 < len(tokens) else ""
    if (tokens[at].endswith("s") and after in _AFTER_NOUN) or (tokens[at], after) == (
        "believe",
        "me",
    ):
        return None
    together = tokens[at] in TOGETHER
    light = tokens[at] in LIGHT_FORMS and not _completed(tokens, at)
    if (light and not together) or (tokens[at] == "believe" and after == "me"):
        return None
    end, denied = _skip_adverbs(tokens, at)
    if end is None:
        return _inverted(tokens, at)
    start = _phrase_start(tokens, end)
    subject = phrase_of(tuple(tokens[start : end + 1])) if start <= end else None
    if light and subject and subject.kind not in ("both", "they", "we"):
        return None
    if subject and _agrees(subject, tokens[at]) and not _governed(tokens, start):
        return Clause(subject, tokens[at], start, at, _frame(tokens, start, at), denied)
    return _inverted(tokens, at)


def _completed(tokens: list[str], at: int) -> bool:
    rest = [word for word in tokens[at + 1 : at + 7] if not word.endswith("ly") and word != "also"]
    after = " ".join(rest)
    return any(after.startswith(words) for words in LIGHT_FORMS[tokens[at]])


def _skip_adverbs(tokens: list[str], at: int) -> tuple[int | None, bool]:
    """The last token of the subject before the verb, and whether the verb is denied."""
    end, denied = at - 1, False
    while end >= 0:
        word = tokens[end].lower()
        if word in _MODAL or word in _BE:
            return None, denied
        if word in _DENIAL:
            denied = True
        elif word == ",":
            comma = _comma_before(tokens, end)
            if comma is None:
                return None, denied
            end = comma
        elif not (word in _ADVERBS or (word.endswith("ly") and tokens[end].islower())):
            return end, denied
        end -= 1
    return None, denied


def _comma_before(tokens: list[str], comma: int) -> int | None:
    """Where the apposition that ends at `comma` began; none across a sentence's clause."""
    for at in range(comma - 1, max(0, comma - 14), -1):
        if tokens[at] == ",":
            return at
        if tokens[at] in ";:“”" or tokens[at] in SPEECH:
            return None
    return None


def _phrase_start(tokens: list[str], end: int) -> int:
    if tokens[end].lower() in ("i", "we", "you", "he", "she", "they", "who"):
        if tokens[end] == "I" and end >= 2 and tokens[end - 1] == "and":
            return _phrase_start(tokens, end - 2)
        return end
    start = end + 1
    while start > 0 and belongs(tokens[start - 1]):
        start -= 1
    while start <= end and tokens[start].lower() in ("of", "for", "and"):
        start += 1
    return start


def _governed(tokens: list[str], start: int) -> bool:
    """Whether a preposition before the phrase makes it part of something else."""
    return start > 0 and tokens[start - 1].lower() in _GOVERNS


def _agrees(subject: Phrase, verb: str) -> bool:
    """Number agreement tells the verb "claims" from the noun."""
    plural = (
        subject.kind in ("i", "we", "you", "they", "both", "who")
        or (subject.kind == "group" and subject.words[-1].endswith("s"))
        or (subject.kind == "country" and subject.words[0].lower() == "the")
    )
    if verb.endswith("s") and verb not in ("was", "is", "discuss", "stress", "express", "address"):
        return not plural or subject.kind in ("who", "country")
    if verb in _BASES:
        return plural
    return True


_BASES = frozenset(
    form
    for form in REPORTING | TOGETHER
    if not form.endswith(("s", "ed")) and form + "s" in REPORTING | TOGETHER
) | word_set("stress express discuss address")


def _frame(tokens: list[str], start: int, at: int) -> Frame:
    before = tokens[start - 1].lower() if start else ""
    if before == "as":
        return "as"
    if before in _IF:
        return "if"
    if before in _WHAT or (before == "that" and start > 1 and tokens[start - 2].lower() in _WHAT):
        return "what"
    if before in (",", "”", "»", "?", "!", "–", "—", '"') and _ends(tokens, at):
        return "tail"
    return "main"


def _ends(tokens: list[str], at: int) -> bool:
    """Whether the clause stops with its verb or shortly after: ", he told journalists."."""
    rest = tokens[at + 1 : at + 5]
    return not rest or any(word in ",.;:“" for word in rest)


def _inverted(tokens: list[str], at: int) -> Clause | None:
    """Quoted words, said Mr Ivanov."""
    if tokens[at] not in _INVERTED or at == 0 or tokens[at - 1] not in (",", "”", '"', "–", "?"):
        return None
    end = at + 1
    while end < len(tokens) and belongs(tokens[end]):
        end += 1
    subject = phrase_of(tuple(tokens[at + 1 : end])) if end > at + 1 else None
    return Clause(subject, tokens[at], at + 1, at, "tail") if subject else None
