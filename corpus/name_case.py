"""Names in capitals as people write them: MCDONALD is McDonald, VAN DER BERG as in the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from corpus.types import Block

_MC = re.compile(r"\bMc([^\W\d_])")


def name_case(word: str) -> str:
    """A word of a name out of capitals, as far as its letters alone tell: McDonald, O'Neil."""
    return _MC.sub(lambda found: f"Mc{found[1].upper()}", word.title())


def respelt(
    names: Sequence[str], blocks: Sequence[Block], title: str = ""
) -> tuple[tuple[str, ...], tuple[Block, ...]]:
    """Names and labels that are printed in capitals, as the text itself writes them elsewhere.

    Only the text knows that MACARTHUR is MacArthur and VAN DER BERG van der Berg, and not Macarthur
    and Van Der Berg.
    """
    text = "\n".join((title, *(block.text for block in blocks)))
    spoken = {block.speaker for block in blocks if block.speaker}
    known = {name: spelling for name in {*names, *spoken} if (spelling := _as_in(text, name))}
    if not known:
        return tuple(names), tuple(blocks)
    changed = (
        replace(block, speaker=known[block.speaker]) if block.speaker in known else block
        for block in blocks
    )
    return tuple(known.get(name, name) for name in names), tuple(changed)


def _as_in(text: str, name: str) -> str | None:
    """The name with those of its last words that stand in the text in another mixture of cases."""
    words = name.split()
    if not words or words[-1].upper() not in text:
        return None  # it was never in capitals
    for start in range(len(words)):
        tail = " ".join(words[start:])
        found = re.findall(rf"\b{re.escape(tail)}\b", text, re.IGNORECASE)
        mixed = Counter(spelling for spelling in found if _is_mixed(spelling))
        if mixed:
            spelling = mixed.most_common(1)[0][0]
            return " ".join((*words[:start], spelling)) if spelling != tail else None
    return None


def _is_mixed(spelling: str) -> bool:
    last = spelling.split()[-1]
    return last[:1].isupper() and not last.isupper() and not spelling.isupper()
