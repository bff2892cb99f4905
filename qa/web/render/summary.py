"""What a record holds and what is being done to it, in words for the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qa.web.render.text import count, days, language, percent


@dataclass(frozen=True, slots=True)
class Summary:
    """`share` is how much can be searched by meaning; `notes` what a search now would miss."""

    statements: int
    passages: int
    date_from: str | None
    date_to: str | None
    languages: Sequence[str]
    share: float
    adding: str = ""
    embedding: bool = False
    notes: Sequence[str] = ()

    @property
    def line(self) -> str:
        if not self.statements:
            return "No statements yet"
        dates = days(self.date_from, self.date_to)
        return ", ".join([count(self.statements, "statement"), *([dates] if dates else [])])

    @property
    def work(self) -> str:
        """What goes on in the background, or nothing."""
        meaning = ""
        if self.embedding and self.share < 1:
            meaning = f"Searching by words already; by meaning {percent(self.share)} so far."
        return " ".join(part for part in (self.adding, meaning) if part)

    @property
    def facts(self) -> list[str]:
        named = ", ".join(language(code) for code in self.languages if code != "und")
        by_meaning = f"Searched by words, and {percent(self.share)} of it by meaning"
        if not self.statements:
            return [self.line]
        return [
            self.line,
            count(self.passages, "passage"),
            *([named] if named else []),
            by_meaning,
            *self.notes,
        ]
