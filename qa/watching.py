"""Watching: sources are read again and what is new is told; questions are asked of what is new.

The same engine answers as in the chat, over the passages that were stored since the last look.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpus.errors import CorpusError
from corpus.store.watches import Watch
from corpus.types import AddResult, Span
from corpus.web.addresses import is_address, normal
from corpus.web.types import Wanted, WebSettings
from qa.adding import OfWeb
from qa.errors import QuestionError, VerificationError
from qa.quotations.voices import located
from qa.quoting import quote_at
from qa.types import Quote

if TYPE_CHECKING:
    from qa.record import Record

HOUR, DAY = 3600, 86400
LISTED = 100  # quotes in a feed
_NEXT_LOOK = 60.0  # seconds until the watches are looked through again, for those added meanwhile
_KEPT_SETTINGS = ("allow_hosts", "sites", "delay")


@dataclass(frozen=True, slots=True)
class Look:
    """What came of looking at one watch: for a source what is new, for a question its quotes."""

    watch: int
    kind: str
    subject: str
    told: str
    results: tuple[AddResult, ...] = ()
    quotes: tuple[Quote, ...] = ()

    @property
    def failed(self) -> bool:
        return any(result.status == "refused" for result in self.results)


@dataclass(frozen=True, slots=True)
class Watching:
    """The watches of a record."""

    record: Record

    def add_source(self, source: str, *, every: int = HOUR, web: OfWeb | None = None) -> Watch:
        """Watch an address, file, folder or glob; it is read when it is first looked at."""
        if is_address(source):
            web = web or OfWeb()
            settings = {name: getattr(web.settings, name) for name in _KEPT_SETTINGS}
            options = {**asdict(web.wanted), **settings}
            return self.record.store.add_watch("source", normal(source), options, every, 0)
        path = str(Path(source).absolute())
        return self.record.store.add_watch("source", path, {}, every, 0)

    def add_question(self, question: str, *, every: int = HOUR) -> Watch:
        """Watch a question; what the record holds already is not new.

        Raises `QuestionError` for a question that can't be asked.
        """
        self.record.ask(question)
        last = self.record.store.last_passage()
        return self.record.store.add_watch("question", question.strip(), {}, every, last)

    def look(self, watch: Watch, *, words_only: bool = False, web: OfWeb | None = None) -> Look:
        """Look at one watch now; whatever goes wrong with it is told, not raised."""
        try:
            if watch.kind == "source":
                return self._source(watch, words_only, web or OfWeb())
            return self._question(watch)
        except (CorpusError, QuestionError) as error:
            self.record.store.note_looked(watch.id, str(error))
            refused = AddResult(watch.subject, "refused", None, str(error))
            return Look(watch.id, watch.kind, watch.subject, str(error), (refused,))

    def look_at_all(self, *, words_only: bool = False, web: OfWeb | None = None) -> Iterator[Look]:
        """Look at every watch once, due or not."""
        for watch in self.record.store.watches():
            yield self.look(watch, words_only=words_only, web=web)

    def look_forever(
        self,
        *,
        words_only: bool = False,
        web: OfWeb | None = None,
        pause: Callable[[float], None] = time.sleep,
    ) -> Iterator[Look]:
        """Look at each watch whenever it is due, until somebody stops asking for more."""
        while True:
            for watch in self.record.store.watches():
                if watch.is_due():
                    yield self.look(watch, words_only=words_only, web=web)
            due = [watch.due() for watch in self.record.store.watches()]
            rest = (min(due) - datetime.now(UTC)).total_seconds() if due else _NEXT_LOOK
            pause(min(max(rest, 0.2), _NEXT_LOOK))

    def quotes(self, id: int) -> list[tuple[Quote, str]]:
        """Quotes found for a question and when, newest first, each verified once more.

        Those of statements that were removed, or that no longer verify, are left out.
        """
        shown: list[tuple[Quote, str]] = []
        for span, found in self.record.store.watched_quotes(id, LISTED):
            if quote := self._quote(span, len(shown) + 1):
                shown.append((quote, found))
        return shown

    def _quote(self, span: Span, number: int) -> Quote | None:
        try:
            statement = self.record.statement(span.statement_id)
            place = located(statement, span.start_char)
            if place is None:
                return None
            return quote_at(statement, *place, (span.start_char, span.end_char), number=number)
        except (CorpusError, VerificationError, ValueError):
            return None

    def _source(self, watch: Watch, words_only: bool, web: OfWeb) -> Look:
        options = _options(watch.options, web)
        results = self.record.add(watch.subject, wait=not words_only, web=options)
        new = tuple(result for result in results if _worth_telling(result))
        told = _counted(results)
        self.record.store.note_looked(watch.id, told)
        return Look(watch.id, watch.kind, watch.subject, told, new)

    def _question(self, watch: Watch) -> Look:
        store = self.record.store
        last, whole = store.last_passage(), self.record.progress().share == 1
        answer = (
            self.record.ask(watch.subject, after=watch.passage) if last > watch.passage else None
        )
        known = {span for span, _ in store.watched_quotes(watch.id)}
        quotes = tuple(
            quote
            for quote in (answer.quotes if answer and answer.outcome == "quotes" else ())
            if _span(quote) not in known and self._is_new(quote, watch)
        )
        told = f"{len(quotes) or 'no'} new {'quote' if len(quotes) == 1 else 'quotes'}"
        # What has no vector yet may still be found by its meaning, at the next look.
        store.note_looked(
            watch.id,
            told,
            passage=last if whole else None,
            found=map(_span, quotes),
        )
        numbered = tuple(replace(quote, number=n) for n, quote in enumerate(quotes, 1))
        return Look(watch.id, watch.kind, watch.subject, told, (), numbered)

    def _answering(self, watch: Watch) -> dict[Span, Quote]:
        """What the chat quotes now, and what it would if there were nothing but what is new.

        A few old statements that answer better would hide it else.
        """
        answers = [self.record.ask(watch.subject, after=last) for last in (watch.passage, 0)]
        quotes = (quote for one in answers if one.outcome == "quotes" for quote in one.quotes)
        return {_span(quote): quote for quote in quotes}

    def _is_new(self, quote: Quote, watch: Watch) -> bool:
        """Whether the statement came after the watch, and no version or copy before says the same.

        A statement whose header was corrected is stored anew, and says nothing new; nor does one
        that another site publishes too.
        """
        versions = self.record.versions(quote.statement_id)
        own = next(one for one in versions if one.statement_id == quote.statement_id)
        earlier = [one for one in versions if one.version < own.version]
        store, names = self.record.store, [copy.statement_id for copy in quote.copies]
        earlier += [store.statement(n) for n in names if store.has_passages(n, watch.passage)]
        new = (own.added or "") >= watch.added
        return new and not any(quote.text in one.text for one in earlier)


def _span(quote: Quote) -> Span:
    return Span(quote.statement_id, quote.start_char, quote.end_char)


def _worth_telling(result: AddResult) -> bool:
    return not result.passed_over and (result.status != "unchanged" or bool(result.reason))


def _counted(results: Sequence[AddResult]) -> str:
    counts = Counter(map(_what, results))
    return ", ".join(f"{n:,} {what}" for what, n in counts.items()) or "nothing found"


def _what(result: AddResult) -> str:
    if result.passed_over:
        return "passed over"
    return "gone" if result.status == "unchanged" and result.reason else result.status


def _options(kept: Mapping[str, Any], web: OfWeb) -> OfWeb:
    """What was asked for when the watch was made, with what is allowed now."""
    names = {field.name for field in fields(Wanted)}
    wanted = Wanted(**{name: value for name, value in kept.items() if name in names})
    settings: WebSettings = web.settings
    return OfWeb(
        replace(wanted, recheck_after=DAY),
        replace(
            settings,
            allow_hosts=(*settings.allow_hosts, *kept.get("allow_hosts", ())),
            sites=(*settings.sites, *kept.get("sites", ())),
            delay=kept.get("delay", settings.delay),
        ),
        web.tell,
    )
