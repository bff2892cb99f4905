"""Commands on users who sign in: `record users add`, `list`, `remove`, `role`, `password`."""

from __future__ import annotations

import getpass
import sys
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from qa.access.users import Users

users = typer.Typer(
    name="users",
    help="Who may sign in where the record is served beyond this machine, and may do what.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
Name = Annotated[str, typer.Argument(help="The name to sign in with.")]
Generate = Annotated[
    bool, typer.Option("--generate", help="Make up a password, which is shown this once.")
]


@users.command()
def add(
    context: typer.Context,
    name: Name,
    role: Annotated[str, typer.Option(help="reader, contributor or admin.")] = "reader",
    generate: Generate = False,
    by_proxy: Annotated[
        bool, typer.Option("--by-proxy", help="No password: a proxy says who it is.")
    ] = False,
) -> None:
    """Make a user. The password is asked for, or read as a line of the input."""
    password = None if by_proxy else _password(generate)
    made = _users(context).add(name, role, password)
    if generate and password:
        typer.echo(password)
    typer.echo(f"{made.name} may sign in as {made.role}.", err=True)


@users.command("list")
def list_(
    context: typer.Context,
    json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """List users by name, without what opens anything."""
    held = _users(context).all()
    if json:
        from qa.cli.output import print_json

        print_json([{"name": u.name, "role": u.role, "created": u.created} for u in held])
        return
    for user in held:
        proxy = "" if user.password else "  (by a proxy)"
        typer.echo(f"{user.created[:10]}  {user.role:12} {user.name}{proxy}")
    if not held:
        typer.echo("There are no users: record users add NAME")


@users.command()
def remove(context: typer.Context, name: Name) -> None:
    """Take a user away; a server that runs knows it at once."""
    gone = _users(context).remove(name)
    typer.echo(f"Removed {gone.name}, who was {gone.role}.")


@users.command()
def role(
    context: typer.Context,
    name: Name,
    role: Annotated[str, typer.Argument(help="reader, contributor or admin.")],
) -> None:
    """Give a user another role; a server that runs knows it at once."""
    changed = _users(context).set_role(name, role)
    typer.echo(f"{changed.name} is {changed.role} now.")


@users.command()
def password(context: typer.Context, name: Name, generate: Generate = False) -> None:
    """Give a user another password, and end all sessions of his."""
    users, chosen = _users(context), _password(generate)
    changed = users.set_password(name, chosen)
    if generate:
        typer.echo(chosen)
    typer.echo(f"{changed.name} has another password and is signed out everywhere.", err=True)


def _password(generate: bool) -> str:
    """Made up, asked for twice, or a line of the input: never an argument, which others see."""
    if generate:
        from qa.access.passwords import generated

        return generated()
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    first = getpass.getpass("Password, 12 characters or more: ")
    if getpass.getpass("Once more: ") != first:
        raise typer.BadParameter("The two are not the same.")
    return first


def _users(context: typer.Context) -> Users:
    """Also of a record that is not there yet: who may read it comes first."""
    from qa.access.users import Users

    return Users.of(context.obj)
