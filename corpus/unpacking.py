"""Unpacking what others packed, within limits: few bytes can stand for more than any disk holds."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from corpus.errors import UnreadableSource
from corpus.messages import say

RATIO = 250  # unpacked bytes for one packed; text has 3 to 20, what repeats itself 100
FREE = 30 << 20  # bytes that may be unpacked whatever the ratio
LARGEST_PART = 100 << 20  # bytes of one file within a file, unpacked
LARGEST_WHOLE = 8 << 30  # bytes of all of them

NOT_READ_ON = say(
    "It unpacks to so much more than it is that it looks like a decompression bomb; it was not "
    "read on."
)
NOT_UNPACKED = say(
    "It unpacks to so much more than it is that it looks like a decompression bomb; it was not "
    "unpacked."
)


class Damaged(Exception):
    """What was packed can't be unpacked; the message is the decompressor's."""


class Metered(io.RawIOBase):
    """A stream of unpacked bytes that stops where they are too many for the `packed` ones.

    Raises `UnreadableSource` there, and `Damaged` for what the decompressor finds.
    """

    def __init__(self, stream: BinaryIO, packed: int) -> None:
        self._stream = stream
        self._most = min(LARGEST_WHOLE, max(FREE, packed * RATIO))
        self._taken = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        try:
            data = self._stream.read(len(buffer))
        except MemoryError:
            raise
        except Exception as error:  # each decompressor has its own
            raise Damaged(_reason(error)) from error
        self._taken += len(data)
        if self._taken > self._most:
            raise UnreadableSource(NOT_READ_ON)
        buffer[: len(data)] = data
        return len(data)


def check_part(unpacked: int, packed: int) -> None:
    """Raise `UnreadableSource` where a part of an archive says it is too large, or a bomb."""
    if unpacked > max(FREE, packed * RATIO):
        raise UnreadableSource(NOT_UNPACKED)
    if unpacked > LARGEST_PART:
        raise UnreadableSource(
            say(
                "It has {megabytes} MB unpacked, over {most} MB: unpack it and add it by itself.",
                megabytes=unpacked >> 20,
                most=LARGEST_PART >> 20,
            )
        )


class Package:
    """A document that is a ZIP file of parts (DOCX, ODT, EPUB)."""

    def __init__(self, packed: zipfile.ZipFile) -> None:
        self._packed = packed
        self.names = frozenset(packed.namelist())

    def part(self, name: str) -> bytes:
        """The bytes of a part; raises `UnreadableSource` if it is not there, locked or damaged."""
        try:
            info = self._packed.getinfo(name)
        except KeyError:
            raise UnreadableSource(
                say("It is incomplete: its part {name} is missing.", name=name)
            ) from None
        if info.flag_bits & 1:
            raise UnreadableSource(say("It is encrypted: save it without its password."))
        check_part(info.file_size, info.compress_size)
        try:
            return self._packed.read(info)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as error:
            raise UnreadableSource(
                say(
                    "It is damaged: its part {name} can't be unpacked ({reason}).",
                    name=name,
                    reason=_reason(error),
                )
            ) from error


@contextmanager
def package(path: Path) -> Iterator[Package]:
    """The parts of a document that is a ZIP file; raises `UnreadableSource` if it is damaged."""
    try:
        packed = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise UnreadableSource(
            say("It is damaged or cut off: {reason}. Fetch it again.", reason=_reason(error))
        ) from error
    with packed:
        yield Package(packed)


def _reason(error: Exception) -> str:
    return str(error).rstrip(".") or type(error).__name__
