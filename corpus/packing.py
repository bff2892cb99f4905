"""Messages as plain data and back, so that they keep what they are made of between processes.

What comes back may be anybody's: it becomes a message only where it is one, and its sentence can
name nothing but its own values.
"""

from __future__ import annotations

import re
from typing import Any

from corpus import messages
from corpus.messages import Message

DEEPEST = 8  # messages within messages
_SENTENCE = re.compile(r"(?:[^{}]|\{[a-z_]{1,40}\})*")
_NAME = re.compile(r"\{([a-z_]+)\}")


class NoMessage(Exception):
    """Plain data that is no message."""


def packed(text: str) -> Any:
    """A message as lists, strings and numbers; any other string as it is."""
    if not isinstance(text, Message):
        return str(text)
    match text.parts:
        case messages.Sentence(key, values):
            return ["say", key, _packed_values(values)]
        case messages.Counted(one, many, number, values):
            return ["counted", one, many, number, _packed_values(values)]
        case messages.Joined(parts, between):
            return ["joined", [packed(part) for part in parts], packed(between)]
        case messages.Closed(sentence):
            return ["closed", packed(sentence)]
        case _:  # a day or a share: seldom in what is sent, and the same in figures
            return str(text)


def unpacked(given: Any, depth: int = 0) -> str:
    """The string that `packed` was given; raises `NoMessage` where nothing of that kind was."""
    if depth > DEEPEST:
        raise NoMessage
    match given:
        case str():
            return given
        case ["say", str(key), dict(values)]:
            return messages.say(_checked(key, values), **_unpacked_values(values, depth))
        case ["counted", str(one), str(many), int(number), dict(values)]:
            known = {**values, "n": number}
            told = _unpacked_values(values, depth)
            return messages.counted(_checked(one, known), _checked(many, known), number, **told)
        case ["joined", list(parts), between]:
            rest = [unpacked(part, depth + 1) for part in parts]
            return messages.joined(rest, unpacked(between, depth + 1))
        case ["closed", sentence]:
            return messages.closed(unpacked(sentence, depth + 1))
        case _:
            raise NoMessage


def _packed_values(values: dict[str, messages.Value]) -> dict[str, Any]:
    return {name: packed(one) if isinstance(one, str) else one for name, one in values.items()}


def _unpacked_values(values: dict[str, Any], depth: int) -> dict[str, Any]:
    plain = (int, float)
    return {
        name: one if isinstance(one, plain) else unpacked(one, depth + 1)
        for name, one in values.items()
    }


def _checked(sentence: str, values: dict[str, Any]) -> str:
    named = set(_NAME.findall(sentence))
    if not _SENTENCE.fullmatch(sentence) or not named <= set(values) or "one" in values:
        raise NoMessage
    return sentence
