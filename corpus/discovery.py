"""Sources → files: a file, a folder with all below it, or a pattern like "pages/*.html"."""

from __future__ import annotations

import glob
import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from corpus.readers import READERS, suffix_of
from corpus.types import Refused

_UNKNOWN = f"No reader for this kind of file; these can be read: {', '.join(READERS)}."
_ABOUT = re.compile(r"(?:readme|source|licen[cs]e|changelog|contributing)\b", re.IGNORECASE)
_PATTERN = frozenset("*?[")


def discover(sources: Iterable[str | Path]) -> Iterator[Path | Refused]:
    """The files of all sources, in order and each once; what is passed over comes with the reason.

    In folders, hidden files and notes about the folder (README, SOURCE) are passed over; named
    outright they are read.
    """
    seen: set[Path] = set()
    for source in sources:
        for found in _discover(str(source)):
            if isinstance(found, Refused):
                yield found
            elif (real := found.resolve()) not in seen:
                seen.add(real)
                yield found


def _discover(source: str) -> Iterator[Path | Refused]:
    path = Path(source)
    try:
        if path.is_dir():
            yield from _folder(path, [path.resolve()])
        elif path.exists() or path.is_symlink():
            yield _file(path)
        elif _PATTERN & set(source):
            yield from _matching(source)
        else:
            yield Refused(source, "There is no such file or folder.")
    except PermissionError:
        yield Refused(source, "It can't be read: this user has no rights to it.")
    except OSError as error:  # a name too long, a chain of links that never ends
        yield Refused(source[:200], f"It can't be read: {error.strerror}.")


def _matching(pattern: str) -> Iterator[Path | Refused]:
    names = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 - takes absolute patterns
    if not names:
        yield Refused(pattern, "No file matches this pattern.")
    for name in names:
        path = Path(name)
        yield from _folder(path, [path.resolve()]) if path.is_dir() else iter([_file(path)])


def _folder(folder: Path, above: list[Path]) -> Iterator[Path | Refused]:
    try:
        entries = sorted(folder.iterdir())
    except PermissionError:
        yield Refused(str(folder), "It can't be opened: this user has no rights to the folder.")
        return
    for entry in entries:
        if entry.name.startswith("."):
            yield Refused(str(entry), "Hidden files are passed over; name it outright to read it.")
        elif not entry.is_dir() and _ABOUT.match(entry.name):
            yield Refused(str(entry), "It is about the folder, by its name; name it to read it.")
        elif not entry.is_dir():
            yield _file(entry)
        elif (real := entry.resolve()) in above:
            yield Refused(str(entry), "This link leads back to a folder above it.")
        else:
            yield from _folder(entry, [*above, real])


def _file(path: Path) -> Path | Refused:
    """The file if it can be read; opening it is for the reader, which says what is wrong inside."""
    if path.is_symlink() and not path.exists():
        return Refused(str(path), "This link leads nowhere, or in a circle.")
    if not path.is_file():
        return Refused(str(path), "It is not a file of words, but a device or a pipe.")
    if suffix_of(path) is None:
        return Refused(str(path), _UNKNOWN)
    if not os.access(path, os.R_OK):
        return Refused(str(path), "It can't be read: this user has no rights to it.")
    return path
