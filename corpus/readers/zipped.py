"""ZIP archives: each member that can be read, one after another, never unpacked to its own path."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from corpus.archives import NO_FILE, judged
from corpus.errors import UnreadableSource, sentence_of
from corpus.messages import say
from corpus.sniffing import ZIP, expect
from corpus.types import Found, Member, Refused
from corpus.unpacking import LARGEST_WHOLE, check_part

_UNIX_FILE = (0, 0o100000)  # the type bits of a plain file, or none where none are told
_UTF8 = 0x800  # the flag that says that a name is in UTF-8


class ZipReader:
    """Yields members whole; what is hostile or damaged among them is refused by name."""

    name = "ZIP"
    suffixes = (".zip",)
    isolated = True
    kept = "each file in it that can be read, its path in the archive as provenance"

    def read(
        self, path: Path, *, source_id: str, columns: Mapping[str, str] | None = None
    ) -> Iterator[Found]:
        expect(path, ZIP)
        try:
            archive = zipfile.ZipFile(path)
        except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
            raise UnreadableSource(
                say(
                    "It is damaged or cut off: {reason}. Fetch it again.",
                    reason=str(error).rstrip("."),
                )
            ) from error
        with archive:
            left, held = LARGEST_WHOLE, False
            for info in archive.infolist():
                for found in _found(archive, info):
                    held = True
                    left -= len(found.data) if isinstance(found, Member) else 0
                    yield found
                if left < 0:
                    raise UnreadableSource(
                        say("It unpacks to over 8 GB: unpack it and add the folder.")
                    )
            if not held:
                raise UnreadableSource(say("It is empty: there is nothing in it to read."))


def _found(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[Found]:
    if info.is_dir():
        return
    told = judged(_name(info))
    if not isinstance(told, str):
        yield from [told] if told else []
    elif (info.external_attr >> 16) & 0o170000 not in _UNIX_FILE:
        yield Refused(told, NO_FILE)
    elif info.flag_bits & 1:
        yield Refused(told, say("It is encrypted: unpack the archive with its password first."))
    else:
        try:
            check_part(info.file_size, info.compress_size)
            yield Member(told, archive.read(info))
        except UnreadableSource as error:
            yield Refused(told, sentence_of(error))
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as error:
            yield Refused(
                told,
                say(
                    "It is damaged: {reason}.",
                    reason=str(error).rstrip(".") or say("it is cut off"),
                ),
            )


def _name(info: zipfile.ZipInfo) -> str:
    """The member's name; one that is not said to be UTF-8 may be, or be in the DOS page."""
    name = info.orig_filename.partition("\0")[0]
    if info.flag_bits & _UTF8:
        return name
    try:
        raw = name.encode("cp437")
    except UnicodeEncodeError:
        return name
    for encoding in ("utf-8", "cp866"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return name


READER = ZipReader()
