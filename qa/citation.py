"""Citations: who, what, where and when in one line, and addresses of exact words."""

from __future__ import annotations

from urllib.parse import quote as percent

from corpus.messages import Message, day, joined, say
from corpus.types import Paragraph, Sentence, Statement

FRAGMENT_WORDS = 8


def written_date(date: str | None) -> Message:
    """30 May 2019, May 2019 or 2019, as precise as the source is."""
    return day(date) if date else say("no date")


def stretch(first: str, last: str) -> Message:
    """From one day to another, or that day."""
    if first == last:
        return written_date(first)
    return say("{first} to {last}", first=written_date(first), last=written_date(last))


def citation_line(statement: Statement, paragraph: Paragraph, sentence: Sentence) -> Message:
    """Speaker, event or title, place, date, and the page or time where the source has them.

    A reported holder is named before who reports it.
    """
    speaker = paragraph.speaker or (statement.speakers[0] if len(statement.speakers) == 1 else None)
    who: str
    if sentence.voice == "questioner":
        who = question_by(sentence.by)
    elif sentence.voice == "reported":
        who = _reported(sentence.by or say("Somebody"), speaker if speaker != sentence.by else None)
    elif sentence.voice == "joint":
        who = joint_position(speaker)
    else:
        who = speaker or sentence.by or statement.publisher or ""
    what = statement.event or statement.title
    when = written_date(statement.date)
    if statement.date and "date" in statement.uncertain:
        when = say("{day} (date uncertain)", day=when)
    parts = [who, what, statement.place or "", when, place_in(paragraph.locator)]
    return joined(_distinct(parts), ", ")


def question_by(name: str | None) -> Message:
    return say("Question by {name}", name=name) if name else say("Question")


def joint_position(speaker: str | None) -> Message:
    if speaker:
        return say("Joint position, as told by {speaker}", speaker=speaker)
    return say("Joint position")


def as_reported(holder: str) -> Message:
    return say("{holder}, as reported", holder=holder)


def place_in(locator: str | None) -> str:
    """A place as its source has it, in words: "page 3", "at 0:01:23"; "" where it has none."""
    match (locator or "").split(" ", 1):
        case ["page", number]:
            return say("page {number}", number=number)
        case ["at", time]:
            return say("at {time}", time=time)
    return locator or ""


def _reported(holder: str, teller: str | None) -> Message:
    if teller:
        return say("{holder}, as told by {speaker}", holder=holder, speaker=teller)
    return as_reported(holder)


def text_fragment(url: str, words: str) -> str:
    """Address that opens the page at these words (WICG Scroll to Text Fragment).

    An anchor that the address has is kept: some sites find their page by it. Long quotes name
    their first and last words; "-", "," and "&" have a meaning there and are escaped.
    """
    tokens = words.split()
    if len(tokens) <= 2 * FRAGMENT_WORDS:
        directive = _escaped(" ".join(tokens))
    else:
        head, tail = tokens[:FRAGMENT_WORDS], tokens[-FRAGMENT_WORDS:]
        directive = f"{_escaped(' '.join(head))},{_escaped(' '.join(tail))}"
    page, _, anchor = url.partition("#")
    return f"{page}#{anchor.split(':~:')[0]}:~:text={directive}"


def _escaped(words: str) -> str:
    return percent(words, safe="").replace("-", "%2D")


def _distinct(parts: list[str]) -> list[str]:
    """Leave out a place or date that the title has said already."""
    return [
        part
        for n, part in enumerate(parts)
        if part and not (n > 1 and any(part in earlier for earlier in parts[:n]))
    ]
