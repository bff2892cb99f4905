"""Words for people and for HTML: escaping, days, counts, languages, links out.

Nothing of a statement, a question or a file name reaches a page but through `escape`.
"""

from __future__ import annotations

import html
from urllib.parse import urlsplit

from qa.citation import written_date

LANGUAGES = {
    "ar": "Arabic",
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fr": "French",
    "it": "Italian",
    "ja": "Japanese",
    "ko": "Korean",
    "pt": "Portuguese",
    "ru": "Russian",
    "uk": "Ukrainian",
    "zh": "Chinese",
}


def escape(text: str) -> str:
    """Text made safe for both element content and quoted attributes."""
    return html.escape(text, quote=True)


def days(first: str | None, last: str | None) -> str:
    """A stretch of time; one day where both ends are the same, empty where neither is known."""
    if not first and not last:
        return ""
    if first == last or not last or not first:
        return written_date(first or last)
    return f"{written_date(first)} to {written_date(last)}"


def count(number: int, noun: str) -> str:
    """1 statement, 2,345 statements."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def percent(share: float) -> str:
    """A share as whole per cent that says 0 or 100 only when it is so."""
    rounded = round(share * 100)
    if 0 < share < 1:
        rounded = min(max(rounded, 1), 99)
    return f"{rounded}%"


def language(code: str) -> str:
    """English name of an ISO 639-1 code, the code itself where no name is known."""
    return LANGUAGES.get(code.split("-")[0].lower(), code)


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
