"""Sources → files: a file, a folder with all below it, or a pattern like "pages/*.html".

What looked like a statement and can't be read is refused by name. What nobody took for one is
passed over and only counted: hidden files, notes about the folder, pictures, a system's leavings.
"""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from corpus.file_names import no_words, unseen
from corpus.messages import say
from corpus.readers import READERS, suffix_of
from corpus.types import Refused

_UNKNOWN = say(
    "No reader for this kind of file; these can be read: {endings}.", endings=", ".join(READERS)
)
_NO_NAME = say("Its name is not in UTF-8, so it can't be stored: rename the file, or its folder.")
_PATTERN = frozenset("*?[")


def discover(sources: Iterable[str | Path]) -> Iterator[Path | Refused]:
    """The files of all sources, in order and each once; what is passed over comes with the reason.

    Hidden files and notes about a folder are read if they are named outright.
    """
    seen: set[Path] = set()
    for source in sources:
        for found in _discover(str(source)):
            if isinstance(found, Refused):
                yield replace(found, source_id=_spoken(found.source_id))
            elif _spoken(str(found.resolve())) != str(found.resolve()):
                yield Refused(_spoken(str(found)), _NO_NAME)
            elif (real := found.resolve()) not in seen:
                seen.add(real)
                yield found


def _spoken(name: str) -> str:
    """A file's name with what is no UTF-8 in it as numbers, fit to be printed and stored."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def passed_over(sources: Iterable[str | Path]) -> int:
    """How many files of these folders nobody took for statements; hidden ones do not count."""
    # Path.is_dir raises for a name too long; os.path.isdir says no.
    folders = {Path(source).resolve() for source in sources if os.path.isdir(source)}  # noqa: PTH112
    passed = set()
    for folder in folders:
        for place, names, files in os.walk(folder):
            names[:] = [name for name in names if not unseen(name)]
            passed |= {Path(place, name) for name in files if not unseen(name) and no_words(name)}
    return len(passed)


def no_statement(path: str) -> bool:
    """Whether nobody would take a file of a folder for a statement, by its name or its folders'."""
    *folders, name = path.replace("\\", "/").split("/")
    return any(unseen(part) for part in (*folders, name) if part) or no_words(name)


def _discover(source: str) -> Iterator[Path | Refused]:
    path = Path(source)
    try:
        if path.is_dir():
            yield from _whole(path)
        elif path.exists() or path.is_symlink():
            yield _file(path)
        elif _PATTERN & set(source):
            yield from _matching(source)
        else:
            yield Refused(source, say("There is no such file or folder."))
    except PermissionError:
        yield Refused(source, say("It can't be read: this user has no rights to it."))
    except OSError as error:  # a name too long, a chain of links that never ends
        yield Refused(
            source[:200], say("It can't be read: {reason}.", reason=error.strerror or str(error))
        )


def _matching(pattern: str) -> Iterator[Path | Refused]:
    names = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 - takes absolute patterns
    if not names:
        yield Refused(pattern, say("No file matches this pattern."))
    for name in names:
        path = Path(name)
        yield from _folder(path, [path.resolve()]) if path.is_dir() else iter([_file(path)])


def _whole(folder: Path) -> Iterator[Path | Refused]:
    """A folder that was asked for: if nothing at all comes of it, that is said."""
    found = _folder(folder, [folder.resolve()])
    first = next(found, None)
    yield first or Refused(str(folder), say("There is nothing in this folder that can be read."))
    yield from found


def _folder(folder: Path, above: list[Path]) -> Iterator[Path | Refused]:
    try:
        entries = sorted(folder.iterdir())
    except PermissionError:
        yield Refused(
            str(folder), say("It can't be opened: this user has no rights to the folder.")
        )
        return
    for entry in entries:
        if unseen(entry.name):
            continue
        if not entry.is_dir():
            if not no_words(entry.name):
                yield _file(entry)
        elif (real := entry.resolve()) in above:
            yield Refused(str(entry), say("This link leads back to a folder above it."))
        else:
            yield from _folder(entry, [*above, real])


def _file(path: Path) -> Path | Refused:
    """The file if it can be read; opening it is for the reader, which says what is wrong inside."""
    if path.is_symlink() and not path.exists():
        return Refused(str(path), say("This link leads nowhere, or in a circle."))
    if not path.is_file():
        return Refused(str(path), say("It is not a file of words, but a device or a pipe."))
    if suffix_of(path) is None:
        return Refused(str(path), _UNKNOWN)
    if not os.access(path, os.R_OK):
        return Refused(str(path), say("It can't be read: this user has no rights to it."))
    return path
