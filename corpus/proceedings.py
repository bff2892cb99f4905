"""Verbatim records of a body's meetings: the list of members in front, and who presides.

As the United Nations print them: "President: Mr. Nebenzia . . . . (Russian Federation)" stands in
the list, "The President (spoke in Russian): …" before his turns, and between the turns what nobody
says: "The meeting was called to order at 5.05 p.m."
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.labels import names_person
from corpus.normalise import one_line
from corpus.titles import strip_titles
from corpus.types import Block

_DOTS = re.compile(r"(?:\.\s?){4,}|…{2,}")  # dots that lead from a member to a delegate
_PRESIDES = re.compile(
    r"(?:(?:acting )?(?:president|chair(?:man|woman|person)?|speaker)|présidente?|председатель)"
    r"\s?:\s*"
    r"(?P<who>[^.(…]{1,6}\.?[^.(…]{2,60})",
    re.IGNORECASE,
)
_PROCEDURE = re.compile(
    r"(?:the (?:meeting|session|sitting) (?:was (?:called to order|opened|suspended|resumed|"
    r"adjourned|closed)|rose|began|ended)|the agenda was adopted|adoption of the agenda|"
    r"la séance est (?:ouverte|levée)|заседание (?:открывается|закрывается))\b.{0,60}",
    re.IGNORECASE,
)
_FRONT = 80  # blocks in which a list of members can stand


def proceedings(blocks: Sequence[Block]) -> tuple[tuple[Block, ...], str | None]:
    """The blocks with the list of members and the procedure as notes, and who presides.

    Pages without such a list are given back as they are.
    """
    listed = [n for n, block in enumerate(blocks[:_FRONT]) if _DOTS.search(block.text)]
    if not listed:
        return tuple(blocks), None
    chair = None
    noted = list(blocks)
    for number, block in enumerate(blocks):
        line = one_line(block.text[:400])
        found = _PRESIDES.match(line) if number in listed else None
        if found and not chair and names_person(who := found["who"].strip(" .")):
            chair = strip_titles(who)
        if number <= listed[-1] or _PROCEDURE.fullmatch(line):
            noted[number] = replace(block, role="note")
    return tuple(noted), chair
