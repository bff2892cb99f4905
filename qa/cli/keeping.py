"""Commands that keep the record: `add`, `list`, `show`, `edit`, `remove`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from qa.cli.output import opened, print_json

if TYPE_CHECKING:
    from collections.abc import Mapping

    from corpus.types import AddResult
    from qa.record import Record

Json = Annotated[bool, typer.Option("--json", help="Print JSON in the contract's names.")]
Name = Annotated[str, typer.Argument(help="A statement id, or the source's own id.")]


def add(
    context: typer.Context,
    sources: Annotated[list[str] | None, typer.Argument(help="Files, folders or globs.")] = None,
    sample: Annotated[
        bool, typer.Option("--sample", help="Add the State of the Union addresses.")
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
    json: Json = False,
) -> None:
    """Add statements. Exit code 1 if anything was refused; the rest is stored."""
    if not sources and not sample:
        raise typer.BadParameter("Name files or folders to add, or give --sample.")
    columns = _columns(column or [])
    with opened(context.obj, create=True) as record:
        results = _add(record, sources or [], sample, newest, columns, quiet=json)
        if not words_only:
            _embed(record, quiet=json)
    if json:
        print_json(results)
    else:
        _summarise(results)
    raise typer.Exit(1 if any(r.status == "refused" for r in results) else 0)


def list_(
    context: typer.Context,
    cursor: Annotated[str | None, typer.Option(help="From the page before.")] = None,
    json: Json = False,
) -> None:
    """List statements, newest first, a page at a time."""
    with opened(context.obj) as record:
        statements, following = record.list(cursor=cursor)
        if json:
            _print_statements(statements, following)
            return
        for statement in statements:
            who = ", ".join(statement.speakers)
            typer.echo(f"{statement.date or 'no date':10}  {statement.statement_id}")
            typer.echo(f"            {who + ': ' if who else ''}{statement.title[:100]}")
        if following:
            typer.echo(f"\nMore: record list --cursor {following}")


def show(context: typer.Context, name: Name, json: Json = False) -> None:
    """Show a statement with the voice of every sentence."""
    with opened(context.obj) as record:
        statement = record.statement(name)
        if json:
            print_json(statement)
            return
        typer.echo(
            f"{statement.title}\n{statement.date or 'no date'}  {', '.join(statement.speakers)}"
        )
        if statement.credit:
            typer.echo(f"Source: {statement.credit}")
        for paragraph in statement.paragraphs:
            doubt = " (uncertain)" if paragraph.speaker_uncertain else ""
            typer.echo(
                f"\n¶{paragraph.ordinal} {paragraph.speaker or ''}{doubt} [{paragraph.role}]"
            )
            for sentence in paragraph.sentences:
                by = f" {sentence.by}" if sentence.by else ""
                typer.echo(f"  {sentence.voice}{by}: {statement.slice(sentence)}")


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
) -> None:
    """Delete a statement in all its versions. Adding its source again brings it back."""
    with opened(context.obj) as record:
        statement = record.statement(name)
        if not yes:
            typer.confirm(f"Delete {statement.statement_id} ({statement.title[:60]})?", abort=True)
        gone = record.remove(statement.statement_id)
        typer.echo(f"Deleted {statement.statement_id} ({gone} version{'s' if gone > 1 else ''}).")


def _add(
    record: Record,
    sources: list[str],
    sample: bool,
    newest: int | None,
    columns: Mapping[str, str] | None,
    *,
    quiet: bool,
) -> list[AddResult]:
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    shown = (SpinnerColumn(), TextColumn("{task.completed} read"), TextColumn("{task.description}"),
             TimeElapsedColumn())  # fmt: skip
    with Progress(*shown, disable=quiet, transient=True) as bar:
        task = bar.add_task("", total=None)

        def step(result: AddResult) -> None:
            bar.update(task, advance=1, description=result.source[-60:])

        results: list[AddResult] = []
        if sources:
            results += record.add(sources, wait=False, on_progress=step, columns=columns)
        if sample:
            from corpus.sample import documents

            results += record.add_documents(
                documents(limit=newest), source="sotu", wait=False, on_progress=step
            )
    return results


def _embed(record: Record, *, quiet: bool) -> None:
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    from embeddings.types import Progress as Share

    start = record.progress()
    if start.done >= start.total:
        return
    shown = (TextColumn("embedding"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*shown, disable=quiet, transient=True) as bar:
        task = bar.add_task("", total=start.total, completed=start.done)

        def step(share: Share) -> None:
            bar.update(task, completed=share.done, total=share.total)

        record.embed(step)


def _summarise(results: list[AddResult]) -> None:
    from collections import Counter

    for result in results:
        if result.status == "refused":
            typer.echo(f"refused {result.source}: {result.reason}", err=True)
    counts = Counter(result.status for result in results)
    typer.echo(
        ", ".join(f"{n} {status}" for status, n in counts.items()) or "Nothing found to add."
    )


def _print_statements(statements: Any, following: str | None) -> None:
    import json
    from dataclasses import asdict

    page = {"statements": [asdict(s) for s in statements], "next": following}
    typer.echo(json.dumps(page, ensure_ascii=False, indent=2))


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
