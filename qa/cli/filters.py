"""The options that say within what is searched or listed, the same for every command."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from qa.types import Filters

From = Annotated[str | None, typer.Option("--from", help="First day, like 2019-05-30.")]
To = Annotated[str | None, typer.Option("--to", help="Last day, like 2019-05-30.")]
Speaker = Annotated[list[str] | None, typer.Option("--speaker", help="A person; repeat for more.")]
Language = Annotated[list[str] | None, typer.Option("--language", help="Like en or ru.")]
Kind = Annotated[list[str] | None, typer.Option("--kind", help="Like 'press conference'.")]
Own = Annotated[bool, typer.Option("--own-words", help="Only the speakers' own words.")]


def chosen(
    date_from: str | None,
    date_to: str | None,
    speaker: list[str] | None,
    language: list[str] | None,
    kind: list[str] | None,
    own_words: bool,
) -> Filters:
    """What was given, as the record takes it."""
    from qa.types import Filters

    return Filters(
        date_from,
        date_to,
        tuple(speaker or ()),
        tuple(language or ()),
        tuple(kind or ()),
        own_words,
    )
