"""What a record holds and what is being done to it, in words for the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.messages import Message, counted, joined, say
from qa.web.language import language_name
from qa.web.render.text import days


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
    def line(self) -> Message:
        if not self.statements:
            return say("No statements yet")
        dates = days(self.date_from, self.date_to)
        held = counted("{n} statement", "{n} statements", self.statements)
        return joined([held, *([dates] if dates else [])], ", ")

    @property
    def work(self) -> Message:
        """What goes on in the background, or nothing."""
        meaning = ""
        if self.embedding and self.share < 1:
            meaning = say(
                "Searching by words already; by meaning {share} so far.", share=float(self.share)
            )
        return joined([part for part in (self.adding, meaning) if part], " ")

    @property
    def facts(self) -> list[str]:
        named = ", ".join(language_name(code) for code in self.languages if code != "und")
        by_meaning = say("Searched by words, and {share} of it by meaning", share=float(self.share))
        if not self.statements:
            return [self.line]
        return [
            self.line,
            counted("{n} passage", "{n} passages", self.passages),
            *([named] if named else []),
            by_meaning,
            *self.notes,
        ]
