"""Names of what is brought: made safe to store under, and refused where nothing could read it."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from corpus.messages import Message, say
from corpus.readers import READERS, suffix_of

LONGEST = 150  # bytes of a stored name in UTF-8, without its ending
_FORBIDDEN = re.compile(r'[<>:"|?*]')
_PACKED = (
    *(".zip", ".tar", ".tgz", ".7z", ".rar", ".gz", ".bz2", ".xz", ".zst"),
    *(".tbz2", ".txz", ".iso", ".dmg"),
)


def endings() -> tuple[str, ...]:
    """The endings of names that some reader reads, in the readers' order."""
    return tuple(READERS)


def shown_name(name: str) -> str:
    """The name with its folders as a person may see it: one line, nothing that turns or hides."""
    return _visible(name.replace("\\", "/")).strip("/ ")[-300:]


def stored_name(name: str) -> str:
    """The name alone, without folders, as a file may bear it anywhere; its ending stays."""
    last = _visible(name.replace("\\", "/").rsplit("/", 1)[-1])
    clean = _FORBIDDEN.sub("_", last).strip(" .")
    ending = suffix_of(Path(clean)) or ""
    stem = clean[: len(clean) - len(ending)].strip(" .")
    short = stem.encode()[:LONGEST].decode("utf-8", "ignore").strip(" .")
    return f"{short or 'statement'}{ending.lower()}"


def refusal(name: str) -> Message | None:
    """Why a file of this name is not read, in a sentence with what to do; None if it may be."""
    path = Path(name.lower())
    if suffix_of(path) and path.name not in READERS:
        return None
    if path.name.endswith(_PACKED):
        return say("It is packed: unpack it and bring what is inside.")
    if not path.suffix:
        return say("Its name has no ending that tells what it is: give it one, like .txt.")
    return say(
        "Files ending in {ending} are not read: save it as text or as a web page.",
        ending=path.suffix[:20],
    )


def pasted_name(text: str) -> str:
    """What a pasted text is called: by its first words."""
    first = next((line.strip() for line in text.splitlines() if line.strip()), "")
    words = " ".join(first.replace("/", "-").split()[:8])[:60]
    return stored_name(f"{words.strip(' .') or 'pasted text'}.txt")


def _visible(name: str) -> str:
    """Composed, without controls, surrogates and marks of direction."""
    composed = unicodedata.normalize("NFC", name)
    return "".join(
        " " if unicodedata.category(c) in ("Zl", "Zp", "Zs") else c
        for c in composed
        if unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co", "Cn")
    )
