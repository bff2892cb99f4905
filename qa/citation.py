"""Citations: who, what, where and when in one line, and addresses of exact words."""

from __future__ import annotations

from urllib.parse import quote as percent

from corpus.types import Paragraph, Sentence, Statement

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
FRAGMENT_WORDS = 8


def written_date(date: str | None) -> str:
    """30 May 2019, May 2019 or 2019, as precise as the source is."""
    if not date:
        return "no date"
    parts = date.split("-")
    if len(parts) == 1:
        return parts[0]
    month = MONTHS[int(parts[1]) - 1]
    return f"{month} {parts[0]}" if len(parts) == 2 else f"{int(parts[2])} {month} {parts[0]}"


def citation_line(statement: Statement, paragraph: Paragraph, sentence: Sentence) -> str:
    """Speaker, event or title, place, date, and the page or time where the source has them.

    A reported holder is named before who reports it.
    """
    speaker = paragraph.speaker or (statement.speakers[0] if len(statement.speakers) == 1 else None)
    if sentence.voice == "questioner":
        who = f"Question{f' by {sentence.by}' if sentence.by else ''}"
    elif sentence.voice == "reported":
        told = f", as told by {speaker}" if speaker and speaker != sentence.by else ""
        who = f"{sentence.by or 'Somebody'}{told or ', as reported'}"
    elif sentence.voice == "joint":
        who = f"Joint position, as told by {speaker}" if speaker else "Joint position"
    else:
        who = speaker or sentence.by or statement.publisher or ""
    what = statement.event or statement.title
    when = written_date(statement.date)
    if statement.date and "date" in statement.uncertain:
        when += " (date uncertain)"
    parts = [who, what, statement.place or "", when, paragraph.locator or ""]
    return ", ".join(part for part in _distinct(parts) if part)


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
