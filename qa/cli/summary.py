"""Options of who writes summaries, and printing what was written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from qa.types import Summary

Url = Annotated[
    str | None,
    typer.Option(
        "--summary-url",
        envvar="ON_THE_RECORD_SUMMARY_URL",
        help="Server of language models that speaks OpenAI's protocol, like "
        "http://127.0.0.1:11434/v1. A key it needs: ON_THE_RECORD_SUMMARY_KEY.",
    ),
]
Model = Annotated[
    str | None,
    typer.Option("--summary-model", envvar="ON_THE_RECORD_SUMMARY_MODEL", help="Which of them."),
]
Timeout = Annotated[
    float | None,
    typer.Option("--summary-timeout", help="Seconds that a summary may take; 60 unless said."),
]


def print_summary(summary: Summary) -> None:
    """Under the quotes and apart from them: a machine's words, each sentence with its numbers."""
    if summary.outcome == "withheld":
        typer.echo(f"\nNo summary: {summary.reason}")
        return
    typer.echo(f"\nSummary, written by a machine ({summary.model} at {summary.host}), not quoted:")
    for sentence in summary.sentences:
        typer.echo(f"    {sentence.text} {''.join(f'[{number}]' for number in sentence.citations)}")
