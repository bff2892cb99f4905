"""The subject of a verb: found by walking back from it over adverbs, appositions and "and"."""

from __future__ import annotations

from dataclasses import dataclass

from qa.attribution.nouns import Phrase, belongs, goes_with, phrase_of
from qa.attribution.verbs import BASES, SPEECH
from qa.attribution.words import word_set

_ADVERBS = word_set(
    """
    also then again once rightly just already always both even still often repeatedly too
    therefore more all has have had did do does now today yesterday recently in turn further
    furthermore himself herself themselves likewise soon later earlier previously indeed clearly
    """
)
_DENIAL = word_set("not never didn’t don’t doesn’t didn't don't doesn't hasn’t haven’t")
_MODAL = word_set(
    """
    will would should could may might can must shall to ’ll ’d cannot let having by without
    """
)
_BE = word_set("was were is are be been being am kept keeps keep keeping")
_GOVERNS = word_set(
    """
    in on of for with to by from about between against at over under towards via near during
    within into among keep kept keeping
    """
)
_SEEN = word_set("hear see let make watch help")  # "I wish to hear the ministers denounce it"
_PRONOUNS = word_set("i we you he she they who")
_APPOSITION = 14  # tokens at most between the commas of "Taro Kono, Foreign Minister, said"


@dataclass(frozen=True, slots=True)
class Subject:
    """Who does it, from which token on; `shared` with a verb before ("he came and said")."""

    phrase: Phrase
    start: int
    denied: bool = False
    shared: bool = False


def subject_of(tokens: list[str], verb: int, *, progressive: bool = False) -> Subject | None:
    """The holder that is the subject of the verb; none for passives and modal forms.

    `progressive`: the verb ends in -ing and needs a form of "be" or "keep" before it.
    """
    walked = _walk(tokens, verb, progressive)
    if walked is None:
        return None
    ends, denied = walked
    found: Subject | None = None
    for end in ends:
        if tokens[end].lower() in ("and", "but", "or"):
            continue  # the verb shares its subject with one before
        start = _phrase_start(tokens, end)
        phrase = phrase_of(tuple(tokens[start : end + 1])) if start <= end else None
        if phrase and phrase.kind == "who":
            return found or _antecedent(tokens, start)
        if found:
            named = phrase and phrase.kind == "person" and phrase.name
            return Subject(phrase, found.start, denied) if phrase and named else found
        seen = tokens[verb] in BASES and start > 0 and tokens[start - 1].lower() in _SEEN
        if phrase and not (seen or _governed(tokens, start)):
            found = Subject(phrase, start, denied)
            if phrase.kind != "person" or phrase.name:
                return found
    if found:
        return found
    finite = tokens[verb] in SPEECH and (tokens[verb] not in BASES or tokens[verb] == "say")
    if tokens[ends[0]].lower() in ("and", "but") and finite:
        return _shared(tokens, ends[0])
    return None


def _walk(tokens: list[str], verb: int, progressive: bool) -> tuple[list[int], bool] | None:
    """Where the subject may end (before or in an apposition), and whether the verb is denied."""
    at, denied, helped, inside = verb - 1, False, False, []
    while at >= 0:
        word = tokens[at].lower()
        if tokens[max(0, at - 2) : at + 1] == ["went", "on", "to"]:
            at -= 3
            continue
        if tokens[max(0, at - 1) : at + 1] == ["used", "to"]:
            at -= 2
            continue
        if word in _BE and progressive:
            helped = True
        elif (word in _MODAL and not goes_with(tokens, at)) or word in _BE:
            return None
        elif word in _DENIAL:
            denied = True
        elif word == ",":
            comma = _comma_before(tokens, at)
            if comma is None or tokens[verb] in BASES:
                return None  # "Mr President, friends, welcome"
            inside, at = [at - 1], comma
        elif not (word in _ADVERBS or (word.endswith("ly") and tokens[at].islower())):
            return ([at, *inside], denied) if helped or not progressive else None
        at -= 1
    return None


def _comma_before(tokens: list[str], comma: int) -> int | None:
    """Where the apposition that ends at `comma` began; none across another clause."""
    for at in range(comma - 1, max(0, comma - _APPOSITION), -1):
        if tokens[at] == ",":
            return at
        if tokens[at] in ";:“”" or tokens[at] in SPEECH:
            return None
    return None


def _phrase_start(tokens: list[str], end: int) -> int:
    if tokens[end].lower() in _PRONOUNS:
        joined = tokens[end] == "I" and end >= 2 and tokens[end - 1] == "and"
        if joined and (belongs(tokens[end - 2]) or tokens[end - 2].lower() in _PRONOUNS):
            return _phrase_start(tokens, end - 2)
        return end
    start = end + 1
    while start > 0 and goes_with(tokens, start - 1):
        start -= 1
    while start <= end and tokens[start].lower() in ("of", "for", "and"):
        start += 1
    return start


def _governed(tokens: list[str], start: int) -> bool:
    """Whether a preposition before the phrase makes it part of something else."""
    return start > 0 and tokens[start - 1].lower() in _GOVERNS


def is_governed(tokens: list[str], end: int) -> bool:
    """Whether the phrase that ends there follows a preposition: "talks with the Pope"."""
    return _governed(tokens, _phrase_start(tokens, end))


def _antecedent(tokens: list[str], who: int) -> Subject | None:
    end = who - 2 if who > 1 and tokens[who - 1] == "," else who - 1
    start = _phrase_start(tokens, end) if end >= 0 else 0
    phrase = phrase_of(tuple(tokens[start : end + 1])) if start <= end else None
    return Subject(phrase, start) if phrase and phrase.kind not in ("i", "we", "who") else None


def _shared(tokens: list[str], conjunction: int) -> Subject | None:
    """ "He came to Sochi and proposed …": the nearest pronoun, or how the sentence begins."""
    for at in range(conjunction - 1, -1, -1):
        if tokens[at] in ";:“”":
            return None
        if tokens[at].lower() in _PRONOUNS:
            phrase = phrase_of((tokens[at],))
            known = phrase and phrase.kind not in ("who", "you")
            return Subject(phrase, at, shared=True) if phrase and known else None
    return leading(tokens)


def leading(tokens: list[str]) -> Subject | None:
    """The holder that the sentence begins with, after an adverbial and its comma."""
    start = tokens.index(",") + 1 if "," in tokens[:10] and not belongs(tokens[0]) else 0
    end = start
    while end < len(tokens) and goes_with(tokens, end):
        end += 1
    while end > start and tokens[end - 1].lower() in ("of", "the", "for", "a", "and"):
        end -= 1
    phrase = phrase_of(tuple(tokens[start:end])) if end > start else None
    return Subject(phrase, start, shared=True) if phrase else None
