"""TAR archives, plain or compressed: read as a stream, a member at a time, never unpacked."""

from __future__ import annotations

import tarfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import BinaryIO, cast

from corpus.archives import NO_FILE, judged
from corpus.errors import UnreadableSource
from corpus.messages import say
from corpus.types import Found, Member, Refused
from corpus.unpacking import LARGEST_PART, Damaged, Metered


class TarReader:
    """Yields members whole; links, devices and names that lead outside are refused."""

    name = "TAR"
    suffixes = (*(".tar", ".tar.gz", ".tgz", ".tar.xz", ".txz", ".tar.bz2", ".tbz2"),)
    isolated = True
    kept = "each file in it that can be read, its path in the archive as provenance"

    def read(
        self, path: Path, *, source_id: str, columns: Mapping[str, str] | None = None
    ) -> Iterator[Found]:
        size = path.stat().st_size
        if not size:
            raise UnreadableSource(say("It is empty: there is nothing to read."))
        held = False
        with _unpacked(path) as stream:
            metered = cast(BinaryIO, Metered(stream, size))
            try:
                with tarfile.open(fileobj=metered, mode="r|") as archive:
                    for info in archive:
                        for found in _found(archive, info):
                            held = True
                            yield found
                        archive.members = []  # type: ignore[attr-defined]  # or tarfile keeps what it knows of every member
            except (tarfile.TarError, Damaged) as error:
                raise UnreadableSource(_damage(error, held=held)) from error
        if not held:
            raise UnreadableSource(say("It is empty: there is nothing in it to read."))


def _damage(error: Exception, *, held: bool) -> str:
    reason = str(error).rstrip(".") or say("it ends in the middle")
    if held:
        return say(
            "It is cut off or damaged after what was read ({reason}). Fetch it again, or unpack it "
            "and add the folder.",
            reason=reason,
        )
    return say(
        "It is no TAR archive ({reason}). Fetch it again, or unpack it and add the folder.",
        reason=reason,
    )


def _unpacked(path: Path) -> BinaryIO:
    """The archive's bytes, decompressed by what they are and not by what the name says."""
    with path.open("rb") as file:
        head = file.read(6)
    if head.startswith(b"\x1f\x8b"):
        import gzip

        return cast(BinaryIO, gzip.open(path, "rb"))
    if head.startswith(b"\xfd7zXZ"):
        import lzma

        return cast(BinaryIO, lzma.open(path, "rb"))
    if head.startswith(b"BZh"):
        import bz2

        return cast(BinaryIO, bz2.open(path, "rb"))
    return path.open("rb")


def _found(archive: tarfile.TarFile, info: tarfile.TarInfo) -> Iterator[Found]:
    if info.isdir():
        return
    told = judged(info.name)
    if not isinstance(told, str):
        yield from [told] if told else []
    elif not info.isreg() or info.issparse():
        yield Refused(told, NO_FILE)
    elif info.size > LARGEST_PART:
        yield Refused(
            told,
            say(
                "It has {megabytes} MB, over {most} MB: unpack it and add it by itself.",
                megabytes=info.size >> 20,
                most=LARGEST_PART >> 20,
            ),
        )
    else:
        file = archive.extractfile(info)
        data = file.read() if file else b""
        if len(data) < info.size:
            yield Refused(told, say("It is cut off: the archive ends in the middle of it."))
        else:
            yield Member(told, data)


READER = TarReader()
