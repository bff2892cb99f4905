"""The reader's language: what the browser asks for, until the reader chooses; for one request.

Catalogues are gettext's: English sentences are the keys, one file a language in `languages/`.
`make catalogue` writes what the sources say into them.

`gr.I18n` is not used: it fills properties of Gradio's components in the browser, by the language
that the browser asks for. Of these the chat has three; the rest of it is HTML made here, as are all
pages without Gradio, feeds and files, and sentences that count need plurals, which it lacks. The
few words of Gradio's own follow the reader's choice all the same: see `front.HEAD`.
"""

from __future__ import annotations

from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import Any

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal, format_percent
from babel.support import Translations

from corpus.messages import ENGLISH, Language, told

LANGUAGES = {"en": "English", "ru": "Русский"}
DEFAULT = "en"
COOKIE = "language"


@dataclass(frozen=True, slots=True)
class Reader:
    """Who a page is made for: a language's code, the path that was asked for, and what stands
    before it on this site; see `qa.web.below`."""

    language: str = DEFAULT
    here: str = "/"
    below: str = ""

    def address_in(self, language: str) -> str:
        """The same page in another language; see `ReadersLanguage`."""
        return f"{self.below}{self.here}{'&' if '?' in self.here else '?'}lang={language}"


READER: ContextVar[Reader] = ContextVar("reader", default=Reader())  # noqa: B039 - frozen


def spoken(text: str) -> str:
    """A message in the reader's language; any other string, source text above all, as it is."""
    return told(text, readers_language())


def readers_language() -> Language:
    return language_of(READER.get().language)


def language_of(code: str) -> Language:
    return ENGLISH if code == DEFAULT else Translated.into(code)


def preferred(chosen: str | None, accepted: str | None) -> str:
    """The language that was chosen, or else the best of an Accept-Language header (RFC 9110)."""
    if chosen in LANGUAGES:
        return chosen
    wanted: list[tuple[float, str]] = []
    for item in (accepted or "")[:500].split(","):
        name, _, quality = item.strip().partition(";q=")
        try:
            wanted.append((float(quality or 1), name.split("-")[0].lower()))
        except ValueError:
            continue
    known = [(weight, name) for weight, name in wanted if name in LANGUAGES and weight > 0]
    return max(known, key=lambda one: one[0])[1] if known else DEFAULT


class Translated:
    """A language with a catalogue; dates and numbers as Unicode's CLDR has them."""

    def __init__(self, code: str) -> None:
        self.locale = Locale(code)
        compiled = BytesIO()
        write_mo(compiled, catalogue(code))
        compiled.seek(0)
        self._messages = Translations(compiled)

    @classmethod
    @cache
    def into(cls, code: str) -> Translated:
        return cls(code)

    def gettext(self, message: str, /) -> str:
        return str(self._messages.gettext(message)) if message else ""

    def ngettext(self, one: str, many: str, number: int, /) -> str:
        return str(self._messages.ngettext(one, many, number))

    def number(self, number: int, /) -> str:
        return format_decimal(number, locale=self.locale)

    def percent(self, hundredths: int, /) -> str:
        return format_percent(hundredths / 100, locale=self.locale)

    def day(self, written: str, /) -> str:
        parts = [int(part) for part in written.split("-")]
        when = date(*parts, *(1,) * (3 - len(parts)))
        if len(parts) == 3:
            return format_date(when, "long", locale=self.locale)
        return format_skeleton("yMMMM" if len(parts) == 2 else "y", when, locale=self.locale)


@cache
def catalogue(code: str) -> Catalog:
    """Every sentence in one language, with the files that say it."""
    with files("qa.web").joinpath("languages", f"{code}.po").open("rb") as file:
        return read_po(file, locale=code)


@cache
def script_words(code: str) -> dict[str, Any]:
    """What the page's own script says, for it to look up: all forms of what is counted."""
    if code == DEFAULT:
        return {}
    return {
        message.id if isinstance(message.id, str) else message.id[0]: message.string
        for message in catalogue(code)
        if message.id and any(name.endswith(".js") for name, _ in message.locations)
    }


def language_name(code: str) -> str:
    """An ISO 639 code's name for the reader; the code itself where no name is known."""
    names = Locale(READER.get().language).languages
    return str(names.get(code.split("-")[0].lower(), code))
