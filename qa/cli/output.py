"""Printing: JSON in the contract's names, or text for people."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from qa import settings
from qa.quotation_marks import in_marks

if TYPE_CHECKING:
    from corpus.kin.types import Copy, Pair
    from qa.record import Record
    from qa.types import Quote

WIDTH = 88


@contextmanager
def opened(folder: Path, *, create: bool = False, labelled: bool = True) -> Iterator[Record]:
    """The record in a folder, closed again whatever happens; a bar shows where opening is work."""
    from qa.cli.bars import share_bar
    from qa.record import Record

    database = settings.value("database")
    with Record.open(folder, create=create, labelled=False, database=database) as record:
        if labelled:
            with share_bar("telling voices", quiet=False) as step:
                record.relabel(step)
            with share_bar("comparing statements", quiet=False) as step:
                record.relate(step)
        yield record


def print_json(value: Any) -> None:
    """A dataclass, a list of them, or what is plain already, as indented JSON."""
    from qa.contract import as_json

    typer.echo(as_json(value, indent=True))


def print_page(statements: Iterable[Any], following: str | None) -> None:
    """A page of statements as JSON, with the cursor of the next one."""
    print_json({"statements": list(statements), "next": following})


def print_quote(quote: Quote, *, explain: bool = False) -> None:
    """Words in quotation marks, then number, voice, citation and place in the text."""
    words = textwrap.fill(
        in_marks(quote.text), WIDTH, initial_indent="    ", subsequent_indent="    "
    )
    typer.echo(f"\n[{quote.number}] {_voice(quote)}\n{words}")
    typer.echo(f"    {quote.citation}")
    if quote.credit:
        typer.echo(f"    Source: {quote.credit}")
    for line in elsewhere(quote.copies, quote.pairs):
        typer.echo(f"    {line}")
    where = f"{quote.statement_id} paragraph {quote.paragraph}"
    typer.echo(
        f"    {where}, characters {quote.start_char}–{quote.end_char}  {quote.url or ''}".rstrip()
    )
    if explain:
        typer.echo(f"    why: {'; '.join(quote.why)}")


def elsewhere(copies: Iterable[Copy], pairs: Iterable[Pair]) -> Iterator[str]:
    """The same statement in other languages and from other sources, a line each."""
    for pair in pairs:
        yield f"{pair.language} {pair.role}: {pair.statement_id}"
    for one in copies:
        differs = ""
        if one.differing is not None:
            sentences = "sentence differs" if one.differing == 1 else "sentences differ"
            differs = f" ({one.differing} {sentences})" if one.differing else " (the same words)"
        where = f"published at {one.url}" if one.url else f"added as {one.source_id}"
        yield f"also {where}{differs}: {one.statement_id}"


def _voice(quote: Quote) -> str:
    return {
        "own": f"{quote.by or quote.speaker or 'the speaker'}, own words",
        "reported": f"reported from {quote.by or 'somebody not named'}",
        "joint": "joint position",
        "questioner": f"a questioner{f', {quote.by}' if quote.by else ''}",
        "unclear": "voice unclear",
    }[quote.voice]
