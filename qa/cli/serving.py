"""Commands that run for long: `serve` and `evaluate`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from qa.cli.output import opened
from qa.cli.settings import YesOrNo, setting
from qa.cli.summary import Model, Timeout, Url


def serve(
    context: typer.Context,
    host: Annotated[str, setting("host")] = "127.0.0.1",
    port: Annotated[int, setting("port", min=0, max=65535)] = 7860,
    root_path: Annotated[str | None, setting("root_path")] = None,
    adding: Annotated[YesOrNo | None, setting("adding")] = None,
    public: Annotated[bool | None, setting("public")] = None,
    proxy: Annotated[str | None, setting("proxy")] = None,
    identity: Annotated[str | None, setting("identity")] = None,
    summary_url: Url = None,
    summary_model: Model = None,
    summary_timeout: Timeout = None,
) -> None:
    """Serve the chat over this record; beyond this machine, to users who sign in."""
    from qa.access.policy import Access
    from qa.summary import LanguageModel
    from qa.web.server import serve as serve_record

    may_add = adding and adding.value
    access = Access.chosen(host, context.obj, public=public, proxy=proxy, identity=identity)
    model = LanguageModel.chosen(summary_url, summary_model, summary_timeout)
    with opened(context.obj, create=True, labelled=False) as record:
        code = serve_record(
            record,
            host=host,
            port=port,
            access=access,
            may_add=may_add,
            model=model,
            root_path=root_path,
        )
    raise typer.Exit(code)


def mcp(
    context: typer.Context,
    http: Annotated[
        bool, typer.Option("--http", help="Over streamable HTTP; otherwise over stdio.")
    ] = False,
    host: Annotated[str, typer.Option(help="With --http: address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="With --http: 0 takes any.")] = 7861,
) -> None:
    """Serve this record to assistants, by the Model Context Protocol; read-only."""
    from qa.assistants import serving

    serving.needs_its_extra()
    with opened(context.obj) as record:
        code = serving.serve_http(record, host, port) if http else serving.serve_stdio(record)
    raise typer.Exit(code)


def evaluate(
    folder: Annotated[Path, typer.Argument(help="Files named and shaped like data/kremlin.")],
    cache: Annotated[Path, typer.Option(help="Where records made for this are kept.")] = Path(
        ".cache/evaluation"
    ),
    report: Annotated[Path | None, typer.Option(help="Where the JSON report goes.")] = None,
    json: Annotated[bool, typer.Option("--json", help="Print the report as JSON.")] = False,
) -> None:
    """Measure retrieval, quotes, voices, refusal and follow-ups over a collection."""
    from qa.evaluation.run import main

    main(folder, cache=cache, report=report, json=json)
