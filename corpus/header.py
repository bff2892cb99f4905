"""The header of a page copied as text: date, title, languages, place, who speaks; then the body."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from corpus.chrome import is_chrome
from corpus.dates import Moment
from corpus.header_lines import (
    beside_date,
    clock_line,
    date_line,
    field_line,
    label_alone,
    language_line,
    one_language,
    place_line,
    speaker_line,
)
from corpus.labels import names_person, read_label
from corpus.normalise import one_line
from corpus.rows import LONGEST_TITLE
from corpus.title_page import KIND_ALONE, SORT_ALONE, joined_title, letterhead, press_note
from corpus.types import Block

_DEEPEST = 25  # lines after which no header goes on
_SHORT = 120
_UPDATED = re.compile(r"updat|modif|обновл|stand|mise à jour|actuali|publi|posted", re.IGNORECASE)
_TRANSCRIPT = re.compile(
    r"(?:transcript|стенограмма)\s.*(?:conference|briefing|remarks|interview|speech|stakeout|"
    r"конференц|брифинг|интервью|выступлен)",
    re.IGNORECASE,
)
_LONG = 300  # characters; a longer line is a title only where the header leaves no doubt


@dataclass(slots=True)
class Header:
    """What the lines above the body say; `blocks` is how many of them there are."""

    title: str = ""
    moment: Moment = field(default_factory=Moment)
    place: str | None = None
    speaker: str | None = None
    event: str | None = None
    languages: tuple[str, ...] = ()
    publisher: str | None = None
    sort: str = ""  # what a line above the title says that the page is: "Press release"
    lead: str | None = None
    blocks: int = 0
    kept: list[int] = field(default_factory=list)  # lines within the header that nothing explains
    above: str = ""  # a place that stood where titles do: "Doorstop, Canberra"
    label: str = ""  # of the line before, which says what this one is
    disputed: bool = False  # another date is printed, and neither is said to be of an update
    sent: bool = False  # the speaker is named as who sends the page, who need not speak in it
    delivered: bool = False  # the moment is that of the speech, not of its publication

    @property
    def told(self) -> bool:
        """Whether any line but the title was recognised."""
        return bool(self.moment.date or self.moment.uncertain or self.languages or self.place)


def read_header(blocks: Sequence[Block], title: str = "") -> Header:
    """The header of a page; what is not surely header is left to the body.

    `title` is the page's title where it is known already: the line that repeats it is dropped.
    """
    header = Header()
    lines = [one_line(block.text) for block in blocks[:_DEEPEST]]
    index = 0
    while index < len(lines):
        line = lines[index]
        taken = 1
        if is_chrome(line):
            index += 1
            continue
        if _tells_sort(line, lines[index + 1 :], header.title):
            header.sort = header.sort or line
        elif press_note(line) and not _only_title(header, title, lines, index):
            header.kept.append(index)
        elif title and not header.title and _same(line, title):
            header.title = title
        elif _take(header, line, lines, index):
            pass
        elif not title and _wants_title(header) and _titles(header, blocks[index], lines, index):
            header.title, taken = joined_title(blocks, index)
        elif not (header.title or title) and _endless_title(lines, index):
            header.title = line
            header.kept.append(index)  # a title is cut where it is shown, and no word may be lost
        elif header.title and _leads(header, lines, index):
            header.lead = line
            header.kept.append(index)
        elif header.title and _goes_on(lines, index):
            header.kept.append(index)
        else:
            break
        index += taken
        header.blocks = index
    if header.above and not (header.title or title):
        header.title, header.place = header.above, None
    header.blocks = _end(header, lines, min(index, len(lines)))
    header.kept = [index for index in header.kept if index < header.blocks]
    return header


def _tells_sort(line: str, below: list[str], title: str) -> bool:
    """Whether a line only says what sort of page it is, above the title or between it and date."""
    if title:
        dated = any(date_line(other) for other in below[:5])
        return bool(KIND_ALONE.fullmatch(line)) and title != line and dated
    return bool(SORT_ALONE.fullmatch(line)) and bool(below)


def _only_title(header: Header, title: str, lines: list[str], index: int) -> bool:
    """Whether "Transcript of the press conference" is all the title there is."""
    if header.title or title or not _TRANSCRIPT.match(lines[index]):
        return False
    below = lines[index + 1 : index + 2]
    return any(date_line(line) or label_alone(line) for line in below)


def _endless_title(lines: list[str], index: int) -> bool:
    """Whether a line too long for any title is one all the same: the day stands below it."""
    below = lines[index + 1 : index + 3]
    return len(lines[index]) > LONGEST_TITLE and index < 3 and any(map(date_line, below))


def _wants_title(header: Header) -> bool:
    """ "Remarks" alone above a title only says what kind of page it is."""
    only_kind = bool(KIND_ALONE.fullmatch(header.title)) and not header.speaker
    return not header.title or only_kind


def _leads(header: Header, lines: list[str], index: int) -> bool:
    """Whether a line between title and date tells what the page is about, whole sentences too."""
    line, after = lines[index], lines[index + 1 : index + 3]
    if header.moment.date or header.lead or len(line) > LONGEST_TITLE or read_label(line[:200]):
        return False
    return len(line.split()) > 5 and any(date_line(a) or label_alone(a) for a in after)


def _goes_on(lines: list[str], index: int) -> bool:
    """Whether a line that nothing explains stands within the header: more of it comes below."""
    line, after = lines[index], lines[index + 1 : index + 4]
    if len(line) <= _LONG and any(label_alone(a) for a in after[:2]):
        return True
    if len(line) > _SHORT or line.endswith((".", "!", "?", ":", ",")) or read_label(line):
        return False
    return any(date_line(a) or language_line(a) for a in after)


def _end(header: Header, lines: list[str], stop: int) -> int:
    """A page that is all header is none: its last line is the body."""
    return stop if stop < len(lines) or len(lines) == _DEEPEST else max(0, stop - 1)


def _take(header: Header, line: str, lines: list[str], index: int) -> bool:
    """Whether a line is one of the small ones, and if so, take what it says."""
    label, header.label = header.label, ""
    if header.title and (alone := label_alone(line)):
        header.label = alone
    elif dated := date_line(line):
        moment, place = dated
        if not header.moment.date or label == "delivered":
            header.moment = Moment(moment.date, moment.time or header.moment.time, moment.uncertain)
        elif not (label or header.delivered or _UPDATED.search(line)):
            header.disputed = header.disputed or _contradicts(moment, header.moment)
        header.delivered = header.delivered or label == "delivered"
        header.place = header.place or (place and _cased(place))
    elif label and _take_labelled(header, label, line):
        pass
    elif clock := clock_line(line):
        header.moment = Moment(
            header.moment.date, header.moment.time or clock, header.moment.uncertain
        )
    elif languages := language_line(line):
        header.languages = languages
    elif named := field_line(line):
        if named[0] == "from":
            return bool(header.title) and _take_labelled(header, *named)
        return _take_field(header, *named)
    elif not header.title and letterhead(line) and index + 1 < len(lines):
        header.publisher = header.publisher or line
    elif header.title and (other := one_language(line)):
        header.languages = (*header.languages, other)
    elif not header.place and _is_place(header, lines, index):
        header.place = _cased(line)
        header.above = line if not header.title and ", " in line else ""
    elif header.title and not header.speaker and (speaker := speaker_line(line)):
        header.speaker = speaker
    else:
        return False
    return True


def _is_place(header: Header, lines: list[str], index: int) -> bool:
    line = lines[index]
    if header.title and speaker_line(line):  # "Ann Smith, Department Spokesperson" above the time
        return False
    return place_line(line, beside_date=_beside_date(header, lines, index))


def _contradicts(one: Moment, other: Moment) -> bool:
    """Whether two dates can't both be right; a month holds its days."""
    a, b = sorted((one.date or "", other.date or ""), key=len)
    return not b.startswith(a)


def _take_field(header: Header, name: str, value: str) -> bool:
    if name == "date":
        dated = date_line(value)
        if dated and not header.moment.date:
            header.moment = dated[0]
        return bool(dated)
    setattr(header, name, value)
    return True


def _take_labelled(header: Header, label: str, line: str) -> bool:
    """A line below "Location:" is the place, one below "From:" who publishes, perhaps speaks."""
    if len(line) > _SHORT or (line.endswith((".", "!", "?")) and label != "speaker"):
        return False
    if label == "place":
        header.place = header.place or line
    elif label == "from":
        *institutions, last = re.split(r",? and (?=the Rt\.? Hon|H\.?E\.? )", line, flags=re.I)
        if not header.speaker and names_person(last):
            header.speaker, header.sent = last, True
        institutions = institutions or ([] if header.sent else [line])
        header.publisher = next(iter(institutions), header.publisher)
    elif label == "speaker" and names_person(line.partition(",")[0]):
        header.speaker = header.speaker or line
    else:
        return False
    return True


def _cased(place: str) -> str:
    """ "NEW YORK" is New York, UN is UN."""
    return place.title() if place.isupper() and len(place) > 4 else place


def _beside_date(header: Header, lines: list[str], index: int) -> bool:
    """Whether the line stands below the title, right after a date or time or right before one."""
    return bool(header.title) and beside_date(lines, index)


def _titles(header: Header, block: Block, lines: list[str], index: int) -> bool:
    """Whether the first line that is nothing else is the title."""
    line = lines[index]
    if block.role == "heading":
        return len(line) <= LONGEST_TITLE
    label = read_label(line[:200])
    if label and label.length < len(line) and (label.asks or block.speaker):
        return False
    if line.endswith((",", ";")) or not line or line[0].islower():
        return False
    after = lines[index + 1 : index + 4]
    goes_on = any(date_line(a) or language_line(a) or clock_line(a) for a in after)
    if line.endswith((".", "…", ":")):  # a sentence, unless the header goes on below it
        return goes_on and len(line) <= _LONG
    if header.told or goes_on:
        return len(line) <= LONGEST_TITLE
    return len(line) <= _LONG and len(lines) > 1


def _same(line: str, title: str) -> bool:
    plain = "".join(filter(str.isalnum, line.casefold()))
    known = "".join(filter(str.isalnum, title.casefold()))
    return bool(plain) and (plain == known or (len(plain) > 20 and known.startswith(plain)))
