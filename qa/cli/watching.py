"""The command `watch`: sources read again and questions asked again, on a schedule."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from urllib.parse import urljoin

import typer

from qa.cli.output import opened, print_json, print_quote
from qa.cli.web import AllowHost, Delay, Links, Most, NextLinks, Since, Site, of_web

if TYPE_CHECKING:
    from corpus.store.watches import Watch
    from qa.watching import Look

Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Number = Annotated[int, typer.Argument(help="The number of a watch, from record watch list.")]

app = typer.Typer(
    help="Read sources again and ask questions again, and tell what is new.",
    invoke_without_command=True,
    rich_markup_mode=None,
)
_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400, "w": 604800}
_SHORTEST = 60  # seconds between two looks at one source: to ask more often is impolite


@app.callback()
def watch(
    context: typer.Context,
    once: Annotated[
        bool, typer.Option("--once", help="Look at everything now, once, and end: for cron.")
    ] = False,
    words_only: Annotated[
        bool, typer.Option("--words-only", help="Leave making vectors to later.")
    ] = False,
    allow_host: AllowHost = None,
    json: Json = False,
) -> None:
    """Look at all that is watched: each when it is due, until Ctrl-C; or once.

    Exit code with --once: 1 if a source, or a page of it, could not be read.
    """
    if context.invoked_subcommand:
        return
    from qa.watching import Watching

    failed = False
    with _alone(context.obj), opened(context.obj) as record, _telling(json) as tell:
        web = replace(of_web(allow_hosts=allow_host), tell=tell)
        watching = Watching(record)
        if not record.store.watches():
            typer.echo("Nothing is watched: record watch add ADDRESS", err=True)
        looking = watching.look_at_all if once else watching.look_forever
        looks = []
        for look in looking(words_only=words_only, web=web):
            failed = failed or look.failed
            looks.append(look)
            if not json:
                _print_look(look)
            elif not once:
                print_json(asdict(look))
        if json:
            print_json(looks)
    raise typer.Exit(1 if failed else 0)


@app.command("add")
def add(
    context: typer.Context,
    source: Annotated[
        str | None, typer.Argument(help="An address, file, folder or glob to read again.")
    ] = None,
    question: Annotated[
        str | None, typer.Option("--question", "-q", help="A question whose new quotes are told.")
    ] = None,
    every: Annotated[str, typer.Option("--every", help="How often: 30m, 6h, 1d.")] = "1h",
    links: Links = None,
    next_links: NextLinks = None,
    since: Since = None,
    most: Most = None,
    allow_host: AllowHost = None,
    site: Site = None,
    delay: Delay = None,
    json: Json = False,
) -> None:
    """Watch a source, or a question. It is first looked at by the next record watch."""
    from qa.watching import Watching

    if (source is None) == (question is None):
        raise typer.BadParameter("Name a source to watch, or a question with --question.")
    seconds = _seconds(every)
    with opened(context.obj, create=True) as record:
        watching = Watching(record)
        if source is not None:
            web = of_web(
                links=links,
                next_links=next_links,
                since=since,
                most=most,
                allow_hosts=allow_host,
                sites=site,
                delay=delay,
            )
            made = watching.add_source(source, every=seconds, web=web)
        else:
            made = watching.add_question(question or "", every=seconds)
    if json:
        print_json(made)
    else:
        typer.echo(f"Watching {made.subject} under the number {made.id}, every {every}.")


@app.command("list")
def list_(context: typer.Context, json: Json = False) -> None:
    """List what is watched, when it was last looked at, and what came of it."""
    with opened(context.obj) as record:
        watches = record.store.watches()
    if json:
        print_json(watches)
        return
    for one in watches:
        typer.echo(_entry(one))
    if not watches:
        typer.echo("Nothing is watched: record watch add ADDRESS")


@app.command("remove")
def remove(context: typer.Context, number: Number, json: Json = False) -> None:
    """Stop watching. What was read stays in the record."""
    with opened(context.obj) as record:
        gone = record.store.remove_watch(number)
    if json:
        print_json(gone)
    else:
        typer.echo(f"No longer watching {gone.subject}.")


@app.command("feed")
def feed(
    context: typer.Context,
    number: Number,
    base: Annotated[
        str | None,
        typer.Option("--base", help="Where the chat is served; else links lead to the publishers."),
    ] = None,
) -> None:
    """Print the new quotes of a watched question as an Atom feed, each verified once more."""
    from qa.watch_feed import atom
    from qa.watching import Watching
    from qa.web.render.links import quote_path

    with opened(context.obj) as record:
        watch = record.store.watch(number)
        if watch.kind != "question":
            raise typer.BadParameter(f"Number {number} is a source; only questions have a feed.")
        quotes = Watching(record).quotes(number)
        body = atom(
            watch,
            quotes,
            record_id=record.store.record_id,
            link_of=lambda q: urljoin(base, quote_path(q)) if base else q.url,
        )
    typer.echo(body.decode(), nl=False)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """One watcher a record: a second one would ask every site twice."""
    from filelock import FileLock, Timeout

    from corpus.errors import RecordBusy

    if not folder.is_dir():
        yield  # opening it says so
        return
    lock = FileLock(folder / "watch.lock", timeout=0)
    try:
        lock.acquire()
    except Timeout:
        raise RecordBusy("Another record watch is at work on this record.") from None
    try:
        yield
    finally:
        lock.release()


@contextmanager
def _telling(quiet: bool) -> Iterator[Callable[[str, int | None], None]]:
    from qa.cli.bars import reading_bar

    with reading_bar(quiet=quiet) as bar:
        yield bar.tell


def _print_look(look: Look) -> None:
    from corpus.normalise import one_line

    typer.echo(one_line(f"{look.watch}. {look.subject}: {look.told}"))
    for result in look.results:
        status = "kept" if result.status == "unchanged" else result.status
        what = f"  {status} {result.statement_id or result.source}"
        typer.echo(one_line(what + (f": {result.reason}" if result.reason else "")))
    for quote in look.quotes:
        print_quote(quote)


def _entry(watch: Watch) -> str:
    looked = f"last {watch.looked[:16].replace('T', ' ')} UTC" if watch.looked else "not yet"
    told = f", {watch.told}" if watch.told else ""
    return f"{watch.id:3}. {watch.subject}\n     every {_spoken(watch.every)}, {looked}{told}"


def _seconds(every: str) -> int:
    found = re.fullmatch(r"(\d{1,6})([smhdw])", every.strip().lower())
    seconds = int(found[1]) * _UNITS[found[2]] if found else 0
    if seconds < _SHORTEST:
        raise typer.BadParameter(
            f"--every wants a time of at least a minute, as 1h, not {every!r}."
        )
    return seconds


def _spoken(seconds: int) -> str:
    unit = next(u for u in ("w", "d", "h", "m", "s") if seconds % _UNITS[u] == 0)
    return f"{seconds // _UNITS[unit]}{unit}"
