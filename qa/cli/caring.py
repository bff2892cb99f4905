"""Commands that care for a record: `backup`, `restore`, `doctor`."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from qa import settings
from qa.cli.output import print_json

if TYPE_CHECKING:
    from corpus.keeping.backup import Backup
    from corpus.keeping.moving import Moved

Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]


def backup(
    context: typer.Context,
    target: Annotated[Path, typer.Argument(help="A new folder for the copy.")],
    json: Json = False,
) -> None:
    """Copy the record into one folder, checked, while it may be in use.

    Exit code 1 if the text of a statement is not what was stored: the rest is backed up all the
    same.
    """
    from corpus.keeping.backup import back_up

    _in_a_folder("Copy it with pg_dump, and the record's folder beside it")
    made = back_up(context.obj, target)
    if json:
        print_json({"folder": str(target), **asdict(made)})
    else:
        typer.echo(
            f"Backed up {_held(made)} to {target}: {len(made.files):,} "
            f"{'file' if len(made.files) == 1 else 'files'}, each checked. Indexes are left out; "
            "the record makes them again."
        )
    raise typer.Exit(_told_altered(made))


def restore(
    context: typer.Context,
    source: Annotated[Path, typer.Argument(help="A folder made by: record backup")],
    replace: Annotated[
        bool, typer.Option("--replace", help="Move a record that is there aside.")
    ] = False,
    json: Json = False,
) -> None:
    """Put a backup in the record's place, once it is checked. Nothing is ever overwritten.

    Exit code 1 if the text of a statement was altered already when it was backed up.
    """
    from corpus.keeping.backup import restore as put_back

    _in_a_folder("Put a pg_dump back with pg_restore")
    said, aside = put_back(source, context.obj, replace_it=replace)
    if json:
        kept = str(aside) if aside else None
        print_json({"record": str(context.obj), "old_record": kept, **asdict(said)})
    else:
        typer.echo(f"Restored {_held(said)} to {context.obj}, as of {said.made}.")
        if aside:
            typer.echo(f"The record that was there is kept as {aside}.")
    raise typer.Exit(_told_altered(said))


def migrate(
    context: typer.Context,
    to: Annotated[
        str, typer.Option("--to", help="postgresql://… of an empty database, or a new folder.")
    ],
    json: Json = False,
) -> None:
    """Carry the record into PostgreSQL, or back into a folder; every row is compared.

    All of it or nothing; the record that it comes from stays as it is. Nobody can write meanwhile.
    """
    from corpus.keeping.moving import copy_files, move
    from corpus.store import Store
    from embeddings.types import Progress
    from qa.cli.bars import share_bar

    database = to if "://" in to else None
    folder = context.obj if database else Path(to)
    with (
        Store.open(context.obj, create=False, url=settings.value("database")) as source,
        Store.open(folder, url=database) as target,
        share_bar("rows", quiet=json) as step,
    ):
        files = copy_files(source, target)
        moved = move(source, target, lambda done, total: step(Progress(done, total)))
        where = target.engine.where
    if json:
        print_json({"to": where, **asdict(moved), "files": files})
        return
    told = "Set the setting database to that address" if database else f"Open it with --record {to}"
    typer.echo(
        f"Carried {_held(moved)} ({moved.rows:,} rows, each compared) to {where}. {told}; the "
        "record that they come from is as it was."
    )


def doctor(
    context: typer.Context,
    check: Annotated[bool, typer.Option("--check", help="Only look; change nothing.")] = False,
    drop_other_models: Annotated[
        bool, typer.Option("--drop-other-models", help="Delete vectors of models not in use.")
    ] = False,
    json: Json = False,
) -> None:
    """Find what is wrong with the record and mend it. Exit code 1 if something is wrong still.

    Words are never changed: where a text is not what was stored, it says how to get it back.
    """
    from qa.doctor import examine

    found = examine(
        context.obj,
        mend=not check,
        drop_other_models=drop_other_models,
        database=settings.value("database"),
    )
    if json:
        print_json(found)
    else:
        for one in found.findings:
            typer.echo(f"{one.state}: {one.what} {one.done}".rstrip())
        if not found.findings:
            typer.echo("Nothing is wrong with this record.")
    raise typer.Exit(0 if found.sound else 1)


def _in_a_folder(instead: str) -> None:
    """Raises `StoreError` where the setting puts the record into PostgreSQL."""
    from corpus.errors import StoreError

    if settings.value("database"):
        raise StoreError(
            f"The setting database puts this record into PostgreSQL. {instead}; or unset it."
        )


def _held(made: Backup | Moved) -> str:
    return f"{made.statements:,} {'statement' if made.statements == 1 else 'statements'}"


def _told_altered(made: Backup) -> int:
    if not made.altered:
        return 0
    names = ", ".join(made.altered[:5]) + (" …" if len(made.altered) > 5 else "")
    typer.echo(
        f"The text of {len(made.altered):,} of them is not what was stored, so nothing of it is "
        f"shown: {names}. Take these from an earlier backup, or add their sources again.",
        err=True,
    )
    return 1
