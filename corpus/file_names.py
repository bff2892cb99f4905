"""What names of files tell: which are hidden or left behind, which hold no statement."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from corpus.title_words import word_set

_ABOUT = re.compile(r"(?:readme|source|licen[cs]e|changelog|contributing|notice)\b", re.IGNORECASE)
_LEFT_BEHIND = re.compile(
    r"thumbs\.db|desktop\.ini|icon\r|~\$.*|.*~|.*\.(?:tmp|bak|swp|part|crdownload|lock)|"
    r"__macosx|__pycache__|makefile",
    re.IGNORECASE,
)
# What a saved web page brings along, and what is looked at or run.
_WORDLESS = word_set(
    """
.png .jpg .jpeg .gif .svg .webp .ico .bmp .tif .tiff .heic .avif .css .js .mjs .map .woff .woff2
.ttf .otf .eot .mp3 .mp4 .m4a .m4v .wav .ogg .webm .avi .mov .mkv .py .pyc .sh .exe .dll .so .bin
.yml .yaml .toml .cfg .ini .sha256 .md5 .sig .asc
"""
)


def unseen(name: str) -> bool:
    """Whether a file or folder is hidden, or what a system or an editor leaves behind."""
    return name.startswith(".") or bool(_LEFT_BEHIND.fullmatch(name))


def no_words(name: str) -> bool:
    """Whether nobody takes the file for a statement: a picture, a script, a note on the folder."""
    return bool(_ABOUT.match(name)) or PurePosixPath(name).suffix.lower() in _WORDLESS
