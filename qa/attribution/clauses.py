"""Reporting clauses of an English sentence: who says, with which verb, in what frame."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from qa.attribution.anyone import anyone
from qa.attribution.countries import COUNTRY
from qa.attribution.nouns import Phrase, belongs, phrase_of
from qa.attribution.subjects import Subject, subject_of
from qa.attribution.verbs import BASES, LIGHT_FORMS, PROGRESSIVE, REPORTING, SPEECH, TOGETHER
from qa.attribution.words import word_set

Frame = Literal["main", "tail", "as", "if", "what"]

# After a form in -s these show that it is a noun: "the claims are", "states of".
_AFTER_NOUN = word_set("are is were was have has had will of and in or from by can should must")
# "Say goodbye" and "declare war" are deeds.
_IDIOMS = word_set("goodbye hello farewell thanks prayers war")
_WON = frozenset(("war", "victory", "independence"))
_PLURALS = word_set("people police media press public some many most men women children staff team")
# Forms in -s that are plurals more often than not, and what stands before a plural.
_NOUNS_TOO = word_set(
    "states claims reports answers demands requests promises remarks proposes state"
)
_DETERMINED = word_set("of between among by with these those all many most such")
_BEFORE_NOUN = word_set("of the a an in with under by")
_IF = word_set("if whether unless until whenever whoever should")
_WHAT = word_set("who whom what whatever everything anything something nothing which how why where")
_CONCLUDES = word_set("mean means meant meaning imply implies implied suggests shows proves")
_INVERTED = word_set(
    """
    said says added stressed noted emphasised emphasized asked replied wrote explained remarked
    answered concluded argued declared stated claimed insisted
    """
)
_PAUSES = (",", "”", "»", "?", "!", "–", "—", '"')


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
        if word in REPORTING or word in TOGETHER or word in PROGRESSIVE:
            found = _clause(tokens, at) or _inverted(tokens, at)
            if found:
                yield found


def _clause(tokens: list[str], at: int) -> Clause | None:
    verb, incomplete = tokens[at], is_incomplete(tokens, at)
    if _is_no_verb(tokens, at) or (incomplete and verb not in TOGETHER):
        return None
    subject = subject_of(tokens, at, progressive=verb in PROGRESSIVE)
    if subject is None and (found := anyone(tokens, at)) and not _denied(tokens, found[1], at):
        subject = Subject(*found)
    if subject and subject.start == 0 and verb in BASES and not _agrees(subject.phrase, verb):
        plural = anyone([tokens[0].lower(), *tokens[1:]], at)  # "Businesses tell us that …"
        subject = Subject(*plural) if plural else subject
    infinitive = at > 0 and tokens[at - 1] == "to"  # "went on to say"
    if subject is None or not (infinitive or _agrees(subject.phrase, verb)):
        return None
    if incomplete and subject.phrase.kind not in ("both", "they", "we"):
        return None
    frame = _frame(tokens, subject, at)
    return Clause(subject.phrase, verb, subject.start, at, frame, subject.denied)


def _denied(tokens: list[str], start: int, at: int) -> bool:
    if tokens[max(start, at - 2) : at] == ["used", "to"]:
        return False
    return "to" in tokens[max(start, at - 2) : at]


def _is_no_verb(tokens: list[str], at: int) -> bool:
    after = tokens[at + 1] if at + 1 < len(tokens) else ""
    closed = after in (".", ",", ";", ")") and tokens[at] != "says"
    if tokens[at] == "thanks" and after in ("to", "for"):
        return True
    if _is_plural(tokens, at) or (at and tokens[at - 1] in _BEFORE_NOUN):
        return True  # "heads of state", "in repeated instances"
    if tokens[at] == "denied" and after in ("a", "an", "access", "entry"):
        return True  # "partners denied a market"
    declares = tokens[at].startswith("declare")
    if after in _IDIOMS or (declares and _WON & set(tokens[at + 1 : at + 6])):
        return True
    return (tokens[at].endswith("s") and (closed or after in _AFTER_NOUN)) or (
        tokens[at] == "believe" and after == "me"
    )


def _is_plural(tokens: list[str], at: int) -> bool:
    """ "States" in "a union of responsible states that …", "European states"."""
    if tokens[at] not in _NOUNS_TOO or not at:
        return False
    if tokens[at - 1] in COUNTRY:  # an adjective, not "Moscow claims"
        return tokens[at - 1].endswith(("ian", "ean", "can", "ese", "ish", "nch"))
    before = {word.lower() for word in tokens[max(0, at - 2) : at]}
    return tokens[at - 1].islower() and bool(_DETERMINED & before)


def is_incomplete(tokens: list[str], at: int) -> bool:
    """Whether a light verb lacks the words that make it one of speech."""
    if tokens[at] not in LIGHT_FORMS:
        return False
    rest = [word for word in tokens[at + 1 : at + 7] if not word.endswith("ly")]
    after = " ".join(word for word in rest if word not in _BESIDES)
    return not after.startswith(LIGHT_FORMS[tokens[at]])


_BESIDES = word_set("also not very today yesterday again earlier now once here just")


def _agrees(subject: Phrase, verb: str) -> bool:
    """Number agreement tells the verb "claims" from the noun."""
    plural = (
        subject.kind in ("i", "we", "you", "they", "both", "who")
        or (
            subject.kind == "group"
            and (_head(subject).endswith("s") or _head(subject).lower() in _PLURALS)
        )
        or (subject.kind == "country" and subject.words[0].lower() == "the")
    )
    if verb in BASES:
        return plural
    if verb.endswith("s") and verb not in ("was", "is"):
        return not plural or subject.kind in ("who", "country")
    return True


def _head(subject: Phrase) -> str:
    """The noun of a group: the last word before "of", "at" and the like."""
    words = subject.words
    at = next((at for at, word in enumerate(words) if at and word in _AFTER_HEAD), len(words))
    return words[at - 1]


_AFTER_HEAD = word_set("of for at in from")


def _frame(tokens: list[str], subject: Subject, at: int) -> Frame:
    start = subject.start
    before = [word.lower() for word in tokens[max(0, start - 3) : start]]
    if (before[-1:] == ["as"] and tokens[start] != "a") or before in (
        ["according", "to", "what"],
        ["from", "what"],
    ):
        return "as"
    if _is_reading(tokens, start) or _is_relative(tokens, start, at):
        return "what"
    if before[-1:] and before[-1] in _IF:
        return "if"
    if (before[-1:] and before[-1] in _WHAT) or (
        before[-1:] == ["that"] and len(before) > 1 and before[-2] in _WHAT
    ):
        return "what"
    if start and tokens[start - 1] in _PAUSES and _ends(tokens, at) and not subject.shared:
        return "tail"
    return "main"


def _is_reading(tokens: list[str], start: int) -> bool:
    """ "These words mean that the minister blames us": the speaker's own reading."""
    for at in range(start - 1, max(0, start - 5), -1):
        if tokens[at] == "that":
            return tokens[at - 1] in _CONCLUDES
        if tokens[at] in _PAUSES:
            return False
    return False


def _is_relative(tokens: list[str], start: int, at: int) -> bool:
    """ "An agreement like the one that Mr Berg promised us": nothing is told of what he said."""
    if start < 2 or tokens[start - 1] != "that" or tokens[start - 2] not in _NOUNS_OF:
        return False
    return tokens[at + 1 : at + 2] not in (["that"], [":"], [","])


_NOUNS_OF = word_set(
    "one ones those agreement plan deal proposal measures package support help aid"
)


def _ends(tokens: list[str], at: int) -> bool:
    """Whether the clause stops with its verb or shortly after: ", he told journalists."."""
    rest = tokens[at + 1 : at + 5]
    return not rest or any(word in ",.;:“" for word in rest)


def _inverted(tokens: list[str], at: int) -> Clause | None:
    """Quoted words, said Mr Ivanov."""
    if tokens[at] not in _INVERTED or at == 0 or tokens[at - 1] not in _PAUSES:
        return None
    end = at + 1
    while end < len(tokens) and belongs(tokens[end]):
        end += 1
    subject = phrase_of(tuple(tokens[at + 1 : end])) if end > at + 1 else None
    return Clause(subject, tokens[at], at + 1, at, "tail") if subject else None


def led(tokens: list[str], subject: Subject) -> Clause | None:
    """The clause of a sentence that begins with its subject, far from the verb it says with."""
    for at in range(subject.start + 1, len(tokens)):
        if tokens[at] in SPEECH and tokens[at + 1 : at + 2] in (["that"], [","], [":"]):
            return Clause(subject.phrase, tokens[at], subject.start, at, "main")
    return None
