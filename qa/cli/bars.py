"""Progress bars of long work: on the error output, and only where somebody watches it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.progress import Progress

    from corpus.types import AddResult
    from embeddings.types import Progress as Share


@dataclass(frozen=True, slots=True)
class ReadingBar:
    """`step` takes what was read; `tell` what is going on, and how many there will be if known."""

    step: Callable[[AddResult], None]
    tell: Callable[[str, int | None], None]


@contextmanager
def reading_bar(*, quiet: bool) -> Iterator[ReadingBar]:
    """How many statements are read, of how many where a list names them, and the one just read."""
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        SpinnerColumn,
        TextColumn,
        TimeElapsedColumn,
    )

    from corpus.normalise import one_line

    shown = (SpinnerColumn(), BarColumn(12), MofNCompleteColumn(), TextColumn("{task.description}"))
    with _bar(*shown, TimeElapsedColumn(), quiet=quiet) as bar:
        task = bar.add_task("", total=None)

        def step(result: AddResult) -> None:
            bar.update(task, advance=1, description=_plain(one_line(result.source)))

        def tell(what: str, total: int | None) -> None:
            if total is not None:
                bar.update(task, total=bar.tasks[0].completed + total)
            bar.update(task, description=_plain(one_line(what)))

        yield ReadingBar(step, tell)


def _plain(text: str) -> str:
    """The end of it, with nothing in it that rich would take for markup."""
    from rich.markup import escape

    return escape(text[-60:])


@contextmanager
def share_bar(what: str, *, quiet: bool) -> Iterator[Callable[[Share], None]]:
    """How many of all are done, and how long the rest will take."""
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn

    shown = (TextColumn(what), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with _bar(*shown, quiet=quiet) as bar:
        task = bar.add_task("", total=None, visible=False)

        def step(share: Share) -> None:
            bar.update(task, completed=share.done, total=share.total, visible=True)

        yield step


def _bar(*columns: Any, quiet: bool) -> Progress:
    from rich.console import Console
    from rich.progress import Progress

    console = Console(stderr=True)
    return Progress(
        *columns, console=console, disable=quiet or not sys.stderr.isatty(), transient=True
    )
