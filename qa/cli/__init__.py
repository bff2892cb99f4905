"""The command `record`: the same questions from a shell. Heavy imports wait inside commands."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from qa.cli import asking, keeping, serving

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
    record: Annotated[
        Path,
        typer.Option("--record", "-r", envvar="RECORD", help="Folder that holds the record."),
    ] = Path("records/default"),
) -> None:
    context.obj = record


for command in (
    keeping.add,
    asking.ask,
    asking.search,
    asking.check,
    keeping.list_,
    keeping.show,
    keeping.edit,
    keeping.remove,
    serving.serve,
    serving.evaluate,
):
    app.command(name=command.__name__.rstrip("_"))(command)


def main() -> None:
    """Run a command; errors become one sentence and exit code 2, Ctrl-C exit code 130."""
    from corpus.errors import CorpusError
    from embeddings.errors import EmbeddingError
    from qa.errors import QuestionError, VerificationError

    try:
        app()
    except (CorpusError, EmbeddingError, QuestionError, VerificationError) as error:
        print(error, file=sys.stderr)
        sys.exit(2)
    except KeyboardInterrupt:
        print("Stopped. What was reported is stored; run it again to go on.", file=sys.stderr)
        sys.exit(130)
    except BrokenPipeError:
        sys.exit(141)
