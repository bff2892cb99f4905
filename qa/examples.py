"""Example questions out of the record itself: each has its answer in a statement it was taken from.

A topic is a name that several statements speak of. A speaker is asked only for what stands in a
paragraph of their own, and only in English, where names need no case; of Russian statements
the topic is asked for after a colon.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from corpus.people import family_name
from corpus.types import Statement

_NAME = re.compile(
    r"(?<![.!?…“\"]\s)(?<!^)\b([A-ZА-ЯЁ][\w’'-]+(?:\s+(?:of|the|and|for)(?:\s+the)?)?(?:\s+[A-ZА-ЯЁ][\w’'-]+)+)"
)
_FORMAL = re.compile(
    r"^(?:The|A|An|This|That|These|Those|Our|Its|His|Her|Their|My|Your|Mr|Mrs|Ms|Madam|Dear|Ladies|"
    r"Members|Fellow|God|Vice|Speaker|President|Prime|Minister|Congress)\b|"
    r"\b(?:President|Speaker|Congress|Senate|House|Gentlemen|Senators?|Representatives?|Minister)\b|"
    r"[’']s?(?:\s|$)|"
    r"^(?:Господин|Госпожа|Уважаем\w+|Президент\w*|Министр\w*|Дамы|Наш\w*|Этот|Эта)\b"
)
_SINGLE = re.compile(r"(?<![.!?…“\"]\s)(?<!^)\b([A-Z][a-z]{3,}|[A-Z]{3,5})\b")
_RUSSIAN_NAME = re.compile(r"«([А-ЯЁ][\w-]+(?: [\w-]+){0,3})»|(?<![.!?…]\s)(?<!^)\b([А-ЯЁ]{3,6})\b")
_CYRILLIC = re.compile("[А-яЁё]")
_LANGUAGES = ("en", "ru")
_MOST = 4


def example_questions(statements: Iterable[Statement], *, limit: int = _MOST) -> list[str]:
    """Up to `limit` questions that the record can answer, each about another topic."""
    asked = [s for s in statements if s.language in _LANGUAGES]
    pages = [s.text for s in asked if s.language == "en"]
    topics = _topics(asked)[: min(limit, _MOST)]
    questions = [_question(topic, pages) for topic in topics]
    by_speaker = (
        (i, f"What did {speaker} say about {_with_article(topics[i], pages)}?")
        for i in reversed(range(len(topics)))
        if (speaker := _speaker_on(topics[i], asked))
    )
    if len(topics) > 1 and (found := next(by_speaker, None)):
        questions[found[0]] = found[1]
    return questions


def _question(topic: str, pages: Sequence[str]) -> str:
    if any(topic in page for page in pages):
        return f"What was said about {_with_article(topic, pages)}?"
    return f"Что было сказано на тему: {topic}?"


def _speaker_on(topic: str, statements: Sequence[Statement]) -> str | None:
    """Who, of those that head an English statement, speaks of it there in their own turn."""
    word = re.compile(rf"\b{re.escape(topic)}\b")
    return next(
        (
            paragraph.speaker
            for statement in statements
            if statement.language == "en"
            for paragraph in statement.paragraphs
            if paragraph.speaker
            and paragraph.speaker in statement.speakers
            and not _CYRILLIC.search(paragraph.speaker)
            and paragraph.role == "remark"
            and word.search(statement.slice(paragraph))
        ),
        None,
    )


def _topics(statements: Sequence[Statement]) -> list[str]:
    """Names by how many statements hold them; longer names first among equals."""
    own = _own_names(statements)
    found: Counter[str] = Counter()
    for statement in statements:
        names = set(_names_in(statement))
        found.update(n for n in names if len(n) < 40 and not _FORMAL.search(n))
    ranked = sorted(found.items(), key=lambda item: (-item[1], -len(item[0]), item[0]))
    kept: list[str] = []
    for name, _ in ranked:
        plain = name.casefold()
        words = set(re.findall(r"[\w’'-]+", plain))
        if words & own[0] or any(plain in publisher or publisher in plain for publisher in own[1]):
            continue
        if not any(name in other or other in name for other in kept):
            kept.append(name)
    return kept


def _names_in(statement: Statement) -> Iterator[str]:
    """What the remarks speak of by name; headings and questions answer nothing."""
    remarks = [statement.slice(p) for p in statement.paragraphs if p.role == "remark"]
    if statement.language == "ru":
        for text in remarks:
            yield from (quoted or capitals for quoted, capitals in _RUSSIAN_NAME.findall(text))
        return
    names = {" ".join(name.split()) for text in remarks for name in _NAME.findall(text)}
    yield from names
    if len(names) < 3:
        for text in remarks:
            yield from _SINGLE.findall(text)


def _own_names(statements: Sequence[Statement]) -> tuple[set[str], set[str]]:
    """The family names of who speaks, and who publishes: neither is what a record is about."""
    speakers = {name for s in statements for name in s.speakers}
    speakers |= {p.speaker for s in statements for p in s.paragraphs if p.speaker}
    families = {word for name in speakers for word in family_name(name).casefold().split()}
    return families, {s.publisher.casefold() for s in statements if s.publisher}


def _with_article(topic: str, pages: Sequence[str]) -> str:
    """ "the Soviet Union" if that is how the record mostly puts it."""
    text = "\n".join(pages)
    plain, article = text.count(topic), text.count(f"the {topic}")
    return f"the {topic}" if article * 2 > plain else topic
