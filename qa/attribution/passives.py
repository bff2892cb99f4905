"""Passives that leave out who: "it was noted that …", "concern was expressed"."""

from __future__ import annotations

from qa.attribution.anyone import any_source, has_words
from qa.attribution.nouns import Phrase, belongs, phrase_of
from qa.attribution.verbs import PARTICIPLES, VIEWS
from qa.attribution.words import word_set

_WAS = frozenset(("was", "were"))
_BETWEEN = frozenset(("also", "been", "again", "once", "both"))


def is_agentless(tokens: list[str], *, anything: bool = False) -> bool:
    """Whether a view is put forward in the passive with no "by" to own it.

    `anything` takes every subject ("the issue was discussed"), not views and "it" alone.
    """
    for at, word in enumerate(tokens):
        if word in _WAS and (verb := _participle(tokens, at)):
            if "by" in tokens[verb : verb + 12]:
                continue
            if anything or _impersonal(tokens[:at]):
                return True
    return False


def agent(tokens: list[str]) -> Phrase | None:
    """Who is named after "by": "as stated by the Minister", "we were assured by Mr X that …"."""
    for at, word in enumerate(tokens):
        before = tokens[at - 1].lower() if at else ""
        if word == "declared" and tokens[at + 1 : at + 2] != ["by"]:
            continue  # "was declared void by the court": a deed
        if not (word in _SAID and before in _BE | _ALSO) and not (word in _AS and before == "as"):
            continue
        by = next((n for n in range(at + 1, min(at + 5, len(tokens))) if tokens[n] == "by"), None)
        if by is not None:
            end = by + 1
            while end < len(tokens) and belongs(tokens[end]):
                end += 1
            if tokens[by + 1 : by + 2] in (["me"], ["us"], ["you"]):
                return None
            known = phrase_of(tuple(tokens[by + 1 : end])) if end > by + 1 else None
            return known or any_source(tokens, by + 1)
    return None


def was_told(tokens: list[str]) -> bool:
    """Whether "we were told that …" leaves open by whom."""
    for at, word in enumerate(tokens):
        if word in _TOLD and at > 1 and tokens[at - 1] in _BEEN:
            words = {token.lower() for token in tokens[max(0, at - 4) : at]}
            if words & _FIRST and "by" not in tokens[at : at + 5] and has_words(tokens, at):
                return True
    return False


_SAID = word_set(
    """
    said stated told informed assured warned advised claimed alleged announced reported argued
    noted stressed emphasised emphasized suggested declared asked urged reminded
    """
)
_AS = _SAID | PARTICIPLES | word_set("written promised put quoted")
_BE = word_set("was were been is are am")
_ALSO = word_set("also recently rightly once again just repeatedly")
_TOLD = word_set("told informed assured promised advised warned asked")
_BEEN = word_set("was were been being am are")
_FIRST = word_set("i we i’ve i've we’ve we've us")


def is_hearsay(tokens: list[str]) -> bool:
    """Whether nobody is named who says it: "it is alleged that …", "there are reports that"."""
    for at, word in enumerate(tokens[:-2]):
        if word in ("we", "We", "I") and tokens[at + 1 : at + 3] == ["hear", "that"]:
            return True
        if (
            word in _RUMOURS
            and tokens[at + 1] == "that"
            and _ARE & set(tokens[max(0, at - 3) : at])
        ):
            return True
        if word.lower() != "it" or tokens[at + 1] not in ("is", "has", "had"):
            continue
        after = [w for w in tokens[at + 2 : at + 6] if w not in ("been", "also", "often", "now")]
        if after[1:2] in (["that"], [","]) and after[0] in _HEARSAY:
            return True
        if after[:2] == ["estimated", "in"] and "that" in tokens[at + 4 : at + 14]:
            return True  # "in the Survey": whose figure it is, is said
    return False


_RUMOURS = word_set("reports rumours rumors allegations claims")
_ARE = word_set("are were exist")
_HEARSAY = word_set("said claimed alleged reported argued rumoured rumored suggested asserted")


def _participle(tokens: list[str], was: int) -> int | None:
    for at in range(was + 1, min(was + 4, len(tokens))):
        if tokens[at] in PARTICIPLES:
            return at
        if tokens[at] not in _BETWEEN and not tokens[at].endswith("ly"):
            return None
    return None


def _impersonal(before: list[str]) -> bool:
    low = [word.lower() for word in before]
    return low[-1:] == ["it"] or any(word in VIEWS for word in low[:4])
