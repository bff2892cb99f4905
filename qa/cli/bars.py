"""Progress bars of long work: on the error output, and only where somebody watches it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.progress import Progress

    from corpus.types import AddResult
    from embeddings.types import Progress as Share


@contextmanager
def reading_bar(*, quiet: bool) -> Iterator[Callable[[AddResult], None]]:
    """How many statements are read, and the one just read; nobody knows how many will come."""
    from rich.progress import SpinnerColumn, TextColumn, TimeElapsedColumn

    shown = (SpinnerColumn(), TextColumn("{task.completed} read"), TextColumn("{task.description}"))
    with _bar(*shown, TimeElapsedColumn(), quiet=quiet) as bar:
        task = bar.add_task("", total=None)

        def step(result: AddResult) -> None:
            bar.update(task, advance=1, description=result.source[-60:])

        yield step


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
