"""The command `record`: the same questions from a shell. Heavy imports wait inside commands."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from typing import Annotated

import typer

from qa.cli import asking, caring, counting, keeping, keys, reading, serving, users, watching
from qa.cli.settings import Config, setting

app = typer.Typer(
    name="record",
    help="Ask official statements what was said; every quote is verbatim and cited.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


@app.callback()
def _main(
    context: typer.Context,
    record: Annotated[Path, setting("record", "-r")] = Path("records/default"),
    config: Config = None,
) -> None:
    context.obj = record


for command in (
    keeping.add,
    asking.ask,
    asking.search,
    asking.check,
    reading.list_,
    reading.show,
    keeping.embed,
    keeping.edit,
    keeping.remove,
    caring.backup,
    caring.restore,
    caring.migrate,
    caring.doctor,
    counting.stats,
    counting.feedback,
    serving.serve,
    serving.mcp,
    serving.evaluate,
):
    app.command(name=command.__name__.rstrip("_"))(command)
app.add_typer(keys.keys)
app.add_typer(users.users)
app.add_typer(watching.app, name="watch")


def main() -> None:
    """Run a command; whatever goes wrong is one sentence and exit code 2, Ctrl-C exit code 130.

    RECORD_DEBUG=1 shows where an error that nobody foresaw came from.
    """
    signal.signal(signal.SIGINT, _interrupted)
    try:
        app()
    except BrokenPipeError:
        sys.exit(141)
    except Exception as error:
        if os.environ.get("RECORD_DEBUG"):
            raise
        from qa.failure import sentence

        _end(sentence(error), 2)


def _interrupted(*_: object) -> None:
    """Say where things stand; the command library then ends with exit code 130."""
    print("Stopped. What was reported is stored; run it again to go on.", file=sys.stderr)
    raise KeyboardInterrupt


def _end(sentence: str, code: int) -> None:
    print(sentence, file=sys.stderr)
    sys.exit(code)
