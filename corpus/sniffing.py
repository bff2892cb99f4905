"""What a file is by its first bytes, whatever its name says."""

from __future__ import annotations

import re
import zipfile
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from corpus.errors import UnreadableSource
from corpus.messages import joined, say

_HEAD = 4096  # bytes that tell


@dataclass(frozen=True, slots=True)
class Content:
    """What a file is, in words, and the ending it should have if it can be read."""

    what: str
    suffix: str | None = None

    @property
    def remedy(self) -> str:
        """What to do with a file whose name says otherwise; "" if nothing helps."""
        if not self.suffix:
            return ""
        told = say("Give its name the ending {suffix}, then it can be read.", suffix=self.suffix)
        return joined([" ", told])


PDF = Content(say("a PDF file"), ".pdf")
RTF = Content(say("an RTF document"), ".rtf")
HTML = Content(say("an HTML page"), ".html")
PARQUET = Content(say("a Parquet table"), ".parquet")
VTT = Content(say("a WebVTT transcript"), ".vtt")
TAR = Content(say("a TAR archive"), ".tar")
ZIP = Content(say("a ZIP archive"), ".zip")
DOCX = Content(say("a Word document"), ".docx")
ODT = Content(say("an OpenDocument text"), ".odt")
EPUB = Content(say("an EPUB book"), ".epub")
_ENCRYPTED = Content(say("an encrypted Office document: save it without its password"))
_OLD = Content(say("an old Office file: save it as DOCX, or a table as CSV"))
_IMAGE = Content(say("an image"))

_SIGNATURES = (
    (b"%PDF-", PDF),
    (b"{\\rt", RTF),
    (b"PAR1", PARQUET),
    (b"WEBVTT", VTT),
    (b"\x89PNG", _IMAGE),
    (b"\xff\xd8\xff", _IMAGE),
    (b"GIF8", _IMAGE),
    (b"\x1f\x8b", Content(say("gzip-compressed"))),
    (b"\xfd7zXZ", Content(say("xz-compressed"))),
    (b"BZh", Content(say("bzip2-compressed"))),
    (b"7z\xbc\xaf\x27\x1c", Content(say("a 7z archive: unpack it first"))),
    (b"Rar!", Content(say("a RAR archive: unpack it first"))),
    (b"\x7fELF", Content(say("a program"))),
    (b"SQLite format 3", Content(say("a database"))),
)
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html)\b", re.I | re.S
)
# What a ZIP file is by what it holds.
_WITHIN = (
    ("word/document.xml", DOCX),
    ("xl/workbook.xml", Content(say("an Excel workbook: save it as CSV"))),
    ("ppt/presentation.xml", Content(say("a PowerPoint presentation: save it as PDF"))),
    ("META-INF/container.xml", EPUB),
    ("content.xml", ODT),
)


def content_of(data: bytes) -> Content | None:
    """What bytes are; `None` for text and for what nobody knows."""
    head = data[:_HEAD]
    for signature, content in _SIGNATURES:
        if head.startswith(signature):
            return content
    if head.startswith(b"PK\x03\x04"):
        return _zipped(data)
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        return _ENCRYPTED if "EncryptedPackage".encode("utf-16-le") in data else _OLD
    if head[257:262] == b"ustar":
        return TAR
    if PDF_MARK in head[:1024]:
        return PDF
    return HTML if _HTML.match(head) else None


PDF_MARK = b"%PDF-"


def expect(path: Path, content: Content) -> None:
    """Raise `UnreadableSource`, saying what the file is, where it is not that `content`."""
    if path.stat().st_size == 0:
        raise UnreadableSource(say("It is empty: there is nothing to read."))
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if content in (DOCX, ODT, EPUB, ZIP) and head.startswith(b"PK"):
        found: Content | None = _named(path, content)
    elif head.startswith(b"\xd0\xcf\x11\xe0"):
        found = content_of(path.read_bytes()[:50_000_000])
    else:
        found = content_of(head)
    if found != content:
        told = say("Its content is something else, perhaps text")
        if found:
            told = say("It is {what}", what=found.what)
        raise UnreadableSource(
            say(
                "It is not {what}, though its name says so. {told}.{remedy}",
                what=content.what,
                told=told,
                remedy=found.remedy if found else "",
            )
        )


def _named(path: Path, wanted: Content) -> Content:
    """What a ZIP file holds; one that is damaged is taken for what its name says."""
    try:
        with zipfile.ZipFile(path) as packed:
            return ZIP if wanted == ZIP else _told(packed)
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return wanted


def _zipped(data: bytes) -> Content:
    damaged = (zipfile.BadZipFile, ValueError, NotImplementedError)
    with suppress(*damaged), zipfile.ZipFile(BytesIO(data)) as packed:
        return _told(packed)
    return ZIP


def _told(packed: zipfile.ZipFile) -> Content:
    names = set(packed.namelist())
    return next((content for name, content in _WITHIN if name in names), ZIP)
