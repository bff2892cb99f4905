"""What kind of page this is: who speaks, what the publisher narrates, who only asks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from corpus.people import same_person
from corpus.types import Paragraph, Statement
from qa.attribution import pages
from qa.attribution.clauses import clauses
from qa.attribution.countries import COUNTRY
from qa.attribution.documents import documents
from qa.attribution.holders import Holders
from qa.attribution.homes import home_of_site
from qa.attribution.interviews import unlabelled_questions
from qa.attribution.introduced import introduced, introducer
from qa.attribution.labels import askers, named
from qa.attribution.main_speaker import body_of, main_of
from qa.attribution.mentions import offices_in, people_in
from qa.attribution.quotation import running_spans
from qa.attribution.slavic import reporters
from qa.attribution.slavic_names import nominative, with_family_name
from qa.attribution.slavic_news import count_told
from qa.attribution.words import blank_quotes, tokens_of

_SURE = 20  # words in the first person after which nobody doubts that it is a speech
_SMALL = re.compile(r"\b[a-z]{2,}\b")
_MOSTLY = 0.3  # of a page that publishes a message: the rest tells of it
_INTRODUCTION = 4  # paragraphs in which a page that publishes a message introduces it


@dataclass(frozen=True)
class Scene:
    """One statement seen as a whole; costly parts are made when first needed."""

    statement: Statement

    @cached_property
    def main(self) -> str | None:
        """The page's main speaker."""
        return main_of(self.statement, self.small_words)

    @cached_property
    def body(self) -> str | None:
        """A state or an organisation as speaker."""
        return body_of(self.statement)

    @cached_property
    def holders(self) -> Holders:
        """The people this statement names."""
        return Holders.of(self.statement, self.main, self.small_words)

    @cached_property
    def small_words(self) -> frozenset[str]:
        """Words that the text has in small letters: no names, though one may begin a sentence."""
        return frozenset(_SMALL.findall(self.statement.text))

    @cached_property
    def speakers(self) -> tuple[str, ...]:
        """All labels of turns, in order."""
        labels = (paragraph.speaker for paragraph in self.statement.paragraphs)
        return tuple(dict.fromkeys(label for label in labels if label))

    @cached_property
    def senders(self) -> tuple[str, ...]:
        """The names in the page's header."""
        return tuple(filter(None, map(named, self.statement.speakers)))

    @cached_property
    def askers(self) -> frozenset[str]:
        """Labels of those who mostly ask."""
        return askers(self.statement, self.holders)

    @cached_property
    def talks(self) -> bool:
        """Whether the page tells of talks between two sides."""
        page = self.statement
        return bool(pages.TALKS.search(f"{page.title} {page.event or ''} {page.kind}"))

    @cached_property
    def is_joint(self) -> bool:
        """Whether several issue the page together: its "we" is nobody's alone."""
        page = self.statement
        return bool(pages.JOINTLY.search(page.title)) and not (self._has_label or self.is_letter)

    @cached_property
    def _questions(self) -> frozenset[int]:
        return frozenset() if self._has_label else unlabelled_questions(self.statement)

    @cached_property
    def is_letter(self) -> bool:
        """Whether the page publishes somebody's message in quotation marks."""
        if not pages.LETTER.search(self.statement.title):
            return False
        starts = (p.start_char for p in self.statement.paragraphs[:4])
        begun = any(self.statement.text[start] in '“«"' for start in starts)
        return begun and _share_quoted(self.statement) >= _MOSTLY

    @cached_property
    def narrated(self) -> bool:
        """Whether its unlabelled paragraphs are told by the publisher, not by the speaker."""
        unlabelled = [p for p in self.statement.paragraphs if not self.labelled(p)]
        texts = [self._unquoted(p) for p in unlabelled if p.ordinal not in self._after_colons]
        first = sum(len(pages.FIRST_PERSON.findall(text)) for text in texts)
        if first >= _SURE:
            return False
        if any(self._introduces_main(paragraph) for paragraph in unlabelled):
            return True
        if len(self.statement.speakers) > 1 and not self._has_label:
            pieces = map(self.statement.slice, unlabelled)
            introduces = any(introducer(text, self.holders) for text in pieces)
            if introduces or not pages.SPOKEN.search(self.statement.title):
                return True  # a press release sent by several: none of them speaks throughout
        told = sum(map(_told, texts))
        if first or told:
            return told > first
        return self.is_letter or not self._spoken_by_title()

    @cached_property
    def introduced(self) -> dict[int, str]:
        """Paragraphs that are somebody's after "X said:", without quotation marks.

        In a speech only the one after the colon; then the speaker goes on.
        """
        found = self._after_colons
        return {n: who for n, who in found.items() if self.narrated or n - 1 not in found}

    @cached_property
    def documents(self) -> frozenset[int]:
        """Paragraphs of a speech that are a quoted document's."""
        if self.narrated or self.is_letter:
            return frozenset()
        # "The message reads:" at the head of a message introduces the page's own words.
        head = _INTRODUCTION if pages.LETTER.search(self.statement.title) else 0
        return documents(self.statement, self.has_label, after=head)

    @cached_property
    def _after_colons(self) -> dict[int, str]:
        return introduced(self.statement, self.holders, self.labelled)

    def _introduces_main(self, paragraph: Paragraph) -> bool:
        """Whether the page itself says "Minister X said:" of its own main speaker."""
        who = introducer(self.statement.slice(paragraph), self.holders)
        return bool(who and self.main) and same_person(who or "", self.main or "")

    def labelled(self, paragraph: Paragraph) -> bool:
        """Whether the page itself says who speaks here, at this or an earlier paragraph."""
        if paragraph.role == "note":
            return False
        if paragraph.speaker is None:  # a turn of somebody whom its label does not name
            return paragraph.speaker_uncertain and bool(self.speakers)
        return len(self.speakers) > 1 or self._has_label

    @cached_property
    def has_turns(self) -> bool:
        """Whether the page is a transcript: labels stand before its turns."""
        return self._has_label

    @cached_property
    def _has_label(self) -> bool:
        return any(map(self.has_label, self.statement.paragraphs))

    def has_label(self, paragraph: Paragraph) -> bool:
        """Whether a label stands before the paragraph's first sentence."""
        sentences = paragraph.sentences
        return bool(sentences) and sentences[0].start_char - paragraph.start_char > 2

    def goes_on(self, paragraph: Paragraph) -> bool:
        """Whether the paragraph has its speaker from a label further up."""
        return self.labelled(paragraph) and not self.has_label(paragraph)

    def words_of(self, paragraph: Paragraph) -> str:
        """The paragraph without its label."""
        start = paragraph.sentences[0].start_char if paragraph.sentences else paragraph.end_char
        return self.statement.text[start : paragraph.end_char]

    def asks(self, paragraph: Paragraph) -> bool:
        """Whether a journalist, moderator or interviewer has the turn."""
        label = paragraph.speaker or ""
        return (
            paragraph.role == "question"
            or paragraph.ordinal in self._questions
            or label in self.askers
            or bool(pages.ASKER.match(label))
        )

    def asker_of(self, paragraph: Paragraph) -> str | None:
        """Who asks; never the statement's own speaker, whom a question without a name is put to."""
        name = self.full_name(paragraph.speaker)
        return None if name == self.main and paragraph.speaker not in self.askers else name

    def speaker_of(self, paragraph: Paragraph) -> str | None:
        """The name of whoever's turn it is; the main speaker where nobody is labelled."""
        if self.labelled(paragraph):
            return self.full_name(paragraph.speaker)
        several = self._has_label and len(self.statement.speakers) > 1
        told = self.narrated or paragraph.ordinal in self._above_turns
        return None if told or several else self.main

    def full_name(self, label: str | None) -> str | None:
        """The name in a label, as fully as the statement gives it: "COLONNA" too."""
        name = named(label)
        if name is None or " " in name or pages.CYRILLIC.search(name):
            return name
        if name.isupper() and len(name) > 2:
            name = name.capitalize()  # "PRESIDENT HUNT:" is Hunt
        full = self.holders.full_name((name,))
        return name if full and full.casefold() == name.casefold() else full

    def is_told(self, paragraph: Paragraph) -> bool:
        """Whether the publisher, not a speaker, tells this paragraph."""
        if self.labelled(paragraph):
            return False
        if paragraph.ordinal in self._above_turns:
            return True
        return self.narrated or paragraph.role == "note" or self.is_letter

    @cached_property
    def _above_turns(self) -> frozenset[int]:
        """What a Russian transcript prints above its first turn; nobody in it says "I"."""
        first = next((p.ordinal for p in self.statement.paragraphs if self.has_label(p)), 0)
        above = [p for p in self.statement.paragraphs if p.ordinal < first and not p.speaker]
        texts = {p.ordinal: self._unquoted(p) for p in above}
        return frozenset(
            ordinal
            for ordinal, text in texts.items()
            if pages.CYRILLIC.search(text) and not pages.FIRST_PERSON.search(text)
        )

    def addressee(self, speaker: str | None) -> str | None:
        """Whom `you` means when two people talk."""
        names = {self.full_name(label) for label in self.speakers} - {None, speaker}
        return names.pop() if len(names) == 1 else None

    def home_of(self, speaker: str | None) -> str | None:
        """A speaker's country: by the office, or by the header."""
        if speaker in COUNTRY:
            return COUNTRY[speaker]
        for person in self.holders.people:
            if person.full == speaker and len(person.countries) == 1:
                return next(iter(person.countries))
        return self._home if speaker == self.main or not self.main else None

    @cached_property
    def _home(self) -> str | None:
        for header in (self.statement.office, self.statement.title, self.statement.publisher):
            for office in offices_in(header or ""):
                if office.country:
                    return office.country
        return home_of_site(self.statement.url)

    def nominative(self, words: str) -> str:
        """A Russian name in the case in which a label gives it, by common beginnings."""
        return nominative(words, (*self.statement.speakers, *self.speakers))

    def with_family_name(self, words: str) -> str:
        """ "Анна Петровна" with the family name that the page prints beside it, if it does."""
        return with_family_name(words, self.statement.text)

    def _unquoted(self, paragraph: Paragraph) -> str:
        return blank_quotes(self.statement.slice(paragraph))

    def _spoken_by_title(self) -> bool:
        title = self.statement.title
        person = next(people_in(title), None)
        after = title.partition(person.words[-1])[2].lstrip() if person else ""
        if pages.ACTED.match(after):
            return False
        return bool(self.statement.speakers or (self.main and pages.SPOKEN.search(title)))


def _share_quoted(statement: Statement) -> float:
    """The share of the text that stands in quotation marks, over paragraphs if need be."""
    marks = sum(end - start for start, end in running_spans(statement.text))
    straight = sum(
        p.end_char - p.start_char
        for p in statement.paragraphs
        if statement.text[p.start_char] == '"'
        and (statement.slice(p).count('"') == 1 or statement.text[p.end_char - 1] == '"')
    )
    return max(marks, straight) / max(1, len(statement.text))


def _told(text: str) -> int:
    """How often a text reports somebody."""
    if pages.CYRILLIC.search(text):
        return max(len(reporters(text)), count_told(text))
    kinds = [clause.subject.kind for clause in clauses(tokens_of(text))]
    return sum(kind in ("person", "both", "one") for kind in kinds)
