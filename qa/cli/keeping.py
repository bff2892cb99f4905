"""Commands that change the record: `add`, `embed`, `edit`, `remove`."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any

import typer

from qa.cli.bars import reading_bar, share_bar
from qa.cli.output import opened, print_json
from qa.cli.web import (
    Again,
    AllowHost,
    Delay,
    Links,
    Most,
    NextLinks,
    Offline,
    Since,
    Site,
    of_web,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from corpus.types import AddResult
    from qa.adding import OfWeb
    from qa.record import Record

Json = Annotated[bool, typer.Option("--json", help="Print JSON in the contract's names.")]
Name = Annotated[str, typer.Argument(help="A statement id, or the source's own id.")]


LOOK_EVERY = 5.0  # seconds until a worker that stays looks for new work
MOST_GONE = 20  # statements named one by one that are no longer in their sources


def add(
    context: typer.Context,
    sources: Annotated[
        list[str] | None, typer.Argument(help="Files, folders, globs, or https:// addresses.")
    ] = None,
    sample: Annotated[
        bool, typer.Option("--sample", help="Add the State of the Union addresses.")
    ] = False,
    brought: Annotated[
        bool, typer.Option("--brought", help="Read again what was brought through the page.")
    ] = False,
    newest: Annotated[
        int | None, typer.Option(min=1, help="With --sample: only this many, newest first.")
    ] = None,
    column: Annotated[
        list[str] | None, typer.Option("--column", help="For tables: ours=theirs, as text=Body.")
    ] = None,
    words_only: Annotated[
        bool, typer.Option("--words-only", help="Leave making vectors to later.")
    ] = False,
    links: Links = None,
    next_links: NextLinks = None,
    since: Since = None,
    most: Most = None,
    again: Again = False,
    offline: Offline = False,
    allow_host: AllowHost = None,
    site: Site = None,
    delay: Delay = None,
    json: Json = False,
) -> None:
    """Add statements. Exit code 1 if anything was refused; the rest is stored.

    An address may be of a page, a sitemap or a feed, or with --links of a page that lists others.
    """
    if not sources and not sample and not brought:
        raise typer.BadParameter("Name files or folders to add, or give --sample or --brought.")
    columns = _columns(column or [])
    web = of_web(
        links=links,
        next_links=next_links,
        since=since,
        most=most,
        again=again,
        offline=offline,
        allow_hosts=allow_host,
        sites=site,
        delay=delay,
    )
    with opened(context.obj, create=True) as record:
        with _own(record, everything=brought) as own:
            named = [*own, *(sources or [])]
            results = _add(record, named, sample, newest, columns, web, quiet=json)
        if not words_only:
            _embed(record, quiet=json)
    if json:
        print_json(results)
    else:
        _summarise(results, sources or [])
    raise typer.Exit(1 if any(r.status == "refused" for r in results) else 0)


def embed(
    context: typer.Context,
    stay: Annotated[
        bool, typer.Option("--stay", help="Go on with what is added later, until stopped.")
    ] = False,
) -> None:
    """Make the vectors that are missing, as after: add --words-only.

    Several may do so at once, on as many machines, for one record in PostgreSQL: each takes what
    the others have not, and what one dies over another makes.
    """
    from time import sleep

    with opened(context.obj) as record:
        _embed(record, quiet=False)
        while stay:
            sleep(LOOK_EVERY)
            _embed(record, quiet=False)
        progress = record.progress()
    typer.echo(f"{progress.done:,} of {progress.total:,} passages have vectors.")


def edit(
    context: typer.Context,
    name: Name,
    sets: Annotated[list[str], typer.Option("--set", help="field=value, as speakers=Taro Kono.")],
    paragraphs: Annotated[
        str | None, typer.Option(help="Only these, as 3 or 3-7; fields speaker, role, uncertain.")
    ] = None,
    json: Json = False,
) -> None:
    """Correct what a page says of itself; corrections survive reading it again."""
    fields = dict(_pair(text) for text in sets)
    with opened(context.obj) as record:
        statement = record.edit(name, paragraphs=_ordinals(paragraphs), **fields)
        _embed(record, quiet=json)  # what is embedded names title, date and speaker
        if json:
            print_json(statement)
        else:
            typer.echo(f"Corrected {', '.join(fields)} of {statement.statement_id}.")


def remove(
    context: typer.Context,
    name: Name,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    json: Json = False,
) -> None:
    """Delete a statement in all its versions. Adding its source again brings it back."""
    with opened(context.obj) as record:
        statement = record.statement(name)
        if not yes:
            question = f"Delete {statement.statement_id} ({statement.title[:60]})?"
            typer.confirm(question, abort=True, err=json)
        gone = record.remove(statement.statement_id)
        if json:
            print_json({"statement_id": statement.statement_id, "versions": gone})
            return
        typer.echo(f"Deleted {statement.statement_id} ({gone} version{'s' if gone > 1 else ''}).")


def _add(
    record: Record,
    sources: list[str],
    sample: bool,
    newest: int | None,
    columns: Mapping[str, str] | None,
    web: OfWeb,
    *,
    quiet: bool,
) -> list[AddResult]:
    with reading_bar(quiet=quiet) as bar:
        step, web = bar.step, replace(web, tell=bar.tell)
        results: list[AddResult] = []
        if sources:
            results += record.add(sources, wait=False, on_progress=step, columns=columns, web=web)
        if sample:
            from corpus.sample import documents

            results += record.add_documents(
                documents(limit=newest), source="sotu", wait=False, on_progress=step
            )
    return results


@contextmanager
def _own(record: Record, *, everything: bool) -> Iterator[list[str]]:
    """Originals that the record keeps: those that a kill left unread, or all; read when it ends."""
    from corpus.brought import Brought

    kept = Brought(record.store.folder)
    places = list(kept.originals() if everything else kept.unread())
    yield [str(place) for place in places]
    for place in places:
        kept.done(place)


def _embed(record: Record, *, quiet: bool) -> None:
    start = record.progress()
    if start.done < start.total:
        with share_bar("embedding", quiet=quiet) as step:
            step(start)
            record.embed(step)


def _summarise(results: list[AddResult], sources: list[str]) -> None:
    from collections import Counter

    from corpus.discovery import passed_over
    from corpus.normalise import one_line  # names of files may hold what commands a terminal

    for result in results:
        if result.status == "refused":
            typer.echo(one_line(f"refused {result.source}: {result.reason}"), err=True)
        elif result.passed_over:
            typer.echo(one_line(f"passed over {result.source}: {result.reason}"), err=True)
    unchanged = [r for r in results if r.status == "unchanged" and not r.passed_over]
    gone = [result for result in unchanged if result.reason]
    for result in gone[:MOST_GONE]:
        name = result.statement_id or result.source
        typer.echo(one_line(f"kept {name}: {result.reason}"), err=True)
    if len(gone) > MOST_GONE:
        typer.echo(
            f"kept {len(gone) - MOST_GONE:,} more that their sources hold no longer", err=True
        )
    counts = Counter("passed over" if r.passed_over else r.status for r in results)
    told = [f"{n} {status}" for status, n in counts.items()] or ["Nothing found to add"]
    if passed := passed_over(sources):
        told.append(f"{passed:,} {'file' if passed == 1 else 'files'} passed over as no statements")
    typer.echo(", ".join(told) + ("" if counts else "."))


def _columns(pairs: list[str]) -> dict[str, str] | None:
    return {k: str(v) for k, v in map(_pair, pairs)} or None


def _pair(text: str) -> tuple[str, Any]:
    name, sign, value = text.partition("=")
    if not sign or not name:
        raise typer.BadParameter(f"Write field=value, not {text!r}.")
    name = {"uncertain": "speaker_uncertain"}.get(name.strip(), name.strip())
    if name == "speakers":
        return name, [part.strip() for part in value.split(";")]
    if name == "speaker_uncertain":
        return name, value.strip().lower() in ("yes", "true", "1")
    return name, value.strip()


def _ordinals(text: str | None) -> range | None:
    if text is None:
        return None
    first, _, last = text.partition("-")
    try:
        return range(int(first), int(last or first) + 1)
    except ValueError:
        raise typer.BadParameter(f"Paragraphs are written 3 or 3-7, not {text!r}.") from None
