"""Which members of an archive are read, whatever it is packed with: told by their names alone."""

from __future__ import annotations

import posixpath
from pathlib import Path

from corpus.file_names import no_words, unseen
from corpus.messages import say
from corpus.types import PassedOver, Refused

NO_READER = say("No reader for this kind of file.")
LEADS_OUTSIDE = say("Its name leads outside the archive: it was not unpacked.")
NO_FILE = say("It is a link or a device, not a file: it was not unpacked.")


def judged(name: str) -> Refused | PassedOver | str | None:
    """The member's plain path if it is to be read, or why it is not; `None` if it is unseen.

    The same rules as in a folder: what is hidden or left behind is not even counted.
    """
    from corpus.readers import suffix_of

    path = name.replace("\\", "/")
    parts = [part for part in path.split("/") if part not in ("", ".")]
    if path.startswith("/") or ".." in parts or (parts and parts[0][1:2] == ":"):
        return Refused(shown(name), LEADS_OUTSIDE)
    if not parts or any(unseen(part) for part in parts):
        return None
    plain = shown(posixpath.join(*parts))
    if no_words(parts[-1]):
        return PassedOver(plain, say("It is no statement: a picture, a program or a note."))
    if suffix_of(Path(parts[-1])) is None:
        return Refused(plain, NO_READER)
    return plain


def shown(name: str) -> str:
    """A member's name fit to be printed and stored, whatever bytes it was made of."""
    return name.encode("utf-8", "backslashreplace").decode("utf-8")[:500]
