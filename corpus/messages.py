"""Sentences of our own that can be said in another language.

A `Message` is an English string that remembers what it was made of. The shell, JSON and whoever
compares strings see the English; a page has it told in its reader's language, however long the
message was kept meanwhile and whoever had it made.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol, Self

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


class Language(Protocol):
    """How a language says what a message is made of; catalogues have English as their keys."""

    def gettext(self, message: str, /) -> str: ...
    def ngettext(self, one: str, many: str, number: int, /) -> str: ...
    def number(self, number: int, /) -> str: ...
    def percent(self, hundredths: int, /) -> str: ...
    def day(self, date: str, /) -> str: ...


class English:
    """What a message is as a string."""

    def gettext(self, message: str, /) -> str:
        return message

    def ngettext(self, one: str, many: str, number: int, /) -> str:
        return one if number == 1 else many

    def number(self, number: int, /) -> str:
        return f"{number:,}"

    def percent(self, hundredths: int, /) -> str:
        return f"{hundredths}%"

    def day(self, date: str, /) -> str:
        """30 May 2019, May 2019 or 2019, as precise as the date is."""
        year, *rest = date.split("-")
        month = f"{MONTHS[int(rest[0]) - 1]} " if rest else ""
        return f"{int(rest[1])} {month}{year}" if len(rest) > 1 else f"{month}{year}"


class _Parts(Protocol):
    def told(self, language: Language, /) -> str: ...


class Message(str):
    """English, and what it was made of; joined with other strings it stays one."""

    _parts: _Parts

    @classmethod
    def of(cls, parts: _Parts) -> Self:
        made = cls(parts.told(ENGLISH))
        made._parts = parts
        return made

    @property
    def parts(self) -> _Parts:
        """What it was made of."""
        return self._parts

    def told(self, language: Language) -> str:
        """The same in `language`."""
        return self._parts.told(language)

    def __add__(self, other: str) -> Message:
        return Message.of(Joined((self, other)))

    def __radd__(self, other: str) -> Message:
        return Message.of(Joined((other, self)))


ENGLISH = English()
Value = str | int | float


def say(sentence: str, **values: Value) -> Message:
    """A sentence with values for its {names}: messages are told too, numbers written as usual.

    A float is a share, written in whole per cent.
    """
    return Message.of(Sentence(sentence, values))


def counted(one: str, many: str, number: int, **values: Value) -> Message:
    """A sentence with {n}, in the form that its number asks for."""
    return Message.of(Counted(one, many, number, values))


def day(date: str) -> Message:
    """An ISO date as it is written, as precise as it is."""
    return Message.of(Day(date))


def percent(share: float) -> Message:
    """A share as whole per cent that says 0 or 100 only when it is so."""
    return Message.of(Share(share))


def joined(parts: Iterable[str], between: str = "") -> Message:
    """Messages and other strings one after the other."""
    return Message.of(Joined(tuple(parts), between))


def closed(sentence: str) -> Message:
    """With one full stop at its end."""
    return Message.of(Closed(sentence))


def either(names: Sequence[str]) -> Message:
    """A, B or C."""
    return _listed(names, say(" or "), say(" or "))


def both(names: Sequence[str]) -> Message:
    """A, B and C."""
    return _listed(names, say(", "), say(" and "))


def _listed(names: Sequence[str], between: Message, last: Message) -> Message:
    parts = [part for name in names[:-1] for part in (name, between)]
    return joined([*parts[:-1], *([last] if parts else []), *names[-1:]])


def told(text: str, language: Language) -> str:
    """A message in `language`; any other string as it is."""
    return text.told(language) if isinstance(text, Message) else text


@dataclass(frozen=True, slots=True)
class Sentence:
    key: str
    values: dict[str, Value]

    def told(self, language: Language) -> str:
        return _filled(language.gettext(self.key), _all_told(self.values, language))


@dataclass(frozen=True, slots=True)
class Counted:
    one: str
    many: str
    number: int
    values: dict[str, Value]

    def told(self, language: Language) -> str:
        form = language.ngettext(self.one, self.many, self.number)
        number = {"n": language.number(self.number)}
        return _filled(form, number | _all_told(self.values, language))


@dataclass(frozen=True, slots=True)
class Day:
    date: str

    def told(self, language: Language) -> str:
        return language.day(self.date)


@dataclass(frozen=True, slots=True)
class Joined:
    parts: tuple[str, ...]
    between: str = ""

    def told(self, language: Language) -> str:
        return told(self.between, language).join(told(part, language) for part in self.parts)


@dataclass(frozen=True, slots=True)
class Closed:
    sentence: str

    def told(self, language: Language) -> str:
        words = told(self.sentence, language)
        return words if words.endswith(".") else f"{words}."


@dataclass(frozen=True, slots=True)
class Share:
    share: float

    def told(self, language: Language) -> str:
        rounded = round(self.share * 100)
        if 0 < self.share < 1:
            rounded = min(max(rounded, 1), 99)
        return language.percent(rounded)


def _filled(sentence: str, values: dict[str, str]) -> str:
    """With one full stop where a value brings its own: "Jr.", «2019 г.»."""
    for name, value in values.items():
        if value.endswith("."):
            sentence = sentence.replace(f"{{{name}}}.", f"{{{name}}}")
    return sentence.format(**values)


def _all_told(values: dict[str, Value], language: Language) -> dict[str, str]:
    return {name: _told(value, language) for name, value in values.items()}


def _told(value: Value, language: Language) -> str:
    if isinstance(value, int):
        return language.number(value)
    return Share(value).told(language) if isinstance(value, float) else told(value, language)
