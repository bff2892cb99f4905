"""The nouns of the corpus: what a reader gives, what the store keeps, and offsets into it.

Every offset counts Unicode code points into `Statement.text`. A quote is a `Span`, never a
string: its text is always the slice, taken when it is shown.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from corpus.kin.types import Copy, Pair

Role = Literal["remark", "question", "heading", "list item", "note", "salutation"]
Voice = Literal["own", "reported", "joint", "questioner", "unclear"]
Status = Literal["added", "unchanged", "updated", "refused"]

ROLES: tuple[Role, ...] = ("remark", "question", "heading", "list item", "note", "salutation")
VOICES: tuple[Voice, ...] = ("own", "reported", "joint", "questioner", "unclear")


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of one statement's text; impossible offsets are refused here, not later."""

    statement_id: str
    start_char: int
    end_char: int

    def __post_init__(self) -> None:
        if not 0 <= self.start_char < self.end_char:
            raise ValueError(
                f"a span runs from a start to a later end, not {self.start_char}..{self.end_char}"
            )


@dataclass(frozen=True, slots=True)
class Translation:
    """The same statement in another language, as the publisher links it."""

    language: str
    url: str | None = None
    original: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What is known about a statement beside its words. `None` or empty means not known.

    `date` is ISO 8601 with its precision in its length: 2019-05-30, 2019-05 or 2019.
    `uncertain` names the fields that were guessed or contradicted, for a person to look at.
    `member` is the file within an archive or a mail that it was read from.
    """

    title: str = ""
    date: str | None = None
    time: str | None = None
    kind: str = "statement"
    speakers: tuple[str, ...] = ()
    office: str | None = None
    place: str | None = None
    event: str | None = None
    language: str = "und"
    url: str | None = None
    publisher: str | None = None
    credit: str | None = None
    lead: str | None = None
    translations: tuple[Translation, ...] = ()
    uncertain: tuple[str, ...] = ()
    member: str | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph as a reader found it, before normalising; `speaker` only where labelled.

    `locator` says where it stands in a source that has such places: "page 3", "at 0:01:23".
    """

    text: str
    speaker: str | None = None
    role: Role = "remark"
    speaker_uncertain: bool = False
    locator: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """What a reader makes of one page or row: paragraphs in order and what the page says of itself.

    `numbered` keeps the paragraph numbers of the source (a JSONL row's), so that nothing may
    be dropped, merged or moved; chrome is only looked for in pages.
    """

    source_id: str
    blocks: tuple[Block, ...]
    metadata: Metadata = field(default_factory=Metadata)
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    ordinal: int
    start_char: int
    end_char: int
    voice: Voice = "unclear"
    by: str | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph with its turn's speaker; `ordinal` counts from 0 in the statement.

    `locator` is its place as the source has it: "page 3", "at 0:01:23".
    """

    ordinal: int
    start_char: int
    end_char: int
    role: Role = "remark"
    speaker: str | None = None
    speaker_uncertain: bool = False
    sentences: tuple[Sentence, ...] = ()
    locator: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement(Metadata):
    """One published statement: frozen text, its hash, and everything else as offsets into it.

    `gone_since` says when its source was first found to hold it no longer, `retrieved` when the
    page was fetched that these words came from, where they came from the web. `copies` and `pairs`
    are the same statement elsewhere in the record: from other sources, and in other languages.
    """

    statement_id: str
    source_id: str
    text: str
    sha256: str
    paragraphs: tuple[Paragraph, ...]
    version: int = 1
    superseded_by: str | None = None
    added: str | None = None
    gone_since: str | None = None
    retrieved: str | None = None
    copies: tuple[Copy, ...] = ()
    pairs: tuple[Pair, ...] = ()

    def paragraph(self, ordinal: int) -> Paragraph:
        """The paragraph with this number; KeyError if there is none."""
        for paragraph in self.paragraphs:
            if paragraph.ordinal == ordinal:
                return paragraph
        raise KeyError(f"{self.statement_id} has no paragraph {ordinal}")

    def slice(self, span: Span | Paragraph | Sentence) -> str:
        """The publisher's exact words at these offsets."""
        if span.end_char > len(self.text):
            raise ValueError(f"{self.statement_id} ends at {len(self.text)}, not {span.end_char}")
        return self.text[span.start_char : span.end_char]


@dataclass(frozen=True, slots=True)
class Passage:
    """What search finds: a paragraph, or a part of a long one. `id` is never used twice.

    Neighbours in a statement have neighbouring ids. `role` is the paragraph's.
    """

    id: int
    statement_id: str
    paragraph: int
    start_char: int
    end_char: int
    role: Role = "remark"


@dataclass(frozen=True, slots=True)
class PassageRecord:
    """A passage with what an index needs of it; dates are YYYYMMDD, the first and last possible.

    `voices` are the distinct (by, voice) pairs of its sentences, `sentences` their offsets into
    `text`; `before` is the end of the paragraph before it, for passages too short to understand
    alone.
    """

    passage: Passage
    text: str
    title: str
    lead: str | None
    date: str | None
    date_first: int | None
    date_last: int | None
    language: str
    kind: str
    speaker: str | None
    source_id: str
    voices: tuple[tuple[str | None, Voice], ...]
    before: str
    sentences: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class StoreChange:
    """What an index must do about the passages first..last (ids, both included) to catch up."""

    sequence: int
    op: Literal["put", "drop"]
    first_passage: int
    last_passage: int


@dataclass(frozen=True, slots=True)
class Refused:
    """A row or page that gives no statement, and why; those around it are read all the same."""

    source_id: str
    reason: str


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A part of an archive or a mail that nobody takes for a statement, as a picture is not."""

    source_id: str
    reason: str


@dataclass(frozen=True, slots=True)
class Member:
    """A file within a file: `name` with its folders and ending, `data` its unpacked bytes."""

    name: str
    data: bytes


# What a reader gives, in order.
Found = Document | Refused | PassedOver | Member


@dataclass(frozen=True, slots=True)
class AddResult:
    """What became of one source; `reason` says in a sentence why it was refused or passed over.

    An unchanged one has a reason only where its source holds it no longer: it is kept, and told;
    or where it was `passed_over`, as the picture in a mail, which changes nothing either.
    """

    source: str
    status: Status
    statement_id: str | None = None
    reason: str | None = None
    passed_over: bool = False


@dataclass(frozen=True, slots=True)
class PassageFilter:
    """Which passages may answer. Empty means all; dates are inclusive ISO days.

    `people` are names as stored in `by`, already resolved from what was asked; `voices` apply to
    the same sentence as `people`. `after` is the passage after which everything was stored that
    may answer: what is new since then.
    """

    date_from: str | None = None
    date_to: str | None = None
    people: tuple[str, ...] | None = None
    languages: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    voices: tuple[Voice, ...] = ()
    after: int = 0

    def is_empty(self) -> bool:
        return self == PassageFilter()
