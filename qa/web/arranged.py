"""All quotes on a topic in the order and the groups that were asked for, and a page of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from corpus.messages import say
from qa.quotations.check_answer import holder
from qa.types import Quote

Sort = Literal["oldest", "newest", "relevance"]
Group = Literal["statement", "speaker", "side"]
SORTS: tuple[Sort, ...] = ("oldest", "newest", "relevance")
GROUPS: tuple[Group, ...] = ("statement", "speaker", "side")
PAGE = 20
SIDES = 3  # columns that can be read beside each other
NOBODY = say("Voice unclear")


@dataclass(frozen=True, slots=True)
class Listed:
    """A page of quotes, numbered in this order; `start` were before it, `total` are there in all.

    `counts` says how many each holder has, most first; `sides` whose columns are shown.
    """

    quotes: Sequence[Quote]
    start: int
    total: int
    counts: Sequence[tuple[str, int]]
    sides: Sequence[str] = ()

    @property
    def following(self) -> int | None:
        end = self.start + PAGE
        return end if end < self.total else None


def listed(
    quotes: Sequence[Quote], sort: Sort, group: Group, start: int, size: int = PAGE
) -> Listed:
    """`size` of them from `start` on, sorted within groups.

    Side by side stand only the holders who are heard most.
    """
    counts = Counter(whose(quote) for quote in quotes).most_common()
    ordered = _sorted(quotes, sort)
    sides: list[str] = []
    if group == "speaker":
        rank = {name: n for n, (name, _) in enumerate(counts)}
        ordered = sorted(ordered, key=lambda quote: rank[whose(quote)])
    elif group == "side":
        sides = [name for name, _ in counts if name != NOBODY][:SIDES]
        ordered = [quote for quote in ordered if whose(quote) in sides]
    start = start if start < len(ordered) else 0
    page = ordered[start : start + size]
    numbered = [replace(quote, number=start + n) for n, quote in enumerate(page, 1)]
    return Listed(numbered, start, len(ordered), counts, sides)


def whose(quote: Quote) -> str:
    """Whose words or position it is, so far as that is settled."""
    return holder(quote) or NOBODY


def _sorted(quotes: Sequence[Quote], sort: Sort) -> list[Quote]:
    """`quotes` come oldest first; equals stay in the order of the text."""
    if sort == "relevance":
        return sorted(quotes, key=lambda quote: -quote.score)
    if sort == "newest":
        statements = {quote.statement_id: quote.date or "" for quote in quotes}
        order = {
            name: n
            for n, name in enumerate(sorted(statements, key=lambda s: statements[s], reverse=True))
        }
        return sorted(quotes, key=lambda quote: order[quote.statement_id])
    return list(quotes)
