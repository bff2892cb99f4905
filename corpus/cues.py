"""Cues of subtitles → paragraphs: sentences cut over several cues become whole again."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from corpus.labels import read_label
from corpus.types import Block

_TIME = r"(?:(\d{1,3}):)?(\d{1,2}):(\d{1,2})[.,](\d{1,3})"
_TIMES = re.compile(rf"^\s*{_TIME}\s*-->\s*{_TIME}[^\n]*$", re.MULTILINE)
_VOICE = re.compile(r"<v(?:\.[^ >]*)?\s+([^>]{1,100})>")
_TAG = re.compile(r"</?[a-z][^<>]{0,80}>|<\d[\d:.]*>|\{\\[^{}]{0,60}\}", re.IGNORECASE)
_CHANGE = re.compile(r"^\s*(?:>>+|&gt;&gt;|[-–—]\s(?=\S))\s*")
_NOTE = re.compile(r"[(\[♪][^()\[\]]{1,200}[)\]♪]\.?")
_ENDED = re.compile(r"[.!?…][\"”’»)]*$")
_PAUSE = 2.5  # seconds of silence after a whole sentence that part two paragraphs
_LONG = 700  # characters after which the next whole sentence ends a paragraph


@dataclass(frozen=True, slots=True)
class Cue:
    """What is shown from `start` to `end` (seconds); `voice` is who is said to speak."""

    start: float
    end: float
    lines: tuple[str, ...]
    voice: str | None = None


def cues_of(text: str) -> Iterator[Cue]:
    """The cues in order; numbers, settings, styles and notes between them are none."""
    times = list(_TIMES.finditer(text))
    for number, found in enumerate(times):
        after = times[number + 1].start() if number + 1 < len(times) else len(text)
        body = text[found.end() : after].strip("\n").split("\n\n")[0]
        voice: str | None = None
        lines: list[str] = []
        for line in body.split("\n"):
            if told := _VOICE.search(line):
                if lines:  # two voices in one cue: two cues at one time
                    yield Cue(_seconds(found, 1), _seconds(found, 5), tuple(lines), voice)
                    lines = []
                voice = html.unescape(told[1]).strip()
            if words := html.unescape(_TAG.sub("", line)).strip():
                lines.append(words)
        if lines:
            yield Cue(_seconds(found, 1), _seconds(found, 5), tuple(lines), voice)


def _seconds(found: re.Match[str], group: int) -> float:
    hours, minutes, seconds, parts = (found[group + n] or "0" for n in range(4))
    return int(hours) * 3600 + int(minutes) * 60 + int(seconds) + int(parts.ljust(3, "0")) / 1000


@dataclass(slots=True)
class _Paragraph:
    start: float
    voice: str | None
    words: list[str] = field(default_factory=list)
    end: float = 0.0

    def block(self) -> Block:
        return Block(" ".join(self.words), self.voice, locator=f"at {clock(self.start)}")

    def ends_before(self, line: str, cue: Cue) -> bool:
        """Whether a line begins another paragraph."""
        said = " ".join(self.words)
        if cue.voice != self.voice or _CHANGE.match(line) or read_label(line[:200]):
            return True
        if _NOTE.fullmatch(line) or _NOTE.fullmatch(said):
            return True
        whole = bool(_ENDED.search(said))
        return whole and (cue.start - self.end > _PAUSE or len(said) > _LONG)


def paragraphs_of(cues: Sequence[Cue]) -> Iterator[Block]:
    """A paragraph a turn, or less where somebody speaks long or is silent."""
    current: _Paragraph | None = None
    shown: tuple[str, ...] = ()
    for cue in cues:
        for line in _new(cue.lines, shown):
            if current is None or current.ends_before(line, cue):
                if current is not None:
                    yield current.block()
                current = _Paragraph(cue.start, cue.voice)
            if words := _CHANGE.sub("", line):
                current.words.append(words)
            current.end = max(current.end, cue.end)
        shown = cue.lines
    if current is not None:
        yield current.block()


def _new(lines: Sequence[str], shown: Sequence[str]) -> Sequence[str]:
    """The lines that were not on the screen already: captions that roll show each line twice.

    A line that has grown is new in what was added to it.
    """
    for length in range(min(len(lines), len(shown)), 0, -1):
        if tuple(shown[-length:]) == tuple(lines[:length]):
            return lines[length:]
    if shown and lines and lines[0].startswith(f"{shown[-1]} ") and len(shown[-1].split()) > 2:
        return [lines[0][len(shown[-1]) + 1 :], *lines[1:]]
    return lines


def clock(seconds: float) -> str:
    """0:01:23."""
    whole = int(seconds)
    return f"{whole // 3600}:{whole // 60 % 60:02}:{whole % 60:02}"
