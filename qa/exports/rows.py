"""What goes out with each quote: its words, whose they are, and all that finds them again."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Self

from corpus.messages import Message, counted, joined, say
from corpus.types import Statement, Voice
from qa.citation import place_in
from qa.elsewhere import elsewhere
from qa.types import Answer, Filters, Page, Quote
from qa.voice_words import voice_words

Given = Answer | Page


@dataclass(frozen=True, slots=True)
class Row:
    """One quote; dates are ISO days, offsets code points, `text_sha256` is of the whole text."""

    number: int
    text: str
    voice: Voice
    by: str | None
    speaker: str | None
    title: str
    date: str | None
    place: str | None
    url: str | None
    publisher: str | None
    kind: str
    language: str
    statement_id: str
    source_id: str
    paragraph: int
    start_char: int
    end_char: int
    locator: str
    citation: str
    retrieved: str | None
    text_sha256: str
    elsewhere: str

    @classmethod
    def of(cls, quote: Quote, statement: Statement) -> Self:
        """The quote with what its statement knows; a paragraph is counted from 1 in words."""
        return cls(
            number=quote.number,
            text=quote.text,
            voice=quote.voice,
            by=quote.by,
            speaker=quote.speaker,
            title=quote.title,
            date=quote.date,
            place=quote.place,
            url=quote.url,
            publisher=statement.publisher,
            kind=statement.kind,
            language=statement.language,
            statement_id=quote.statement_id,
            source_id=quote.source_id,
            paragraph=quote.paragraph,
            start_char=quote.start_char,
            end_char=quote.end_char,
            locator=_place(quote),
            citation=quote.citation,
            retrieved=(statement.retrieved or statement.added or "")[:10] or None,
            text_sha256=statement.sha256,
            elsewhere=elsewhere(quote, statement),
        )

    @property
    def author(self) -> str:
        """Who spoke, or else who published."""
        return self.speaker or self.by or self.publisher or ""

    @property
    def noted(self) -> Message:
        """Voice, place in the text, hash and where else it stands, for formats that have one field
        for notes."""
        known = say(
            "Voice: {voice} (labelled automatically). Place: {place}, in {statement}. SHA-256 of "
            "the text: {hash}",
            voice=voice_words(self.voice, self.by),
            place=self.locator,
            statement=self.statement_id,
            hash=self.text_sha256,
        )
        return joined([known, self.elsewhere], ". ") if self.elsewhere else known


COLUMNS = tuple(field.name for field in fields(Row))


def headline(given: Given) -> str:
    """What was asked, if anything was: as a whole question, where it was a follow-up."""
    if isinstance(given, Answer):
        return given.query.standalone if given.query.carried else given.question
    return given.query.topic if given.query else ""


def summary(given: Given) -> Message:
    """What was found and over what, under which filters, and what is to be noted."""
    query = given.query
    within = filters_told(query.filters) if query else ""
    notes = query.notes if query else ()
    if isinstance(given, Answer):
        found = given.message
    else:
        found = counted("{n} paragraph matches.", "{n} paragraphs match.", given.total)
    return joined(filter(None, [found, within, *notes]), " ")


def filters_told(filters: Filters) -> str:
    """The filters in force in a sentence, "" where there are none."""
    told = [
        say("from {day}", day=filters.date_from) if filters.date_from else "",
        say("to {day}", day=filters.date_to) if filters.date_to else "",
        say("by {names}", names=", ".join(filters.speakers)) if filters.speakers else "",
        say("in {language}", language=", ".join(filters.languages)) if filters.languages else "",
        say("of the kind {kinds}", kinds=", ".join(filters.kinds)) if filters.kinds else "",
        say("own words only") if filters.own_words_only else "",
    ]
    named = joined(filter(None, told), "; ")
    return say("Filters: {filters}.", filters=named) if named else ""


def _place(quote: Quote) -> Message:
    """Where the quote stands, in words; digits are not grouped, so that they can be looked for."""
    where = say(
        "paragraph {number}, characters {start}-{end}",
        number=str(quote.paragraph + 1),
        start=str(quote.start_char),
        end=str(quote.end_char),
    )
    return joined(filter(None, [place_in(quote.locator), where]), ", ")
