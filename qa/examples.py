"""Example questions out of the record itself: names that several statements speak of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from corpus.people import family_name

_NAME = re.compile(
    r"(?<![.!?…“\"]\s)(?<!^)\b([A-ZА-ЯЁ][\w’'-]+(?:\s+(?:of|the|and|for)(?:\s+the)?)?(?:\s+[A-ZА-ЯЁ][\w’'-]+)+)"
)
_FORMAL = re.compile(
    r"^(?:Mr|Mrs|Ms|Madam|Dear|Ladies|Members|Fellow|God|Vice|Speaker|President|Prime|Minister|Congress)\b|"
    r"\b(?:President|Speaker|Congress|Senate|House|Gentlemen|Senators?|Representatives?|Minister)\b"
)
_SINGLE = re.compile(r"(?<![.!?…“\"]\s)(?<!^)\b([A-Z][a-z]{3,}|[A-Z]{3,5})\b")


def example_questions(
    texts: Iterable[str], speakers: Iterable[str], *, limit: int = 4
) -> list[str]:
    """Up to `limit` questions that the record can answer, from statements' texts and speakers."""
    pages = list(texts)
    speakers = list(dict.fromkeys(speakers))
    known = {family_name(name) for name in speakers}
    topics = [t for t in _topics(pages) if not known & set(re.findall(r"[\w’'-]+", t))]
    questions = [
        f"What was said about {_with_article(topic, pages)}?" for topic in topics[: limit - 1]
    ]
    if speakers and len(topics) >= limit:
        topic = _with_article(topics[limit - 1], pages)
        questions.append(f"What did {speakers[0]} say about {topic}?")
    return questions[:limit]


def _topics(pages: list[str]) -> list[str]:
    """Names by how many statements hold them; longer names first among equals."""
    found: Counter[str] = Counter()
    for page in pages:
        names = {" ".join(name.split()) for name in _NAME.findall(page)}
        names |= set(_SINGLE.findall(page)) if len(names) < 3 else set()
        found.update(name for name in names if not _FORMAL.search(name) and len(name) < 40)
    ranked = sorted(found.items(), key=lambda item: (-item[1], -len(item[0]), item[0]))
    kept: list[str] = []
    for name, _ in ranked:
        if not any(name in other or other in name for other in kept):
            kept.append(name)
    return kept


def _with_article(topic: str, pages: list[str]) -> str:
    """ "the Soviet Union" if that is how the record mostly puts it."""
    text = "\n".join(pages)
    plain, article = text.count(topic), text.count(f"the {topic}")
    return f"the {topic}" if article * 2 > plain else topic
