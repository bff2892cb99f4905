"""The contract: what is asked and what is answered. JSON uses these names too.

Frozen and without behaviour, so that the screen, the shell, scripts and tests all see one shape;
only notebooks ask results for HTML, by the name `_repr_html_`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from corpus.kin.types import Copy, Pair
from corpus.types import Voice

Outcome = Literal["quotes", "related", "nothing"]
Intent = Literal[
    "said", "asked", "who", "when", "where", "how often", "latest", "first", "everything", "check"
]
BY_DATE: tuple[Intent, ...] = ("latest", "first")  # answered in order of date
Verdict = Literal["exact", "typographic", "altered", "absent"]
ChangeKind = Literal["negation", "number", "name", "actor swap", "word", "elision", "splice"]


@dataclass(frozen=True, slots=True)
class Filters:
    """What may answer. Dates are ISO days, both ends included; `speakers` are persons' names."""

    date_from: str | None = None
    date_to: str | None = None
    speakers: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    own_words_only: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """What was understood. `filters` are those in force; `carried` came from earlier turns.

    `aliases` are other names of what the topic names, for the search; `dropped` are the sorts of
    filter that were not to be read out of the question: dates, speakers, languages, kinds.
    `subject` is whom the question asks, as it names them, whether they speak here or not; `parties`
    the names of each, where it asks several. `guessed` are sorts of filter read out of mere
    keywords, with those words: let go where they leave no answer, and words of the topic again.
    """

    standalone: str
    topic: str
    filters: Filters = field(default_factory=Filters)
    intent: Intent = "said"
    carried: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    subject: str = ""
    parties: tuple[tuple[str, ...], ...] = ()
    guessed: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Quote:
    """A verified span. `text` is the slice taken and checked when this was made.

    `start_char` and `end_char` count code points of the text; `by` is whose words or position it
    is, `speaker` who was speaking; `credit` is who gathered the source, where that must be told;
    `locator` is the place as the source has it ("page 3", "at 0:01:23"), where it has such;
    `language` is the text's, as an ISO 639 code. `copies` and `pairs` are its statement elsewhere
    in the record: from other sources, and in other languages.
    """

    number: int
    statement_id: str
    source_id: str
    paragraph: int
    start_char: int
    end_char: int
    text: str
    voice: Voice
    by: str | None
    speaker: str | None
    title: str
    date: str | None
    place: str | None
    url: str | None
    score: float
    citation: str = ""
    why: tuple[str, ...] = ()
    credit: str | None = None
    locator: str | None = None
    language: str = "und"
    copies: tuple[Copy, ...] = ()
    pairs: tuple[Pair, ...] = ()


@dataclass(frozen=True, slots=True)
class Coverage:
    """Over what was searched: `statements` within the filters, of `total`, and their dates.

    `by_meaning` is the share of those passages that were searched by meaning as well as words.
    `copies` more statements are within the filters that are copies of these and not counted.
    """

    statements: int
    total: int
    date_from: str | None
    date_to: str | None
    by_meaning: float
    notes: tuple[str, ...] = ()
    copies: int = 0


@dataclass(frozen=True, slots=True)
class Change:
    """One difference between a quote as given and as published."""

    kind: ChangeKind
    quoted: str
    original: str


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words in quotation marks within a summary: `start` to `end` of its sentence, marks apart.

    They are `start_char` to `end_char` of the statement, letter for letter, within quote `number`.
    """

    start: int
    end: int
    number: int
    statement_id: str
    start_char: int
    end_char: int


@dataclass(frozen=True, slots=True)
class SummarySentence:
    """`citations` are the numbers of the quotes that the sentence rests on, at least one."""

    text: str
    citations: tuple[int, ...]
    quoted: tuple[Quoted, ...] = ()


@dataclass(frozen=True, slots=True)
class Summary:
    """What a language model wrote of an answer's quotes, or why nothing of it is shown.

    A machine's words, not the record's: checked for citations, quotations, names and numbers, not
    for whether they are right. `host` is where the question and the quotes were sent.
    """

    outcome: Literal["written", "withheld"]
    sentences: tuple[SummarySentence, ...] = ()
    reason: str = ""
    model: str = ""
    host: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """`outcome` says which: quotes that answer, quotes that are only related, or nothing.

    Where a quotation was to be checked, `verdict` and `changes` say what came of it. `summary` is
    there only where one was asked for.
    """

    outcome: Outcome
    quotes: tuple[Quote, ...]
    query: Query
    coverage: Coverage
    answerability: float
    fingerprint: str
    answer_id: str = ""
    question: str = ""
    message: str = ""
    verdict: Verdict | None = None
    changes: tuple[Change, ...] = ()
    summary: Summary | None = None

    def _repr_html_(self) -> str:
        from qa.notebook import answer_html

        return answer_html(self)


@dataclass(frozen=True, slots=True)
class SearchResult:
    passage_id: int
    statement_id: str
    source_id: str
    paragraph: int
    score: float


@dataclass(frozen=True, slots=True)
class Page:
    """One page of everything about a topic; `next` is the cursor of the page after it."""

    total: int
    quotes: tuple[Quote, ...]
    next: str | None = None
    coverage: Coverage | None = None
    query: Query | None = None

    def _repr_html_(self) -> str:
        from qa.notebook import page_html

        return page_html(self)


@dataclass(frozen=True, slots=True)
class QuoteCheck:
    """`matches` are the places in the record; `changes` only where the verdict is altered."""

    verdict: Verdict
    matches: tuple[Quote, ...]
    changes: tuple[Change, ...] = ()

    def _repr_html_(self) -> str:
        from qa.notebook import check_html

        return check_html(self)


@dataclass(frozen=True, slots=True)
class Difference:
    """What one version of a statement has `here` and the other `there`; None: nothing."""

    here: Quote | None
    there: Quote | None


@dataclass(frozen=True, slots=True)
class Whole:
    """All that is said on a topic, oldest first: `paragraphs` match; too many have no `quotes`."""

    paragraphs: int
    quotes: tuple[Quote, ...] | None
    coverage: Coverage
    query: Query


History = Sequence[tuple[str, Answer]]
