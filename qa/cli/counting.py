"""Commands that look at a record from outside: `stats` and `feedback`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from importlib.metadata import version
from typing import TYPE_CHECKING, Annotated

import typer

from qa.cli.output import opened, print_json

if TYPE_CHECKING:
    from corpus.keeping.inventory import Inventory
    from embeddings.types import Comparing
    from qa.opinions import Opinion
    from qa.stats import Stats

Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]


def stats(context: typer.Context, json: Json = False) -> None:
    """Count what the record holds, how much is searched by meaning, and what it takes on disk."""
    from corpus.keeping.inventory import Inventory

    with opened(context.obj) as record:
        counted, held = record.stats(), Inventory.of(record.store)
        if json:
            software = {"software": version("on-the-record")}
            print_json({**software, **asdict(counted), **asdict(held)})
            return
        for name, value in _lines(counted, held):
            typer.echo(f"{name:13} {value}")


def feedback(
    context: typer.Context,
    json: Annotated[bool, typer.Option("--json", help="Print all of it, for evaluation.")] = False,
) -> None:
    """List what readers think of answers: what they found wrong first, with the words it is on."""
    from qa.opinions import opinions

    with opened(context.obj) as record:
        found = opinions(record)
    if json:
        print_json(list(found))
        return
    for one in sorted(found, key=lambda opinion: opinion.feedback.rating != "down"):
        typer.echo("\n".join(_told(one)))
    if not found:
        typer.echo("No reader has said anything of an answer yet.")


def _lines(counted: Stats, held: Inventory) -> Iterator[tuple[str, str]]:
    from qa.citation import written_date

    yield "statements", f"{counted.statements:,}" + _besides(held)
    if counted.date_from and counted.date_to:
        last = written_date(counted.date_to)
        yield "dates", f"{written_date(counted.date_from)} to {last}, {held.undated:,} without"
    yield "languages", _shares(held.languages)
    yield "kinds", _shares(held.kinds)
    yield "sentences", _shares(held.voices)
    yield "text", f"{held.characters:,} characters"
    yield "passages", f"{counted.passages:,}"
    done, total = counted.embedding.done, counted.embedding.total
    yield "by meaning", f"{done:,} of {total:,} passages that the model reads"
    yield "compared", _compared(counted.comparing)
    yield "vectors", _shares(held.vectors)
    sizes = (held.bytes_database, held.bytes_indexes, held.bytes_other)
    database, indexes, other = (f"{size / 1e6:,.1f} MB" for size in sizes)
    yield "on disk", f"database {database}, indexes {indexes}, other files {other}"
    yield "corrections", f"{held.edits:,} by hand"
    yield "versions", f"software {version('on-the-record')}, layout {held.layout}"
    yield "fingerprint", f"{counted.fingerprint}, after change {held.sequence:,}"


def _compared(how: Comparing) -> str:
    """Which way the index of vectors picked by its size, and what it finds."""
    if not how.vectors:
        return "with nothing: no passage has a vector yet"
    if not how.lists:
        return "with every vector, in 16 bits, which finds all"
    lists = f"with {how.searched:,} of {how.lists:,} lists of vectors, in 16 bits, "
    if how.recall is None:
        return lists + "not measured yet"
    return lists + (
        f"which finds {how.recall:.3f} of the 20 nearest (measured at {how.measured:,} vectors)"
    )


def _besides(held: Inventory) -> str:
    told = [
        f"{held.older_versions:,} older versions" if held.older_versions else "",
        f"{held.gone:,} no longer in their sources" if held.gone else "",
    ]
    return "".join(f"; {one}" for one in told if one)


def _shares(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{name} {number:,}" for name, number in counts.items()) or "none"


def _told(one: Opinion) -> Iterator[str]:
    from corpus.normalise import one_line  # what readers write may hold what commands a terminal

    said = one.feedback
    yield f"{said.given}  {said.rating}{f': {said.reason}' if said.reason else ''}"
    yield f"    asked: {one_line(said.question)}"
    if one.words is not None:
        yield f"    quote {said.quote}: “{one.words}” ({one.voice})"
        yield f"    {said.statement_id} characters {said.start_char}–{said.end_char}"
    elif one.problem:
        yield f"    quote {said.quote}: {one.problem}"
    if said.comment:
        yield f"    says: {one_line(said.comment)}"
