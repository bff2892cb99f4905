"""Commands that read the record without asking it: `list` and `show`."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from qa.cli.filters import From, Kind, Language, Own, Speaker, To, chosen
from qa.cli.output import WIDTH, elsewhere, opened, print_json, print_page

if TYPE_CHECKING:
    from corpus.types import Paragraph, Statement
    from qa.types import Difference

Json = Annotated[bool, typer.Option("--json", help="Print JSON in the contract's names.")]
Name = Annotated[str, typer.Argument(help="A statement id, or the source's own id.")]


def list_(
    context: typer.Context,
    date_from: From = None,
    date_to: To = None,
    speaker: Speaker = None,
    language: Language = None,
    kind: Kind = None,
    own_words: Own = False,
    cursor: Annotated[str | None, typer.Option(help="From the page before.")] = None,
    json: Json = False,
) -> None:
    """List statements, newest first, a page at a time."""
    if cursor is not None and not cursor.isdecimal():
        raise typer.BadParameter(f"The page before ends with a cursor like 50, not {cursor!r}.")
    with opened(context.obj) as record:
        within = chosen(date_from, date_to, speaker, language, kind, own_words)
        statements, following = record.list(within, cursor)
        if json:
            print_page(statements, following)
            return
        for statement in statements:
            typer.echo("\n".join(_entry(statement)))
        if not statements and cursor:
            typer.echo("Nothing more.")
        elif not statements and record.coverage().statements:
            typer.echo("No statement is within these filters.")
        elif not statements:
            typer.echo("This record is empty: record add FOLDER")
        if following:
            typer.echo(f"\nMore: record list --cursor {following}")


def show(
    context: typer.Context,
    name: Name,
    beside: Annotated[
        str | None, typer.Option(help="Show only what differs in this copy or version of it.")
    ] = None,
    json: Json = False,
) -> None:
    """Show what is known of a statement and the voice of every sentence."""
    with opened(context.obj) as record:
        if beside is not None:
            _show_differences(record.differences(name, beside), json)
            return
        statement = record.statement(name)
        if json:
            print_json(statement)
            return
        typer.echo(textwrap.fill(statement.title, WIDTH) + "\n")
        for field, value in _facts(statement):
            typer.echo(f"{field:9} {value}")
        for paragraph in statement.paragraphs:
            typer.echo(f"\n{_heading(paragraph)}")
            for sentence in paragraph.sentences:
                by = f" {sentence.by}" if sentence.by else ""
                typer.echo(f"  {sentence.voice}{by}: {statement.slice(sentence)}")


def _show_differences(found: Sequence[Difference], json: bool) -> None:
    if json:
        print_json(found)
        return
    for one in found:
        for mark, quote in (("-", one.here), ("+", one.there)):
            if quote:
                typer.echo(textwrap.fill(f"{mark} {quote.text}", WIDTH, subsequent_indent="  "))
        typer.echo("")
    if not found:
        typer.echo("The same words.")


def _entry(statement: Statement) -> Iterator[str]:
    """Two lines, and one for what a person should know of it."""
    who = ", ".join(statement.speakers[:3]) + (" …" if len(statement.speakers) > 3 else "")
    said_by = f"{who}: " if who and who not in statement.title else ""
    yield f"{statement.date or 'no date':10}  {statement.statement_id}"
    yield f"{'':12}{textwrap.shorten(said_by + statement.title, 100, placeholder=' …')}"
    notes = [_gone(statement)] if statement.gone_since else []
    if statement.copies:
        others = "source has" if len(statement.copies) == 1 else "sources have"
        notes.append(f"{len(statement.copies)} other {others} it too")
    notes += [f"{pair.language} {pair.role}: {pair.statement_id}" for pair in statement.pairs]
    if statement.uncertain:
        notes.append(f"doubtful: {', '.join(statement.uncertain)}")
    if notes:
        yield f"{'':12}({'; '.join(notes)})"


def _facts(statement: Statement) -> Iterator[tuple[str, str]]:
    """What is known, a line each; nothing is printed for what is not."""
    from qa.citation import written_date

    when = written_date(statement.date) + (f", {statement.time}" if statement.time else "")
    versions = [
        f"{t.language}{' (the original)' if t.original else ''}{f' {t.url}' if t.url else ''}"
        for t in statement.translations
    ]
    facts = (
        ("date", when),
        ("speaker", ", ".join(statement.speakers)),
        ("office", statement.office),
        ("place", statement.place),
        ("event", statement.event),
        ("kind", statement.kind),
        ("language", statement.language),
        ("also in", ", ".join(versions)),
        *(("here too", line) for line in elsewhere(statement.copies, statement.pairs)),
        ("page", statement.url),
        ("retrieved", _day(statement.retrieved)),
        ("publisher", statement.publisher),
        ("source", statement.credit),
        ("id", f"{statement.statement_id} (from {statement.source_id})"),
        ("file within", statement.member),
        ("version", f"{statement.version}" if statement.version > 1 else ""),
        ("newer", statement.superseded_by),
        ("doubtful", ", ".join(statement.uncertain)),
        ("gone", _gone(statement) if statement.gone_since else ""),
    )
    yield from ((field, value) for field, value in facts if value)


def _day(moment: str | None) -> str:
    from qa.citation import written_date

    return written_date(moment[:10]) if moment else ""


def _gone(statement: Statement) -> str:
    from qa.citation import written_date

    since = written_date((statement.gone_since or "")[:10])
    return f"found to be no longer in its source on {since}; kept"


def _heading(paragraph: Paragraph) -> str:
    doubt = " (uncertain)" if paragraph.speaker_uncertain else ""
    place = f", {paragraph.locator}" if paragraph.locator else ""
    return f"¶{paragraph.ordinal} {paragraph.speaker or ''}{doubt} [{paragraph.role}{place}]"
