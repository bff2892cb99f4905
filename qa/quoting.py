"""From passages found to numbered, cited, verified quotes, grouped by statement."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Self

from corpus.types import Paragraph, Passage, Sentence, Span, Statement, Voice
from qa.answer_type import AnswerType
from qa.citation import citation_line
from qa.complete import announced, pointed_at
from qa.fragments import all_bare
from qa.replies import reply
from qa.select import select
from qa.selection import Selection
from qa.types import Quote
from qa.verify import verified_words

REPLY_SENTENCES = 3


@dataclass(frozen=True, slots=True)
class Found:
    """A passage worth quoting, with its statement, paragraph and why it is there.

    `cosines` are those of its sentences to the question, where they have vectors.
    """

    passage: Passage
    statement: Statement
    paragraph: Paragraph
    score: float
    rank: int
    cosines: tuple[float, ...] = ()

    @classmethod
    def of(
        cls,
        passage: Passage,
        statement: Statement,
        score: float,
        rank: int,
        cosines: tuple[float, ...] = (),
    ) -> Self:
        """With the paragraph that the passage is a part of."""
        paragraph = statement.paragraph(passage.paragraph)
        return cls(passage, statement, paragraph, score, rank, cosines)


def across_statements(found: Sequence[Found]) -> list[Found]:
    """Every statement's best passage first, then every statement's second, and so on.

    One long statement on a topic may not push all others out of an answer.
    """
    turns: Counter[str] = Counter()
    rounds: list[tuple[int, int, Found]] = []
    for place, item in enumerate(found):
        rounds.append((turns[item.statement.statement_id], place, item))
        turns[item.statement.statement_id] += 1
    return [item for _, _, item in sorted(rounds, key=lambda entry: entry[:2])]


def with_replies(found: Sequence[Found]) -> list[Found]:
    """The passages, each question followed by the beginning of its answer."""
    whole: list[Found] = []
    here = {(item.statement.statement_id, item.paragraph.ordinal) for item in found}
    for item in found:
        whole.append(item)
        asked = item.paragraph.role == "question"
        answer = reply(item.statement, item.paragraph) if asked else None
        if answer and (item.statement.statement_id, answer.ordinal) not in here:
            whole.append(_beginning(item, answer))
    return whole


def _beginning(item: Found, answer: Paragraph) -> Found:
    """The answer to the question found, as far as it is quoted with it."""
    end = answer.sentences[:REPLY_SENTENCES][-1].end_char
    passage = replace(
        item.passage, paragraph=answer.ordinal, start_char=answer.start_char, end_char=end
    )
    return replace(item, passage=passage, paragraph=answer, cosines=())


def quotes_of(
    found: Sequence[Found],
    weights: Mapping[str, float],
    holders: Collection[str] | None,
    *,
    limit: int,
    expects: AnswerType | None = None,
) -> tuple[Quote, ...]:
    """At most `limit` quotes: by statement, in it by paragraph, both by their best passage.

    What stands in one paragraph stays in the order it was said. Mere salutations and fragments are
    quoted only where they answer a question or nothing else was found.
    """
    return _quotes_of(found, weights, holders, limit, expects, bare=False) or _quotes_of(
        found, weights, holders, limit, expects, bare=True
    )


def _quotes_of(
    found: Sequence[Found],
    weights: Mapping[str, float],
    holders: Collection[str] | None,
    limit: int,
    expects: AnswerType | None,
    *,
    bare: bool,
) -> tuple[Quote, ...]:
    """The same, with `bare` salutations and fragments or without."""
    chosen: dict[tuple[str, int, int], tuple[Found, Selection]] = {}
    for item in found:
        span = (item.passage.start_char, item.passage.end_char)
        parts = select(
            item.statement, item.paragraph, span, weights, holders, item.cosines, expects
        )
        parts = [part for part in parts if bare or _tells(item, part)]
        before = [pointed_at(item.statement, part, weights) for part in parts[:1]]
        after = [announced(item.statement, part, weights) for part in parts[-1:]]
        for part in filter(None, [*before, *parts, *after]):
            if not _covered(chosen, item.statement.statement_id, part):
                chosen[item.statement.statement_id, part.start_char, part.end_char] = (item, part)
        if len(chosen) >= limit:
            break
    order = list(dict.fromkeys(key[0] for key in chosen))
    paragraphs = list(dict.fromkeys(_place(item, part) for item, part in chosen.values()))
    ranked = sorted(
        chosen.values(),
        key=lambda pair: (
            order.index(pair[0].statement.statement_id),
            paragraphs.index(_place(*pair)),
            pair[1].start_char,
        ),
    )
    return tuple(_quote(n, item, part, weights) for n, (item, part) in enumerate(ranked, 1))


def in_voices(quotes: Sequence[Quote], voices: Collection[Voice]) -> tuple[Quote, ...]:
    """Those in one of these voices: what a quote leans on may be in another."""
    kept = (quote for quote in quotes if quote.voice in voices)
    return tuple(replace(quote, number=number) for number, quote in enumerate(kept, 1))


def _tells(item: Found, part: Selection) -> bool:
    """Whether it says something: more than a fragment, or all that somebody answers."""
    above = (p for p in item.statement.paragraphs if p.ordinal == item.paragraph.ordinal - 1)
    if any(p.role == "question" or _is_asked(p) for p in above):
        return True
    if item.paragraph.role == "salutation":
        return False
    return not all_bare(item.statement, part.sentences)


def _is_asked(paragraph: Paragraph) -> bool:
    return any(sentence.voice == "questioner" for sentence in paragraph.sentences)


def _place(item: Found, part: Selection) -> tuple[str, int]:
    return item.statement.statement_id, part.paragraph.ordinal


def _covered(chosen: Collection[tuple[str, int, int]], statement: str, part: Selection) -> bool:
    """Whether another quote shows these words already; overlapping passages find them twice."""
    return any(
        name == statement and start < part.end_char and end > part.start_char
        for name, start, end in chosen
    )


def quote_at(
    statement: Statement,
    paragraph: Paragraph,
    lead: Sentence,
    span: tuple[int, int],
    *,
    number: int,
    score: float = 1.0,
    why: tuple[str, ...] = (),
) -> Quote:
    """The verified quote of a span; `lead` is the sentence whose voice and holder it has."""
    words = verified_words(statement, Span(statement.statement_id, *span))
    return Quote(
        number=number,
        statement_id=statement.statement_id,
        source_id=statement.source_id,
        paragraph=paragraph.ordinal,
        start_char=span[0],
        end_char=span[1],
        text=words,
        voice=lead.voice,
        by=lead.by,
        speaker=paragraph.speaker,
        title=statement.title,
        date=statement.date,
        place=statement.place,
        url=statement.url,
        score=round(score, 6),
        citation=citation_line(statement, paragraph, lead),
        why=why,
        credit=statement.credit,
        locator=paragraph.locator,
        language=statement.language,
        copies=statement.copies,
        pairs=statement.pairs,
    )


def _quote(number: int, item: Found, part: Selection, weights: Mapping[str, float]) -> Quote:
    return quote_at(
        item.statement,
        part.paragraph,
        part.sentences[0],
        (part.start_char, part.end_char),
        number=number,
        score=item.score,
        why=_why(item, part, weights),
    )


def _why(item: Found, part: Selection, weights: Mapping[str, float]) -> tuple[str, ...]:
    reasons = [f"found at rank {item.rank}"]
    if part.matched:
        reasons.append(f"shares the words (as stems): {', '.join(part.matched)}")
    elif weights:
        reasons.append("found by meaning, or beside a sentence that answers")
    return tuple(reasons)
