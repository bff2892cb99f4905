"""Readers by suffix. A new format is a module here with a `READER`; nothing else names it."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from corpus.errors import UnreadableSource
from corpus.messages import say
from corpus.readers.base import Reader


def _found() -> tuple[Reader, ...]:
    names = sorted(module.name for module in iter_modules(__path__))
    modules = (import_module(f"{__name__}.{name}") for name in names)
    return tuple(module.READER for module in modules if hasattr(module, "READER"))


FORMATS: tuple[Reader, ...] = _found()
# Every ending that can be read, in lower case with the dot.
READERS: Mapping[str, Reader] = {suffix: reader for reader in FORMATS for suffix in reader.suffixes}


def suffix_of(path: Path) -> str | None:
    """The longest known suffix that the file's name ends in, or `None`."""
    name = path.name.lower()
    return max((suffix for suffix in READERS if name.endswith(suffix)), key=len, default=None)


def reader_for(path: Path) -> Reader:
    """The reader of a file, by its name; raises `UnreadableSource` where there is none."""
    suffix = suffix_of(path)
    if suffix is None:
        raise UnreadableSource(
            say(
                "Files named {suffix} can't be read; these can: {endings}.",
                suffix=path.suffix or say("without a suffix"),
                endings=", ".join(READERS),
            )
        )
    return READERS[suffix]
