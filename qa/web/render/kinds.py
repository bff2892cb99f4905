"""The kinds of statement that readers tell, for the reader."""

from __future__ import annotations

from corpus.messages import say

KINDS = {
    str(kind): kind
    for kind in (
        say("announcement"),
        say("article"),
        say("briefing"),
        say("interview"),
        say("message"),
        say("news"),
        say("press conference"),
        say("speech"),
        say("statement"),
        say("transcript"),
    )
}


def kind_name(kind: str) -> str:
    """A kind in words; one that a table of somebody's own names stays as it is."""
    return KINDS.get(kind, kind)
