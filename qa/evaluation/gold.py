"""What a collection says is right: questions, conversations, voices and quote checks."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from corpus.types import Voice
from qa.types import Filters, Verdict

RELEVANT = 2  # grade 2 answers; grade 1 is partial, context or not sure: neither right nor wrong

Unit = tuple[str, int]
"""What retrieval finds: (source_id, paragraph), paragraphs counted from 0."""


@dataclass(frozen=True, slots=True)
class GoldSpan:
    """Words of one paragraph that answer (grade 2) or come near (grade 1).

    `start` is where they stand in the paragraph as published, where that is known.
    """

    source_id: str
    paragraph: int
    quote: str
    grade: int = RELEVANT
    start: int | None = None

    @property
    def unit(self) -> Unit:
        return self.source_id, self.paragraph


@dataclass(frozen=True, slots=True)
class GoldQuestion:
    """`filters` is what the words imply: for comparison, never given unless a table says so."""

    id: str
    text: str
    kind: str
    answerable: bool
    gold: tuple[GoldSpan, ...] = ()
    filters: Filters = field(default_factory=Filters)

    @property
    def relevant(self) -> frozenset[Unit]:
        return frozenset(span.unit for span in self.gold if span.grade == RELEVANT)

    @property
    def partial(self) -> frozenset[Unit]:
        """Paragraphs that are grade 1 and nothing better."""
        return frozenset(span.unit for span in self.gold) - self.relevant


@dataclass(frozen=True, slots=True)
class GoldTurn:
    """A question as asked in a conversation, and in `standalone` as it would be asked alone."""

    asked: GoldQuestion
    standalone: str
    new_topic: bool


@dataclass(frozen=True, slots=True)
class GoldConversation:
    id: str
    turns: tuple[GoldTurn, ...]


@dataclass(frozen=True, slots=True)
class GoldVoice:
    source_id: str
    paragraph: int
    sentence: str
    voice: Voice
    by: str | None


@dataclass(frozen=True, slots=True)
class GoldQuote:
    """A quote to check; `unit` is where it (or what was altered) stands, `None` if absent."""

    quote: str
    verdict: Verdict
    change: str | None
    unit: Unit | None


@dataclass(frozen=True, slots=True)
class GoldPassage:
    """A question about one passage, which is given: the one statement that bears `day`.

    `selections` are the sentences that answer, one set of indexes into `sentences` an annotator;
    `answer` is the exact words that answer, where a collection marks those.
    """

    id: str
    text: str
    answerable: bool
    source_id: str
    day: str
    sentences: tuple[str, ...] = ()
    selections: tuple[frozenset[int], ...] = ()
    answer: GoldSpan | None = None

    @property
    def kind(self) -> str:
        return "unanswerable-passage"


@dataclass(frozen=True, slots=True)
class GoldFollowUp:
    """A turn after others, with the standalone question that a person wrote of it."""

    id: str
    earlier: tuple[str, ...]
    text: str
    standalone: str

    @property
    def conversation(self) -> str:
        return self.id.partition("<::>")[0]


@dataclass(frozen=True, slots=True)
class Collection:
    """A record to build from `source`, and what is known to be right about it.

    `searches` are questions for ranking only, with no gold quotes; `foreign` were made for other
    texts, so nothing in this record should answer them; `made` are near misses made by rule.
    `about` tells a reader of the report how the gold came about.
    """

    name: str
    source: Path
    about: str = ""
    questions: tuple[GoldQuestion, ...] = ()
    searches: tuple[GoldQuestion, ...] = ()
    foreign: tuple[GoldQuestion, ...] = ()
    made: tuple[GoldQuestion, ...] = ()
    conversations: tuple[GoldConversation, ...] = ()
    voices: tuple[GoldVoice, ...] = ()
    quotes: tuple[GoldQuote, ...] = ()
    passages: tuple[GoldPassage, ...] = ()
    follow_ups: tuple[GoldFollowUp, ...] = ()
