"""Commands that ask: `ask`, `search`, `check`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from qa.cli.filters import From, Kind, Language, Own, Speaker, To, chosen
from qa.cli.output import opened, print_json, print_quote
from qa.cli.summary import Model, Timeout, Url, print_summary

if TYPE_CHECKING:
    from qa.types import Answer, QuoteCheck

Question = Annotated[str, typer.Argument(help="A question in plain language.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON in the contract's names.")]
As = Annotated[
    str | None,
    typer.Option(
        "--as",
        metavar="FORMAT",
        help="Print the quotes to take away: markdown, docx, csv, json, bibtex, ris or csl.",
    ),
]
Drop = Annotated[
    list[str] | None,
    typer.Option(
        "--drop", help="dates, speakers, languages or kinds: not to be read out of the question."
    ),
]


def ask(
    context: typer.Context,
    question: Question,
    date_from: From = None,
    date_to: To = None,
    speaker: Speaker = None,
    language: Language = None,
    kind: Kind = None,
    own_words: Own = False,
    drop: Drop = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="Show why each quote is there.")
    ] = False,
    as_: As = None,
    summary: Annotated[
        bool,
        typer.Option("--summary", help="Have a language model write a short summary under them."),
    ] = False,
    summary_url: Url = None,
    summary_model: Model = None,
    summary_timeout: Timeout = None,
    json: Json = False,
) -> None:
    """Answer a question with quotes. Exit code 0 if it is answered, 1 if not."""
    from qa.summary import LanguageModel

    model = LanguageModel.chosen(summary_url, summary_model, summary_timeout) if summary else None
    filters = chosen(date_from, date_to, speaker, language, kind, own_words)
    with opened(context.obj) as record:
        answer = record.ask(question, filters=filters, drop=drop or ())
        if not json and not as_:
            _print_answer(answer, explain)
        if summary:
            answer = record.summarised(answer, model)
        if as_:
            typer.echo(record.export(answer, as_), nl=False)
        elif json:
            print_json(answer)
        elif answer.summary:
            print_summary(answer.summary)
    raise typer.Exit(0 if answer.outcome == "quotes" else 1)


def search(
    context: typer.Context,
    question: Question,
    limit: Annotated[int, typer.Option(min=1, max=1000, help="How many at most.")] = 20,
    date_from: From = None,
    date_to: To = None,
    speaker: Speaker = None,
    language: Language = None,
    kind: Kind = None,
    own_words: Own = False,
    json: Json = False,
) -> None:
    """Rank paragraphs without judging whether they answer. Exit code 1 if there is none."""
    filters = chosen(date_from, date_to, speaker, language, kind, own_words)
    with opened(context.obj) as record:
        results = list(record.search(question, filters=filters, limit=limit))
        if json:
            print_json(results)
        for number, result in enumerate(results if not json else [], 1):
            statement = record.statement(result.statement_id)
            paragraph = next(p for p in statement.paragraphs if p.ordinal == result.paragraph)
            typer.echo(f"{number:3}. {result.score:.4f}  {result.statement_id} ¶{result.paragraph}")
            typer.echo(f"     {statement.slice(paragraph)[:160]}")
    raise typer.Exit(0 if results else 1)


def check(
    context: typer.Context,
    quotation: Annotated[str, typer.Argument(help="A quotation to check against the record.")],
    json: Json = False,
) -> None:
    """Check a quotation. Exit code 0 if exact or typographic, 1 if altered or absent."""
    with opened(context.obj) as record:
        found = record.check_quote(quotation)
        if json:
            print_json(found)
        else:
            typer.echo(f"{found.verdict}")
            _print_changes(quotation, found)
            for match in found.matches:
                print_quote(match)
    raise typer.Exit(0 if found.verdict in ("exact", "typographic") else 1)


def _print_answer(answer: Answer, explain: bool) -> None:
    typer.echo(answer.message)
    for note in answer.query.notes:
        typer.echo(f"note: {note}")
    for quote in answer.quotes:
        print_quote(quote, explain=explain)
    if explain:
        _print_stages(answer)


def _print_changes(quotation: str, found: QuoteCheck) -> None:
    """Each change, and both texts in one line; colours vanish where it is not a terminal."""
    from qa.quotations.check_answer import change_line
    from qa.quotations.word_diff import marked, within, word_diff

    for change in found.changes:
        typer.echo(f"  {change_line(change)}")
    if found.verdict != "altered" or len(found.matches) != 1:
        return
    colours = {"quoted": "red", "published": "green"}
    words = [
        typer.style(marked([one]), fg=colours.get(one.part))
        for one in within(word_diff(quotation, found.matches[0].text))
    ]
    typer.echo(f"  {' '.join(words)}")


def _print_stages(answer: Answer) -> None:
    query = answer.query
    typer.echo(f"\ntopic: {query.topic}\nintent: {query.intent}\nfilters: {query.filters}")
    for note in answer.coverage.notes:
        typer.echo(f"note: {note}")
    typer.echo(f"answerability: {answer.answerability}  fingerprint: {answer.fingerprint}")


__all__ = ["Path", "ask", "check", "search"]
