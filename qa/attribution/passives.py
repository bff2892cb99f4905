"""Passives that leave out who: "it was noted that …", "concern was expressed"."""

from __future__ import annotations

from qa.attribution.verbs import PARTICIPLES, VIEWS

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
