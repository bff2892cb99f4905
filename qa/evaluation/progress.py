"""Where a long run stands: told to a bar on the terminal, or to nobody."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

Tell = Callable[[str, int, int], None]
"""What is being done, how many are done, of how many (0: not known)."""


def silent(_what: str, _done: int, _total: int) -> None:
    """Progress told to nobody."""


@contextmanager
def shown() -> Iterator[Tell]:
    """A bar on standard error, so that the report can be piped."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn()
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("evaluating", total=None)

        def tell(what: str, done: int, total: int) -> None:
            bar.update(task, description=what, completed=done, total=total or None)

        yield tell
