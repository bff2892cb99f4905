"""Quote checks over a whole record: candidates by their words, the verdict letter for letter."""

from __future__ import annotations

from collections.abc import Iterable

from corpus.messages import say
from corpus.store import Store
from corpus.types import PassageFilter, Sentence, Statement
from embeddings.search import PassageSearch
from qa.errors import QuestionError
from qa.once import quoted_once
from qa.quotations.check_quote import Finding, check
from qa.quotations.near import Near
from qa.quotations.pieces import MIN_WORDS
from qa.quotations.stretch import Given, Place
from qa.quotations.tokens import tokens
from qa.quotations.voices import by_voice
from qa.quoting import quote_at
from qa.timing import timed
from qa.types import Quote, QuoteCheck


@timed("check")
def checked_quote(
    text: str, store: Store, search: PassageSearch, passing: PassageFilter | None = None
) -> QuoteCheck:
    """The verdict on a quotation, in the passages that pass.

    Raises `QuestionError` where there are no words to check.
    """
    if not any(c.isalnum() for c in text):
        raise QuestionError(say("There are no words to check: paste the quotation."))
    if sum(token.is_word for token in tokens(text)) < MIN_WORDS:
        raise QuestionError(
            say("Fewer than {n} words stand anywhere: paste more to check it.", n=MIN_WORDS)
        )
    finding = check(text, Near(store, search, passing))
    if finding.verdict in ("altered", "absent"):
        read = {place.statement.statement_id: place.statement for place in finding.places}
        finding = _in_older_versions(text, read.values(), store) or finding
    parts = {part.span: (part, lead) for at in finding.places for part, lead in by_voice(at)}
    matches = tuple(_match(n, *part) for n, part in enumerate(parts.values(), 1))
    matches = quoted_once(store, matches)
    return QuoteCheck(finding.verdict, matches, finding.changes)


def _in_older_versions(text: str, near: Iterable[Statement], store: Store) -> Finding | None:
    """The finding in a version that a page had before, if the quotation was true to that one."""
    for name in [statement.statement_id for statement in near if statement.version > 1]:
        older = [store.statement(v.statement_id) for v in store.versions(name) if v.superseded_by]
        finding = check(text, Given([(one, p) for one in older for p in one.paragraphs]))
        if finding.verdict in ("exact", "typographic"):
            return finding
    return None


def _match(number: int, place: Place, lead: Sentence) -> Quote:
    span = (place.start_char, place.end_char)
    return quote_at(place.statement, place.paragraph, lead, span, number=number)
