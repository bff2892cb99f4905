"""Background work on the record while the page is served: voices, statements, then vectors."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from corpus.errors import CorpusError, sentence_of
from corpus.messages import Message, counted, say
from corpus.types import AddResult
from embeddings.types import Progress
from qa.observing.troubles import Troubles
from qa.web.render.summary import Summary

if TYPE_CHECKING:
    from qa.record import Record

log = logging.getLogger(__name__)

EXAMPLES_AGE = 60  # seconds
Note = Callable[[AddResult], None]
Adding = Callable[[Note], object]


class _Stopped(Exception):
    """Raised between two statements when the server is being stopped."""


class Work:
    """Adds what is given in a thread of its own; each statement is on disk before it is counted."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.added = 0
        self.refused: list[AddResult] = []
        self.troubles = Troubles()
        self.busy = False
        self.labelling: Progress | None = None
        self.comparing: Progress | None = None
        self.failure = ""
        self.stopping = False
        self._examples: dict[str, tuple[int, float, Sequence[str]]] = {}  # by language
        self._thread = threading.Thread(name="adding", daemon=True)

    def start(self, adding: Adding | None = None) -> None:
        """Bring old labels up to date, add what there is to add, then embed; returns at once."""
        self.busy = adding is not None
        self._thread = threading.Thread(
            target=self._run, args=(adding,), name="adding", daemon=True
        )
        self._thread.start()

    def stop(self, patience: float = 10) -> None:
        """End adding after the statement at hand; what was stored stays."""
        self.stopping = True
        if self._thread.is_alive():
            self._thread.join(patience)

    def _run(self, adding: Adding | None) -> None:
        try:
            self.record.relabel(self._labelled)
            self.labelling = None
            self.record.relate(self._compared)
            self.comparing = None
            if adding:
                adding(self._note)
        except _Stopped:
            return
        except (CorpusError, OSError) as error:
            log.warning("adding statements stopped: %s", error)
            self.failure = say("Adding statements stopped: {reason}", reason=sentence_of(error))
        except Exception:
            log.exception("adding statements stopped")
            self.failure = say("Adding statements stopped. The server’s log says why.")
        finally:
            self.busy, self.labelling, self.comparing = False, None, None
        self.record.start_embedding()

    def _compared(self, progress: Progress) -> None:
        if self.stopping:
            raise _Stopped
        self.comparing = progress

    def _labelled(self, progress: Progress) -> None:
        if self.stopping:
            raise _Stopped
        self.labelling = progress

    def _note(self, result: AddResult) -> None:
        if self.stopping:
            raise _Stopped
        if result.status == "refused":
            self.refused.append(result)
            log.warning("%s was not added: %s", result.source, result.reason)
        elif result.status in ("added", "updated"):
            self.added += 1

    def summary(self) -> Summary:
        """What the record holds now and what is being done to it."""
        held, progress = self.record.stats(), self.record.progress()
        return Summary(
            statements=held.statements,
            passages=held.passages,
            date_from=held.date_from,
            date_to=held.date_to,
            languages=held.languages,
            share=progress.share,
            adding=self.failure or self._adding(),
            embedding=self.record.embedding,
            notes=[*self.record.notes(), *self._refusals()],
        )

    def examples(self, language: str) -> Sequence[str]:
        """Questions this record can answer; made anew at most once a minute while it changes."""
        statements, now = self.record.stats().statements, time.monotonic()
        seen, made, known = self._examples.get(language, (0, 0.0, ()))
        if not known or (statements != seen and now - made > EXAMPLES_AGE):
            known = self.record.examples(language=language)
            self._examples[language] = statements, now, known
        return known

    def _refusals(self) -> list[Message]:
        if not self.refused:
            return []
        return [
            counted(
                "{n} source could not be read; the server’s log says why",
                "{n} sources could not be read; the server’s log says why",
                len(self.refused),
            )
        ]

    def _adding(self) -> str:
        if at := self.labelling:
            return counted(
                "Telling anew whose words are whose: {done} of {n} statement.",
                "Telling anew whose words are whose: {done} of {n} statements.",
                at.total,
                done=at.done,
            )
        if at := self.comparing:
            return counted(
                "Looking for copies and other languages: {done} of {n} statement.",
                "Looking for copies and other languages: {done} of {n} statements.",
                at.total,
                done=at.done,
            )
        if not self.busy:
            return ""
        return say("Adding statements: {added} so far.", added=self.added)
