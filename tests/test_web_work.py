"""Background work: counted as it is stored, stopped between two statements."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from corpus.types import AddResult
from embeddings.types import Progress
from qa.web.work import Note, Work


@dataclass
class Held:
    """Stands for a record's counts."""

    statements: int = 2
    passages: int = 20
    date_from: str | None = "2019"
    date_to: str | None = "2020"
    languages: tuple[str, ...] = ("en", "ru")
    embedded: threading.Event = field(default_factory=threading.Event)
    done: int = 5
    made: int = 0
    embedding: bool = True

    @property
    def search_index(self) -> Held:
        return self

    def notes(self) -> list[str]:
        return ["The newest statements can't be found yet."]

    def stats(self) -> Held:
        return self

    def relate(self, on_progress: Callable[[Progress], None]) -> None:
        on_progress(Progress(1, 1))

    def progress(self) -> Progress:
        return Progress(self.done, 20)

    def examples(self, *, language: str) -> list[str]:
        self.made += 1
        return [f"{language} question {self.made}"]

    def relabel(self, on_progress: Callable[[Progress], None]) -> None:
        on_progress(Progress(1, 3))

    def start_embedding(self) -> None:
        self.embedded.set()


def test_statements_are_counted_and_then_embedded(caplog: pytest.LogCaptureFixture) -> None:
    held = Held()
    work = Work(held)  # type: ignore[arg-type]

    def adding(note: Note) -> None:
        note(AddResult("a", "added", "a-1"))
        note(AddResult("b", "unchanged", "b-1"))
        assert work.summary().work.startswith("Adding statements: 1 so far.")
        note(AddResult("c", "refused", None, "It is empty."))

    with caplog.at_level(logging.WARNING):
        work.start(adding)
        assert held.embedded.wait(5)
    assert work.added == 1
    assert [result.source for result in work.refused] == ["c"]
    assert "c was not added: It is empty." in caplog.text
    assert work.summary().facts[-1] == "1 source could not be read; the server’s log says why"
    assert work.summary().work == "Searching by words already; by meaning 25% so far."


def test_old_labels_are_made_anew_first_and_that_is_told() -> None:
    held = Held()
    work = Work(held)  # type: ignore[arg-type]
    shown: list[str] = []

    def relabel(on_progress: Callable[[Progress], None]) -> None:
        on_progress(Progress(1, 3))
        shown.append(work.summary().work)

    held.relabel = relabel  # type: ignore[method-assign]
    work.start()
    assert held.embedded.wait(5)
    assert shown[0].startswith("Telling anew whose words are whose: 1 of 3 statements.")
    assert "Telling anew" not in work.summary().work


def test_examples_are_not_made_anew_for_every_page() -> None:
    held = Held()
    work = Work(held)  # type: ignore[arg-type]
    assert work.examples("en") == work.examples("en") == ["en question 1"]
    assert work.examples("ru") == ["ru question 2"]
    held.statements = 3
    assert work.examples("en") == ["en question 1"]


def test_when_all_is_done_nothing_is_said() -> None:
    assert Work(Held(done=20)).summary().work == ""  # type: ignore[arg-type]


def test_what_is_not_being_embedded_is_not_called_under_way() -> None:
    summary = Work(Held(embedding=False)).summary()  # type: ignore[arg-type]
    assert summary.work == ""
    assert summary.facts[-2:] == [
        "Searched by words, and 25% of it by meaning",
        "The newest statements can't be found yet.",
    ]


def test_a_failure_is_shown_and_what_is_there_is_embedded() -> None:
    held = Held()
    work = Work(held)  # type: ignore[arg-type]

    def adding(note: Note) -> None:
        raise OSError("No space left on device")

    work.start(adding)
    assert held.embedded.wait(5)
    assert "Adding statements stopped: No space left on device" in work.summary().work


def test_a_failure_of_ours_shows_no_inner_words(caplog: pytest.LogCaptureFixture) -> None:
    held = Held()
    work = Work(held)  # type: ignore[arg-type]

    def adding(note: Note) -> None:
        raise KeyError("inner words")

    work.start(adding)
    assert held.embedded.wait(5)
    assert "inner words" not in work.summary().work
    assert "inner words" in caplog.text


def test_stopping_ends_between_two_statements() -> None:
    held = Held()
    work = Work(held)  # type: ignore[arg-type]
    first, more = threading.Event(), threading.Event()

    def adding(note: Note) -> None:
        note(AddResult("a", "added"))
        first.set()
        more.wait(5)
        note(AddResult("b", "added"))

    work.start(adding)
    assert first.wait(5)
    stopping = threading.Thread(target=work.stop)
    stopping.start()
    while not work.stopping:
        pass
    more.set()
    stopping.join(5)
    assert work.added == 1
    assert not held.embedded.is_set()
