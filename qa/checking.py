"""Quote checks over a whole record: candidates by their words, the verdict letter for letter."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.store import Store
from corpus.types import Paragraph, PassageFilter, Statement
from embeddings.search import PassageSearch
from qa.check_quote import MIN_WORDS, Finding, Place, check
from qa.errors import QuestionError
from qa.quoting import quote_at
from qa.tokens import tokens
from qa.types import Quote, QuoteCheck

CANDIDATES = 60  # passages that share most rare words with a quotation; one of them holds it


def checked_quote(text: str, store: Store, search: PassageSearch) -> QuoteCheck:
    """The verdict on a quotation; raises `QuestionError` where there are no words to check."""
    if not any(c.isalnum() for c in text):
        raise QuestionError("There are no words to check: paste the quotation.")

    def near(words: str) -> Sequence[tuple[Statement, Paragraph]]:
        return _paragraphs_near(words, store, search)

    if sum(token.is_word for token in tokens(text)) < MIN_WORDS:
        raise QuestionError(f"Fewer than {MIN_WORDS} words stand anywhere: paste more to check it.")
    finding = check(text, near)
    if finding.verdict in ("altered", "absent"):
        finding = _in_older_versions(text, near(text), store) or finding
    matches = tuple(_match(n, place) for n, place in enumerate(finding.places, 1))
    return QuoteCheck(finding.verdict, matches, finding.changes)


def _in_older_versions(
    text: str, pool: Sequence[tuple[Statement, Paragraph]], store: Store
) -> Finding | None:
    """The finding in a version that a page had before, if the quotation was true to that one."""
    changed = dict.fromkeys(s.statement_id for s, _ in pool if s.version > 1)
    for name in changed:
        older = [store.statement(v.statement_id) for v in store.versions(name) if v.superseded_by]
        pairs = [(statement, p) for statement in older for p in statement.paragraphs]
        finding = check(text, lambda _, pairs=pairs: pairs)  # type: ignore[misc]
        if finding.verdict in ("exact", "typographic"):
            return finding
    return None


def _paragraphs_near(
    words: str, store: Store, search: PassageSearch
) -> list[tuple[Statement, Paragraph]]:
    hits = search.lexical(words, PassageFilter(), CANDIDATES)
    passages = store.passages([hit.passage_id for hit in hits])
    statements = {p.statement_id: store.statement(p.statement_id) for p in passages}
    pairs = dict.fromkeys((p.statement_id, p.paragraph) for p in passages)
    return [(statements[name], statements[name].paragraph(ordinal)) for name, ordinal in pairs]


def _match(number: int, place: Place) -> Quote:
    paragraph = place.paragraph
    lead = next(
        (s for s in paragraph.sentences if s.end_char > place.start_char), paragraph.sentences[-1]
    )
    return quote_at(
        place.statement, paragraph, lead, (place.start_char, place.end_char), number=number
    )
