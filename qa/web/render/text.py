"""Words for people and for HTML: told in the reader's language, escaped; days, links out.

Nothing of a statement, a question or a file name reaches a page but through `escape`.
"""

from __future__ import annotations

import html
import re
from urllib.parse import urlsplit

from corpus.messages import Value, counted, say
from qa.citation import stretch, written_date
from qa.web.language import READER, spoken

_LETTERS = "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]+"
_WRITTEN_IN = {"en": "A-Za-z\u00c0-\u024f\u1e00-\u1eff", "ru": "\u0400-\u052f"}
_FOREIGN = {
    code: re.compile(rf"([^\W\d_{letters}]+(?:[ .,’'-]+[^\W\d_{letters}]+)*)")
    for code, letters in _WRITTEN_IN.items()
}
_RIGHT_TO_LEFT = re.compile(f"{_LETTERS}(?: {_LETTERS})*")


def escape(text: str) -> str:
    """Text made safe for both element content and quoted attributes.

    A message is told in the reader's language; anything else is source text and stays as it is.
    """
    return html.escape(spoken(text), quote=True)


def tell(sentence: str, **values: Value) -> str:
    """A sentence of the page in the reader's language, made safe."""
    return escape(say(sentence, **values))


def tell_counted(one: str, many: str, number: int, **values: Value) -> str:
    """One that counts, in the form that its number asks for, made safe."""
    return escape(counted(one, many, number, **values))


def by_room(words: str, fewer: str) -> str:
    """Words, and fewer of them for where there is no room: a style sheet shows one of the two."""
    return f'<span class="roomy">{words}</span><span class="tight">{fewer}</span>'


def isolated(text: str) -> str:
    """Text in which names written from right to left do not draw numbers beside them along.

    For what is seen: the marks (Unicode's isolates) are characters of their own.
    """
    return _RIGHT_TO_LEFT.sub("\u2068\\g<0>\u2069", text)


def in_its_language(text: str, code: str) -> str:
    """Text made safe, with names that the reader's language does not write marked as `code`'s.

    So that they are pronounced: "Own words of Анна Ковалёва", "Собственные слова: Taro Kono".
    """
    reader = READER.get().language
    if code in {"", "und", reader} or reader not in _FOREIGN:
        return escape(text)
    pieces = _FOREIGN[reader].split(spoken(text))
    return "".join(
        f"<span{lang_attribute(code)}>{escape(piece)}</span>" if place % 2 else escape(piece)
        for place, piece in enumerate(pieces)
    )


def days(first: str | None, last: str | None) -> str:
    """A stretch of time; one day where only one end is known, empty where neither is."""
    if not first and not last:
        return ""
    return stretch(first, last) if first and last else written_date(first or last)


def lang_attribute(code: str) -> str:
    """` lang="ru"`, or nothing where the language is not known."""
    return "" if code in {"", "und"} else f' lang="{escape(code)}"'


def web_link(url: str | None) -> str | None:
    """The address if it is one a browser may be sent to: http or https, never script or data."""
    if not url:
        return None
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    return url.strip() if parts.scheme in {"http", "https"} and parts.netloc else None
