"""Options made of the table of settings, and the option that names their file."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from qa import settings


class YesOrNo(StrEnum):
    YES = "yes"
    NO = "no"


def setting(name: str, *more: str, **limits: float) -> Any:
    """An option of that setting, which its variables of the environment stand in for."""
    return typer.Option(
        f"--{name.replace('_', '-')}",
        *more,
        envvar=settings.variables(name),
        show_envvar=False,
        help=settings.help_of(name),
        show_default=False,
        **limits,  # type: ignore[arg-type]
    )


def _settle(file: Path | None) -> Path | None:
    settings.settle(file)
    return file


# Before all other options: what the file says stands in for them.
Config = Annotated[
    Path | None,
    typer.Option("--config", is_eager=True, callback=_settle, help=settings.CONFIG_HELP),
]
