"""The API as an application of its own, which the chat's server mounts under `/api`."""

from __future__ import annotations

import re
from importlib.metadata import version
from typing import TYPE_CHECKING

from fastapi import Depends, FastAPI
from starlette.routing import Mount
from starlette.types import ASGIApp, Receive, Scope, Send

from qa import settings
from qa.api.about import about
from qa.api.adding import adding
from qa.api.asking import asking
from qa.api.bounds import Bounds
from qa.api.documenting import document
from qa.api.door import Door, Refusal, only_from_here
from qa.api.opinions import opinions
from qa.api.problems import NOWHERE, Problem, add_handlers
from qa.api.statements import statements
from qa.api.taking import taking
from qa.keys import Keys

if TYPE_CHECKING:
    from qa.record import Record
    from qa.summary import LanguageModel

PLACE = "/api"
VERSION = "v1"
DESCRIPTION = """Questions over official statements, answered with verbatim, cited quotes.

Every quote is `text[start_char:end_char]` of a stored statement, verified against the text's
SHA-256 each time it is sent; offsets count Unicode code points. Nothing found is a result
(`outcome`), not an error. Errors are problems (RFC 9457). Lists are paged by `next`, an opaque
cursor. `ETag` and `If-None-Match` save sending the same again; `Record-Fingerprint` changes
whenever the same question could get another answer. Within v1 fields may be added, and none is
taken away or given another meaning.
"""
TAGS = [
    {"name": "questions", "description": "Ask, search, list all of it, check a quotation."},
    {"name": "statements", "description": "The published texts, and offsets into them."},
    {"name": "export", "description": "Quotes to take away."},
    {"name": "feedback", "description": "What readers think of answers."},
    {"name": "adding", "description": "New statements, where adding is allowed."},
    {"name": "record", "description": "What the record holds."},
]


def build(
    record: Record,
    *,
    may_add: Refusal = only_from_here,
    needed: bool | None = None,
    model: LanguageModel | None = None,
) -> ASGIApp:
    """The API over `record`, for `mount`.

    `may_add` says why a caller may not add, or None if he may; `needed`, whether keys are asked
    for: None as the settings say, or else from anywhere but this machine. `model` writes
    summaries.
    """
    asked_for = settings.yes("keys") if needed is None else needed
    door = Door(Keys.of(record.store.folder), may_add, asked_for)
    app = FastAPI(
        title="On the Record",
        version=f"{VERSION}, software {version('on-the-record')}",
        description=DESCRIPTION,
        openapi_tags=TAGS,
        openapi_url="/openapi.json",
        docs_url=None,  # its page would load scripts from elsewhere
        redoc_url=None,
        redirect_slashes=False,
        generate_unique_id_function=lambda route: route.name,
    )
    for router in (asking(record, model), statements(record), taking(record), about(record)):
        app.include_router(router, dependencies=[Depends(door.read)])
    app.include_router(opinions(record, door))
    app.include_router(adding(record, door))
    add_handlers(app)
    document(app, keys_always=bool(door.needed))
    return Bounds(_versions(app))


def _versions(current: ASGIApp) -> ASGIApp:
    """The one version there is; a problem for any other."""

    async def choose(scope: Scope, receive: Receive, send: Send) -> None:
        root = scope.get("root_path", "") + f"/{VERSION}"
        if scope["path"].startswith(f"{root}/"):
            before = scope.get("app_root_path", "")  # what stands before it on its site
            whole = {"path": before + scope["path"], "root_path": before + root}
            await current({**scope, **whole}, receive, send)
        else:
            await Problem.of(404, NOWHERE).response()(scope, receive, send)

    return choose


def mount(app: FastAPI, api: ASGIApp) -> None:
    """Serve the API at `PLACE`, whatever stands below it: by default not what has a line break."""
    whole = Mount(PLACE, api)
    whole.path_regex = re.compile(whole.path_regex.pattern, re.DOTALL)
    app.router.routes.append(whole)
