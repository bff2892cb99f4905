"""Commands on keys to the HTTP API and MCP: `record keys add`, `list`, `revoke`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from qa import settings

if TYPE_CHECKING:
    from qa.keys import Keys

keys = typer.Typer(
    name="keys",
    help="Keys to the HTTP API and MCP, for whoever asks from another machine.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]


@keys.command()
def add(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="Who it is for.")],
    scope: Annotated[
        list[str] | None, typer.Option(help="read, add or admin; repeat for more.")
    ] = None,
    json: Json = False,
) -> None:
    """Make a key. It is shown this once: only its hash is kept."""
    key, token = _keys(context.obj).add(name, scope or ["read"])
    if json:
        from qa.cli.output import print_json
        from qa.contract import as_plain

        print_json(as_plain(key) | {"key": token})
        return
    typer.echo(token)
    typer.echo(f"Key {key.id} for {key.name}: {', '.join(key.scopes)}. Shown only now.", err=True)


@keys.command("list")
def list_(context: typer.Context, json: Json = False) -> None:
    """List keys, oldest first, without what opens anything."""
    held = _keys(context.obj).all()
    if json:
        from qa.cli.output import print_json

        print_json(
            [{"id": k.id, "name": k.name, "scopes": k.scopes, "created": k.created} for k in held]
        )
        return
    for key in held:
        typer.echo(f"{key.id}  {key.created[:10]}  {', '.join(key.scopes):16}  {key.name}")
    if not held:
        typer.echo("There are no keys: record keys add NAME")


@keys.command()
def revoke(
    context: typer.Context, id: Annotated[str, typer.Argument(help="As `record keys list` shows.")]
) -> None:
    """Take a key away; a server that runs knows it at once."""
    gone = _keys(context.obj).revoke(id)
    typer.echo(f"Revoked {gone.id} ({gone.name}).")


def _keys(folder: Path) -> Keys:
    from corpus.errors import StoreError
    from corpus.store.database import engine_of
    from qa.keys import Keys

    if not engine_of(folder, settings.value("database")).holds_record():
        raise StoreError(f"There is no record in {folder}. Name one with: record --record FOLDER")
    return Keys.of(folder)
