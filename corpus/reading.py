"""A file and the files within it → documents: archives and mails are read to a small depth."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from corpus.errors import UnreadableSource, sentence_of
from corpus.isolation import read_parts
from corpus.messages import say
from corpus.readers import suffix_of
from corpus.types import Document, Found, Member, PassedOver, Refused

DEEPEST = 3  # archives within archives; whoever packs deeper means no good

Read = Document | Refused | PassedOver


def read_file(
    path: Path,
    *,
    source_id: str,
    columns: Mapping[str, str] | None = None,
    time_limit: float = 20.0,
    isolated: bool = False,
) -> Iterator[Read]:
    """The documents of a file, in order, with those of files within it under their names.

    All of it is read in a child process if `isolated`, else what other people's libraries read.

    Raises `UnreadableSource` if the file itself can't be read; a file within one that can't be
    read is a `Refused`, and the rest goes on.
    """
    read = partial(read_parts, columns=columns, time_limit=time_limit, isolated=isolated)
    yield from _opened(read(path, source_id=source_id), "", read)


def _opened(
    parts: Iterator[Found], within: str, read: Callable[..., Iterator[Found]]
) -> Iterator[Read]:
    """The parts, with each member read; `within` is the path of archives they came out of."""
    for part in parts:
        if isinstance(part, Member):
            yield from _member(part, within, read)
        elif not within:
            yield part
        elif isinstance(part, Document):
            yield replace(part, metadata=replace(part.metadata, member=within))
        else:
            name = part.source_id
            yield part if name.startswith(within) else replace(part, source_id=f"{within}/{name}")


def _member(member: Member, within: str, read: Callable[..., Iterator[Found]]) -> Iterator[Read]:
    name = f"{within}/{member.name}" if within else member.name
    suffix = suffix_of(Path(member.name)) or ""
    if name.count("/") and _depth(name) > DEEPEST:
        yield Refused(
            name,
            say(
                "It is packed more than {deepest} archives deep: unpack them first.",
                deepest=DEEPEST,
            ),
        )
        return
    with TemporaryDirectory(prefix="on-the-record-") as folder:
        # Its own name may be too long for a file, or none; only its ending tells the reader.
        path = Path(folder, f"member{suffix}")
        path.write_bytes(member.data)
        try:
            yield from _opened(read(path, source_id=name), name, read)
        except UnreadableSource as error:
            yield Refused(name, sentence_of(error))


def _depth(name: str) -> int:
    """How many files with a reader of their own a member's path leads through."""
    parts = PurePosixPath(name).parts
    return sum(suffix_of(Path(part)) is not None for part in parts)
