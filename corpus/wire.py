"""What passes between a program and the child that reads files for it, as plain data.

A file that took over its child could send anything. So nothing that comes back is unpickled: it is
JSON, and taken as what was asked for or not at all; and no frame is longer than `LARGEST`.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from dataclasses import asdict
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, BinaryIO, TypeVar, get_type_hints

import orjson

from corpus.packing import NoMessage, packed, unpacked
from corpus.types import Document, Found, Member, PassedOver, Refused

if TYPE_CHECKING:
    from pydantic import TypeAdapter

LENGTH = 8  # bytes that tell a frame's length
HEAD = 1 + LENGTH
LARGEST = 128 << 20  # bytes of a frame: more than the largest part of an archive
T = TypeVar("T")
ANSWER, REASON, END, MEMBER = b"A", b"S", b"E", b"M"
_PARTS: dict[type[Any], bytes] = {Document: b"D", Refused: b"R", PassedOver: b"P"}
_KINDS = {kind: part for part, kind in _PARTS.items()}


class NotUnderstood(Exception):
    """What came is not what was asked for."""


def request(*, read: tuple[str, str, dict[str, str]] | None = None, call: Any = None) -> bytes:
    """The frame that asks a child to read (path, source id, columns), or to call (function,
    arguments), of which some may be bytes."""
    if read:
        said: dict[str, Any] = {"read": read}
    else:
        function, arguments = call
        said = {
            "call": [function.__module__, function.__qualname__],
            "arguments": [
                {"bytes": base64.b64encode(one).decode()} if isinstance(one, bytes) else one
                for one in arguments
            ],
        }
    return frame(ANSWER, json.dumps(said).encode())


def requested(payload: bytes) -> tuple[Callable[..., Any], list[Any]] | tuple[None, list[Any]]:
    """What `request` asks for: a function and its arguments, or None and what to read."""
    said = json.loads(payload)
    if "read" in said:
        return None, said["read"]
    module, name = said["call"]
    arguments = [
        base64.b64decode(one["bytes"]) if isinstance(one, dict) else one
        for one in said["arguments"]
    ]
    return getattr(import_module(module), name), arguments


def frame(kind: bytes, payload: bytes) -> bytes:
    return kind + len(payload).to_bytes(LENGTH) + payload


def part_frame(part: Found) -> bytes:
    """A part of a file, as its reader gives it."""
    if isinstance(part, Member):
        name = _utf8(part.name)
        return frame(MEMBER, len(name).to_bytes(LENGTH) + name + part.data)
    if isinstance(part, Refused | PassedOver):
        return frame(_PARTS[type(part)], _as_json([part.source_id, packed(part.reason)]))
    return frame(_PARTS[type(part)], _as_json(part))


def answer_frame(answer: object) -> bytes:
    """What a function gave."""
    return frame(ANSWER, _as_json(answer))


def reason_frame(reason: str) -> bytes:
    return frame(REASON, _as_json([packed(reason)]))


def part_of(kind: bytes, payload: bytes | bytearray) -> Found:
    """The part in a frame, every field of its declared type; raises `NotUnderstood`."""
    if kind == MEMBER:
        length = int.from_bytes(payload[:LENGTH])
        name = bytes(payload[LENGTH : LENGTH + length])
        return Member(_text(name), bytes(payload[LENGTH + length :]))
    if kind not in _KINDS:
        raise NotUnderstood
    if _KINDS[kind] in (Refused, PassedOver):
        source_id, reason = _listed(payload, 2)
        if not isinstance(source_id, str):
            raise NotUnderstood
        return _KINDS[kind](source_id, _message(reason))  # type: ignore[no-any-return]
    part: Found = _taken(_KINDS[kind], payload)
    return part


def answer_of(function: Callable[..., T], kind: bytes, payload: bytes | bytearray) -> T:
    """What the function gave, if it is what its annotation says; else raises `NotUnderstood`."""
    if kind != ANSWER:
        raise NotUnderstood
    answer: T = _taken(get_type_hints(function)["return"], payload)
    return answer


def reason_of(payload: bytes | bytearray) -> str:
    """Why nothing could be read; raises `NotUnderstood`."""
    return _message(_listed(payload, 1)[0])


def _listed(payload: bytes | bytearray, length: int) -> list[Any]:
    try:
        given = orjson.loads(payload)
    except orjson.JSONDecodeError as error:
        raise NotUnderstood from error
    if not isinstance(given, list) or len(given) != length:
        raise NotUnderstood
    return given


def _message(given: Any) -> str:
    try:
        return unpacked(given)
    except (NoMessage, TypeError, ValueError) as error:
        raise NotUnderstood from error


def read_frame(stream: BinaryIO) -> bytes | None:
    """The next frame's payload out of a trusted stream; None at its end."""
    head = stream.read(HEAD)
    return stream.read(int.from_bytes(head[1:])) if head else None


def _taken(kind: Any, payload: bytes | bytearray) -> Any:
    from pydantic import ValidationError

    try:
        return _adapter(kind).validate_json(payload, strict=True)
    except ValidationError as error:
        raise NotUnderstood from error


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    from pydantic import TypeAdapter

    return TypeAdapter(kind)


def _as_json(value: Any) -> bytes:
    try:
        return orjson.dumps(value)
    except TypeError:  # half of a surrogate pair, which is no character
        plain = value if isinstance(value, tuple | list) else asdict(value)
        return _utf8(json.dumps(plain, ensure_ascii=False))


def _utf8(text: str) -> bytes:
    return text.encode("utf-8", "replace")


def _text(data: bytes) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        raise NotUnderstood from error
