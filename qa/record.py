"""`Record`: what everybody talks to. One folder: a store, its indexes and questions to them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from corpus.brought import Brought, is_brought
from corpus.ingest import Ingest
from corpus.kin.relating import relate
from corpus.messages import ENGLISH, Language
from corpus.store import Store
from corpus.types import AddResult, Document, PassageFilter, Span, Statement
from embeddings.search import PassageSearch
from embeddings.types import Encoder, Progress
from qa.adding import OfWeb, added, forget_fetched
from qa.answering import Answering
from qa.comparing import differences
from qa.editing import ATTRIBUTOR, edit, relabel
from qa.errors import NO_TOPIC, QuestionError
from qa.everything import MOST_AT_ONCE
from qa.examples import example_questions
from qa.exports import exported
from qa.kept_answers import KeptAnswers
from qa.questions.read import read
from qa.questions.settling import understood
from qa.questions.understand import clean_question, merge_filters, with_filters
from qa.quotations.check_answer import check_answer
from qa.quotations.check_asked import asked_to_check
from qa.quotations.checking import checked_quote
from qa.ranking import ranked
from qa.retrieve import resolve
from qa.stages import OnStage, Understood, unheard
from qa.stats import Stats
from qa.told import Listeners, heard
from qa.topics import Topics
from qa.types import (
    Answer,
    Coverage,
    Difference,
    Filters,
    History,
    Page,
    Query,
    Quote,
    QuoteCheck,
    SearchResult,
    Whole,
)
from qa.verify import verified_words, verify

if TYPE_CHECKING:
    from qa.summary import LanguageModel

OnProgress = Callable[[AddResult], None]


class Record:
    """Statements that can be asked. Made with `Record.open`; close it, or use it in a `with`."""

    def __init__(self, store: Store, search: PassageSearch) -> None:
        self.store = store
        self.search_index = search
        self.listeners = Listeners()
        self._answers = KeptAnswers()
        self._topics = Topics(store, search)

    @classmethod
    def open(
        cls,
        path: str | Path,
        create: bool = True,
        *,
        encoder: Encoder | None = None,
        labelled: bool = True,
        database: str | None = None,
    ) -> Self:
        """Open the record in the folder `path`; its indexes catch up with the store.

        Its statements are in the folder, or in PostgreSQL where `database` is an address of it.

        With `labelled`, voices told by an older version of this program are told anew first, and
        statements are compared that were not yet; else whenever `relabel` and `relate` are called.
        Raises `corpus.errors.StoreError` with a sentence if it can't.
        """
        store = Store.open(Path(path), create=create, url=database)
        record = cls(store, PassageSearch(store, encoder))
        if labelled:
            record.relabel()
            record.relate()
        record.search_index.catch_up()
        return record

    def close(self) -> None:
        """Stop background work at the next batch and close the store."""
        self.search_index.close()
        self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # -- statements ----------------------------------------------------------------------------

    def add(
        self,
        sources: str | Path | Sequence[str | Path],
        *,
        wait: bool = True,
        on_progress: OnProgress | None = None,
        columns: Mapping[str, str] | None = None,
        web: OfWeb | None = None,
    ) -> Sequence[AddResult]:
        """Add files, folders, globs or web addresses; searchable by words at once.

        By meaning when embedded: `wait` does so before returning. A source that can't be read is
        refused with its reason and the rest goes on. `columns` maps our field names to a table's;
        `web` says what to take from addresses, and how they are contacted.
        """
        names = [sources] if isinstance(sources, str | Path) else list(sources)
        results = added(Ingest(self.store, ATTRIBUTOR), names, columns, web)
        return self._take(results, wait, on_progress)

    def add_documents(
        self,
        documents: Iterable[Document],
        *,
        source: str,
        wait: bool = True,
        on_progress: OnProgress | None = None,
    ) -> Sequence[AddResult]:
        """Add statements that another program has read already, under the name `source`."""
        ingest = Ingest(self.store, ATTRIBUTOR)
        return self._take(ingest.add_documents(documents, source=source), wait, on_progress)

    def statement(self, id: str) -> Statement:
        """A statement by statement id (any version) or source id (the newest)."""
        return self.store.statement(id)

    def list(
        self, filters: Filters | None = None, cursor: str | None = None, limit: int = 50
    ) -> tuple[Sequence[Statement], str | None]:
        """A page of statements without their paragraphs, newest first, and the next cursor.

        What was published several times comes once, and names its copies.
        """
        start = int(cursor) if cursor and cursor.isdecimal() else 0
        found = self.store.statements(self._resolve(filters), after=start, limit=limit + 1)
        following = str(start + limit) if len(found) > limit else None
        return [statement for _, statement in found[:limit]], following

    def versions(self, id: str) -> Sequence[Statement]:
        """Every version of a statement, oldest first, without paragraphs."""
        return self.store.versions(id)

    def differences(self, id: str, other: str) -> Sequence[Difference]:
        """What one version or copy of a statement has otherwise than another, as verified quotes.

        Marks, spaces and capitals do not count.
        """
        return differences(self.store.statement(id), self.store.statement(other))

    def edit(self, id: str, *, paragraphs: Iterable[int] | None = None, **fields: Any) -> Statement:
        """Correct metadata, or with `paragraphs` their speaker or role; kept on re-reading."""
        edited = edit(self.store, id, fields, paragraphs=paragraphs)
        self.relate()
        self.search_index.catch_up()
        return self.store.statement(edited.statement_id)

    def relabel(self, on_progress: Callable[[Progress], None] = lambda _: None) -> None:
        """Tell anew the voices that an older version of this program told; words stay."""
        relabel(self.store, on_progress)

    def relate(self, on_progress: Callable[[Progress], None] = lambda _: None) -> None:
        """Compare what was not compared yet with the rest: copies, versions, other languages."""
        relate(self.store, lambda done, total: on_progress(Progress(done, total)))

    def remove(self, id: str) -> int:
        """Delete a statement in all its versions; adding its source again brings it back."""
        file = self.store.file_of(self.store.statement(id).statement_id)
        gone = self.store.remove(id)
        forget_fetched(self.store)
        if is_brought(file) and not self.store.document_hashes(file):
            Brought(self.store.folder).discard(self.store.path_of(file))
        self.relate()
        self.search_index.catch_up()
        return gone

    # -- questions -----------------------------------------------------------------------------

    @heard("ask")
    def ask(
        self,
        question: str,
        *,
        filters: Filters | None = None,
        history: History = (),
        drop: Iterable[str] = (),
        on_stage: OnStage = unheard,
        after: int = 0,
    ) -> Answer:
        """Answer with verified quotes, or say that nothing in the record does.

        `drop` names sorts of filter not to read out of the question ("dates", "speakers",
        "languages", "kinds", "own"), or with "topic" to carry nothing over; `on_stage` hears what
        is done meanwhile. With `after`, only what was stored after that passage may answer.
        Raises `QuestionError` for a question that can't be asked.
        """
        self.search_index.catch_up()
        people, asked = self.store.people(), clean_question(question)
        quoted = asked_to_check(asked)
        query = read(
            asked,
            people,
            self.store,
            self.search_index,
            filters=filters,
            history=history,
            dropped=tuple(drop),
            alone=bool(quoted),  # a quotation says all by itself
        )
        if not query.topic and query.filters == Filters() and query.intent != "asked":
            raise QuestionError(NO_TOPIC)
        on_stage(Understood(query))
        answering = replace(self._answering(people, on_stage), after=after)
        if quoted:
            passing = replace(resolve(filters or Filters(), people), after=after)
            found = checked_quote(quoted.quotation, self.store, self.search_index, passing)
            coverage = answering.coverage(passing, query)
            answer = check_answer(asked, quoted, found, query, coverage, answering.fingerprint)
        else:
            answer = answering.answer(query, asked)
        return answer if after else self._answers.keep(answer)

    def answer(self, answer_id: str) -> Answer | None:
        """An answer given before by this process, its quotes verified again; None if not kept."""
        kept = self._answers.get(answer_id)
        return replace(kept, quotes=tuple(map(self.verified, kept.quotes))) if kept else None

    def earlier(self, answer_id: str) -> Answer | None:
        """An answer as it was given, for the next question to lean on; not to be shown again."""
        return self._answers.get(answer_id)

    def summarised(self, answer: Answer, model: LanguageModel | None = None) -> Answer:
        """The same answer with what a language model writes of its quotes, or why it is withheld.

        `model` is who is asked: by default the one that the environment names, if any. It is sent
        the question and the quotes, nothing else. Waits for it, `model.timeout` seconds at most.
        """
        from qa.summary import LanguageModel
        from qa.summary.waiting import summarised

        return summarised(answer, model or LanguageModel.chosen(), self.verified)

    @heard("search")
    def search(
        self, question: str, *, filters: Filters | None = None, limit: int = 20
    ) -> Sequence[SearchResult]:
        """Passages by rank, without judging whether they answer; one a paragraph."""
        self.search_index.catch_up()
        return self.rank(question, filters=filters, limit=limit)

    def rank(
        self, question: str, *, filters: Filters | None = None, limit: int = 100, by: str = "fused"
    ) -> Sequence[SearchResult]:
        """Paragraphs ranked by one of `qa.ranking.BY`, as the ablation table compares them."""
        people = self.store.people()
        query = understood(question, people, self.store, self.search_index)
        query = with_filters(query, merge_filters(query.filters, filters))
        passing = resolve(query.filters, people)
        return ranked(self.store, self.search_index, query, passing, by=by, limit=limit)

    @heard("everything")
    def everything_about(
        self,
        topic: str,
        *,
        filters: Filters | None = None,
        cursor: str | None = None,
        drop: Iterable[str] = (),
    ) -> Page:
        """All that holds the topic's words or is on its point, counted, oldest first, paged.

        `drop` is as in `ask`.
        """
        self.search_index.catch_up()
        return self._topics.page(topic, filters, drop, cursor)

    @heard("everything")
    def all_about(
        self,
        topic: str,
        *,
        filters: Filters | None = None,
        drop: Iterable[str] = (),
        most: int = MOST_AT_ONCE,
    ) -> Whole:
        """The same, all of it at once, for counting and arranging; the last few topics are kept.

        Where more than `most` paragraphs match, only their number.
        """
        self.search_index.catch_up()
        return self._topics.whole(topic, filters, drop, most)

    def coverage(self, filters: Filters | None = None) -> Coverage:
        """How many statements there are within filters, and from when to when."""
        return self._topics.coverage(Query("", ""), self._resolve(filters))

    @heard("check")
    def check_quote(self, text: str) -> QuoteCheck:
        """Whether a quotation is in the record, letter for letter, and where it differs."""
        return checked_quote(text, self.store, self.search_index)

    def quote(self, statement_id: str, start_char: int, end_char: int) -> str:
        """The verified words of any span."""
        statement = self.store.statement(statement_id)
        return verified_words(statement, Span(statement.statement_id, start_char, end_char))

    def verified(self, quote: Quote) -> Quote:
        """The quote if it still is, letter for letter, in the store; else `VerificationError`."""
        return verify(self.store, quote)

    def export(
        self, answer_or_page: Answer | Page, format: str, language: Language = ENGLISH
    ) -> str | bytes:
        """Quotes in one of `qa.exports.FORMATS`, each verified once more; "docx" gives bytes."""
        checked_quotes = tuple(map(self.verified, answer_or_page.quotes))
        statement_of = lru_cache(maxsize=256)(self.store.statement)
        checked = replace(answer_or_page, quotes=checked_quotes)
        return exported(checked, format, statement_of, language)

    # -- state ---------------------------------------------------------------------------------

    def stats(self) -> Stats:
        """How much there is, from when to when, and how much of it is embedded."""
        return Stats.of(self.store, self.search_index)

    def verify(self) -> Sequence[str]:
        """Ids of statements whose text no longer has its hash; empty if all is sound."""
        return self.store.damaged()

    def fingerprint(self) -> str:
        """Changes when the same question could get another answer."""
        return self.search_index.fingerprint()

    def progress(self) -> Progress:
        """How many passages that want a vector have one."""
        return self.search_index.progress()

    def embed(self, on_progress: Callable[[Progress], None] | None = None) -> None:
        """Make the missing vectors now; interrupted, at most one batch is made again."""
        self.search_index.embed(on_progress)

    def start_embedding(self) -> None:
        """Make the missing vectors in a background thread; `progress` tells how far it is."""
        self.search_index.start_embedding()

    @property
    def embedding(self) -> bool:
        """Whether vectors are being made in the background."""
        return self.search_index.embedding

    def notes(self) -> Sequence[str]:
        """Sentences on what a search now would miss."""
        return self.search_index.notes()

    def examples(self, limit: int = 4, language: str | None = None) -> Sequence[str]:
        """Questions that this record can answer, from its newest statements.

        In `language`, where it has statements in it.
        """
        known = language in self.stats().languages
        within = PassageFilter(languages=(language,)) if language and known else None
        listed = self.store.statements(within, limit=40)  # without their paragraphs
        newest = [self.store.statement(found.statement_id) for _, found in listed]
        return example_questions(newest, limit=limit)

    # -- parts ---------------------------------------------------------------------------------

    def _take(
        self, results: Iterator[AddResult], wait: bool, on_progress: OnProgress | None
    ) -> Sequence[AddResult]:
        taken = []
        for result in results:
            taken.append(result)
            if on_progress:
                on_progress(result)
        self.relate()
        self.search_index.catch_up()
        if wait:
            self.embed()
        return taken

    def _answering(self, people: Sequence[str], on_stage: OnStage) -> Answering:
        return Answering(self.store, self.search_index, people, self.fingerprint(), on_stage)

    def _resolve(self, filters: Filters | None) -> PassageFilter:
        return resolve(filters or Filters(), self.store.people())
