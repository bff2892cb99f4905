"""Verification: the only door through which a quote's words leave the store."""

from __future__ import annotations

from dataclasses import replace

from corpus.errors import CorpusError, sentence_of
from corpus.messages import say
from corpus.store import Store
from corpus.types import Span, Statement
from qa.errors import VerificationError
from qa.types import Quote


def verified_words(statement: Statement, span: Span) -> str:
    """The slice at a span of a statement whose SHA-256 the store has just checked."""
    if span.statement_id != statement.statement_id:
        raise VerificationError(f"{span.statement_id} is not {statement.statement_id}.")
    try:
        return statement.slice(span)
    except ValueError as error:
        raise VerificationError(
            say("This quote can't be shown: {reason}.", reason=sentence_of(error))
        ) from error


def verify(store: Store, quote: Quote) -> Quote:
    """The same quote if the store still says so, letter for letter; else `VerificationError`.

    Every path out (screen, shell, API, export) passes here, however the quote was kept meanwhile.
    """
    try:
        span = Span(quote.statement_id, quote.start_char, quote.end_char)
        # All of its text and none of its paragraphs, which would take most of the time.
        words = verified_words(store.statement(quote.statement_id, paragraphs=()), span)
    except (CorpusError, ValueError) as error:
        raise VerificationError(
            say("This quote can't be shown: {reason}", reason=sentence_of(error))
        ) from error
    if words != quote.text:
        raise VerificationError(
            say(
                "This quote can't be shown: {statement} has other words at {start}..{end}. "
                "Nothing is shown in its place.",
                statement=quote.statement_id,
                start=str(quote.start_char),
                end=str(quote.end_char),
            )
        )
    return replace(quote, text=words)
