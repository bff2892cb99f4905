"""RTF → blocks. Every byte is read as the page says: its code page, its font's, or Unicode.

After Microsoft's specification 1.9.1. Own code: what `striprtf` gives has bars between cells,
addresses in the text and no footnotes, none of which is what a reader of the page sees.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from corpus.errors import UnreadableSource
from corpus.messages import say
from corpus.office import Writing, as_notes, row_blocks
from corpus.title_words import word_set
from corpus.types import Block

_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\(.)|([{}])|([^\\{}\r\n]+)|"
    rb"[\r\n]+|\\",
    re.DOTALL,
)
_SKIPPED = word_set(
    """
    colortbl stylesheet listtable listoverridetable pict objdata object header headerl headerr
    headerf footer footerl footerr footerf fldinst themedata colorschememapping datastore xmlnstbl
    latentstyles rsidtbl generator pgptbl annotation atnid atnauthor atnref atndate atntime
    bkmkstart bkmkend listtext pntext pn sp xe tc falt panose filetbl revtbl private nonesttables
    ftnsep ftnsepc aftnsep aftnsepc
    """
)
_CHARACTERS = {
    "emdash": "—", "endash": "–", "bullet": "•", "lquote": "‘", "rquote": "’", "ldblquote": "“",
    "rdblquote": "”", "tab": "\t", "line": "\n", "emspace": "\u2003", "enspace": "\u2002",
    "qmspace": "\u2005", "zwj": "\u200d", "zwnj": "\u200c", "ltrmark": "\u200e",
    "rtlmark": "\u200f",
}  # fmt: skip
_CHARSETS = {
    0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 134: "cp936", 136: "cp950",
    161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257",
    204: "cp1251", 222: "cp874", 238: "cp1250", 254: "cp437", 255: "cp850",
}  # fmt: skip
_NUMBERED = {
    10000: "mac_roman", 10007: "mac_cyrillic", 20866: "koi8_r", 21866: "koi8_u", 65001: "utf-8",
    28591: "latin_1", 28592: "iso8859_2", 28595: "iso8859_5", 28597: "iso8859_7",
}  # fmt: skip
_PAGES = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
_DEEPEST = 1000


@dataclass(frozen=True, slots=True)
class _State:
    """What holds within a group and ends with it."""

    place: str = "text"  # "text", "note", "skip", or a property that is being read
    skip: int = 1  # bytes that stand for a \\u where Unicode is not known
    font: str = ""
    bold: bool = False
    hidden: bool = False


@dataclass(slots=True)
class Rtf:
    """A document as it is read; `blocks` are in order, footnotes last."""

    blocks: list[Block] = field(default_factory=list)
    properties: dict[str, str] = field(default_factory=dict)
    _notes: list[Block] = field(default_factory=list)
    _row: list[list[Block]] = field(default_factory=list)
    _cell: list[Block] = field(default_factory=list)
    _writing: dict[str, Writing] = field(default_factory=dict)
    _encoding: str = "cp1252"
    _fonts: dict[str, str] = field(default_factory=dict)
    _bytes: bytearray = field(default_factory=bytearray)
    _units: list[int] = field(default_factory=list)
    _in_table: bool = False
    _heading: bool = False
    _listed: bool = False
    _state: _State = field(default_factory=_State)
    _stack: list[_State] = field(default_factory=list)
    _to_skip: int = 0
    _starred: bool = False
    _at: int = 0

    @classmethod
    def read(cls, data: bytes) -> Rtf:
        """Raises `UnreadableSource` if groups are nested past all measure."""
        rtf = cls()
        while found := _TOKEN.match(data, rtf._at):
            rtf._at = found.end()
            rtf._take(found)
        rtf._flush()
        rtf._end_paragraph()
        rtf._end_row()
        rtf.blocks += as_notes(rtf._notes)
        return rtf

    def _take(self, found: re.Match[bytes]) -> None:
        word, argument, code, symbol, brace, text = found.groups()
        if code or text:
            self._raw(bytes.fromhex(code.decode()) if code else text)
            return
        if word == b"u" and argument:
            self._unicode(int(argument))
            return
        self._flush()
        self._to_skip = 0
        if brace:
            self._group(opened=brace == b"{")
        elif symbol:
            self._symbol(symbol.decode("latin-1"))
        elif word:
            self._word(word.decode(), int(argument) if argument else None)

    def _raw(self, data: bytes) -> None:
        """Bytes of text, but for those that only stand in for a character told by \\u."""
        skipped = min(self._to_skip, len(data))
        self._to_skip -= skipped
        if data := data[skipped:]:
            self._flush(units_only=True)
            self._bytes += data

    def _unicode(self, number: int) -> None:
        if self._bytes:
            self._flush()
        self._units.append(number & 0xFFFF)
        self._to_skip = self._state.skip

    def _flush(self, *, units_only: bool = False) -> None:
        if self._units:
            raw = b"".join(unit.to_bytes(2, "little") for unit in self._units)
            self._units.clear()
            self._write(raw.decode("utf-16-le", "replace"))
        if self._bytes and not units_only:
            encoding = self._fonts.get(self._state.font) or self._encoding
            data, self._bytes = bytes(self._bytes), bytearray()
            self._write(data.decode(encoding, "replace"))

    def _write(self, text: str) -> None:
        state = self._state
        if state.place == "fonttbl" or state.place == "skip" or state.hidden:
            return
        if state.place in ("text", "note"):
            self._writing.setdefault(state.place, Writing()).write(text, bold=state.bold)
        else:
            self.properties[state.place] = self.properties.get(state.place, "") + text

    def _group(self, *, opened: bool) -> None:
        if opened:
            if len(self._stack) > _DEEPEST:
                raise UnreadableSource(say("Its groups are nested too deeply to be read."))
            self._stack.append(self._state)
        elif self._stack:
            before = self._state
            self._state = self._stack.pop()
            if before.place == "note" != self._state.place:
                self._end_paragraph("note")
        self._starred = False

    def _symbol(self, symbol: str) -> None:
        match symbol:
            case "*":
                self._starred = True
            case "~":
                self._write("\xa0")
            case "_":
                self._write("-")
            case "{" | "}" | "\\":
                self._write(symbol)
            case "\n" | "\r":
                self._end_paragraph(self._state.place)

    def _word(self, word: str, number: int | None) -> None:
        starred, self._starred = self._starred, False
        if self._destination(word, starred=starred) or self._state.place == "skip":
            if word == "bin":
                self._at += max(0, number or 0)
            return
        if word in _CHARACTERS:
            self._write(_CHARACTERS[word])
        elif word in ("par", "sect", "page", "column"):
            self._end_paragraph(self._state.place)
        elif word in ("cell", "nestcell"):
            self._end_paragraph()
            self._row.append(self._cell)
            self._cell = []
        elif word in ("row", "nestrow"):
            self._end_row()
        else:
            self._format(word, number)

    def _format(self, word: str, number: int | None) -> None:
        on = number != 0
        match word:
            case "pard":
                self._in_table = self._heading = self._listed = False
            case "intbl":
                self._in_table = True
            case "outlinelevel":
                self._heading = number is not None and 0 <= number < 9
            case "ls" | "ilvl":
                self._listed = True
            case "plain":
                self._state = replace(self._state, bold=False, hidden=False)
            case "b":
                self._state = replace(self._state, bold=on)
            case "v" | "deleted":
                self._state = replace(self._state, hidden=on)
            case "f":
                self._state = replace(self._state, font=str(number))
            case "uc":
                self._state = replace(self._state, skip=max(0, min(number or 0, 8)))
            case "fcharset" if self._state.place == "fonttbl":
                self._fonts[self._state.font] = _CHARSETS.get(number or 0, "") if number else ""
            case "ansicpg":
                self._encoding = _NUMBERED.get(number or 0) or _known(f"cp{number}") or "cp1252"
            case "mac" | "pc" | "pca":
                self._encoding = _PAGES[word]
            case "bin":
                self._at += max(0, number or 0)

    def _destination(self, word: str, *, starred: bool) -> bool:
        """Whether a word says where the rest of its group goes; it goes there from now on."""
        if word == "shptxt":  # a text box, within what is skipped
            place = "text"
        elif word in ("footnote", "endnote"):
            place = "note"
        elif word in ("fonttbl", "title", "creatim") and self._state.place in ("text", "info"):
            place = word
        elif word == "info":
            place = "info"
        elif self._state.place == "info":
            return True
        elif word in _SKIPPED or (starred and word not in ("shppict", "fldinst")):
            place = "skip"
        else:
            return False
        self._state = replace(self._state, place=place)
        return True

    def _end_paragraph(self, place: str = "text") -> None:
        writing = self._writing.pop(place, None)
        if writing is None:
            return
        if place == "text":
            writing.role = "heading" if self._heading else "list item" if self._listed else "remark"
        if block := writing.block():
            if place == "note":
                self._notes.append(block)
            elif self._in_table:
                self._cell.append(block)
            else:
                self.blocks.append(block)

    def _end_row(self) -> None:
        self.blocks += row_blocks([*self._row, self._cell])
        self._row, self._cell = [], []


def _known(encoding: str) -> str | None:
    try:
        return codecs.lookup(encoding).name
    except LookupError:
        return None


def created(data: bytes) -> Iterator[str]:
    """The day a document says it was made, ISO 8601, if it says so."""
    found = re.search(rb"\\creatim\\yr(\d{4})\\mo(\d{1,2})\\dy(\d{1,2})", data)
    if found:
        yield "-".join(part.decode().zfill(2) for part in found.groups())
