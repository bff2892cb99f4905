"""What the form of headers sends: which field of which statement of which file says what."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from qa.bringing.fields import FIELDS

_FIELD = re.compile(r"(\d{1,6})\.(\d{1,6})\.([a-z]+)")
_NEWER = re.compile(r"(\d{1,6})\.newer")


@dataclass(frozen=True, slots=True)
class Sent:
    """`then` is what the button that was pressed asks for."""

    typed: dict[int, dict[int, dict[str, str]]] = field(default_factory=dict)
    newer: dict[int, bool] = field(default_factory=dict)
    then: str = ""

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, object]]) -> Sent:
        """The form's (name, value) pairs; what is none of ours is passed over."""
        sent, then = cls(), ""
        for name, value in pairs:
            if not isinstance(value, str):
                continue
            if name == "then":
                then = value
            elif (at := _FIELD.fullmatch(name)) and at[3] in FIELDS:
                of_item = sent.typed.setdefault(int(at[1]), {})
                of_item.setdefault(int(at[2]), {})[at[3]] = value
            elif at := _NEWER.fullmatch(name):
                sent.newer[int(at[1])] = value == "yes"
        return cls(sent.typed, sent.newer, then)


def field_name(item: int, place: int, field: str) -> str:
    return f"{item}.{place}.{field}"


def newer_name(item: int) -> str:
    return f"{item}.newer"
