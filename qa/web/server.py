"""Serving the record: FastAPI with Gradio mounted on it, one process, one record."""

from __future__ import annotations

import asyncio
import errno
import os
import shutil
import signal
import socket
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import uvicorn
from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.routing import Mount
from starlette.types import ASGIApp

from qa.access.origin import is_loopback
from qa.access.policy import Access, unsaid
from qa.access.throttle import Throttle
from qa.api import application as api
from qa.observing.serving import noted
from qa.web import routes
from qa.web.admin import watching
from qa.web.below import Below, Whole, at, chosen
from qa.web.entrance import Entrance
from qa.web.front import FrontPage
from qa.web.language import LANGUAGES, READER, Reader
from qa.web.login import signing_in
from qa.web.permission import Offering, Permission, offering
from qa.web.reader import ReadersLanguage, place_of
from qa.web.security import Guard, Used
from qa.web.summaries import summaries
from qa.web.work import Adding, Note, Work

if TYPE_CHECKING:
    from qa.record import Record
    from qa.summary import LanguageModel

# No calls home; and no summary of all calls so far, made with pandas after each one.
QUIET = {"GRADIO_ANALYTICS_ENABLED": "False", "GRADIO_ANALYTICS_CACHE_FREQUENCY": "1000000000"}
NOBODY = Permission("no")  # may add
UNENCRYPTED = (
    "Passwords cross the network as they are typed. Put a proxy with HTTPS before this service, "
    "let it listen to that alone, and name the proxy with --proxy."
)
PATIENCE = 2  # seconds that open pages get to finish when the server is stopped


class PortRefused(Exception):
    """The server can't listen there; the message says why and what to do."""


def serve(
    record: Record,
    host: str = "127.0.0.1",
    port: int = 7860,
    *,
    access: Access | None = None,
    adding: Adding | None = None,
    may_add: str | None = None,
    model: LanguageModel | None = None,
    root_path: str | None = None,
) -> int:
    """Serve until Ctrl-C and return an exit code; a refused port is said in a sentence.

    Unsaid who may read it, see `Access.chosen`, which may refuse. `may_add` is "yes" or "no";
    unsaid, see `Permission.chosen`. `model` writes summaries. `root_path` is what stands before
    its pages on their site.
    """
    below = chosen(root_path)
    access = access or Access.chosen(host, record.store.folder)
    try:
        door = open_door(host, port)
    except PortRefused as error:
        print(error, file=sys.stderr)
        return 1
    serve_on(
        door,
        record,
        access=access,
        adding=adding,
        may_add=may_add,
        model=model,
        below=below,
    )
    return 0


def open_door(host: str, port: int) -> socket.socket:
    """Listen before anything slow is done, so that a taken port costs no waiting."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # Named by its protocol: asyncio then sends small packets at once, where else each answer waits
    # 40 ms for the reader to confirm its headers.
    door = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        door.bind((host, port))
        door.listen(128)
    except (OSError, OverflowError) as error:
        door.close()
        raise PortRefused(_refused(host, port, error)) from error
    return door


def serve_on(
    door: socket.socket,
    record: Record,
    *,
    access: Access,
    adding: Adding | None = None,
    may_add: str | None = None,
    model: LanguageModel | None = None,
    below: str = "",
) -> None:
    """Serve on a socket that listens already; background work begins once pages are served."""
    with door, private_folder():
        work = Work(record)
        permission = Permission.chosen(may_add, here=access.here)
        app = application(record, work, permission, access, model, below)
        if access.signs_in and not access.proxies and not is_loopback(door.getsockname()[0]):
            print(UNENCRYPTED, file=sys.stderr, flush=True)
        begin = _in_turn(app.state.bringing.unfinished(), adding)
        server = _Server(config(app), lambda: work.start(begin))
        try:
            with noted(record, work.troubles), _stopped_politely():
                server.run(sockets=[door])
        except KeyboardInterrupt:
            print("Stopped.", flush=True)
        finally:
            app.state.bringing.stop()
            work.stop()


@contextmanager
def _stopped_politely() -> Iterator[None]:
    """SIGTERM, by which services are stopped, comes to the same as Ctrl-C: what is being stored is
    stored first. Uvicorn raises it once more when the last page has been sent."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _in_turn(*all_of_it: Adding | None) -> Adding | None:
    """One thing to be added after the other, where there is any."""
    given = [one for one in all_of_it if one]

    def add(note: Note) -> None:
        for one in given:
            one(note)

    return add if given else None


def application(
    record: Record,
    work: Work,
    permission: Permission = NOBODY,
    access: Access | None = None,
    model: LanguageModel | None = None,
    below: str = "",
) -> FastAPI:
    """The whole application: pages, headers and the chat; nobody may add unless it is said, and
    no `model` writes summaries. It lies at the site's root, or `below` a path.

    Unsaid who may read it, anybody may.

    Built inside an event loop: outside of one, Gradio opens a new one for each lock it makes and
    never closes them.
    """

    async def building() -> FastAPI:
        READER.set(Reader(below=below))
        with offering(permission):
            reading = access or unsaid(record.store.folder)
            return _application(record, work, permission, reading, model)

    return asyncio.run(building())


def _application(
    record: Record,
    work: Work,
    permission: Permission,
    access: Access,
    model: LanguageModel | None,
) -> FastAPI:
    os.environ |= QUIET
    import gradio as gr  # costs seconds: only when something is served

    from qa.web import blocks, theme
    from qa.web.handlers import Chat

    throttle = Throttle()
    app = routes.build(record, work, permission)
    app.include_router(signing_in(access, throttle))
    api.mount(app, api.build(record, may_add=permission.refusal, model=model))
    if model:
        app.include_router(summaries(record, model))
    app.include_router(watching(record, work))
    chat = Chat(record, work, model)
    for language in sorted(LANGUAGES, key=place_of, reverse=True):  # "/" would take all the rest
        gr.mount_gradio_app(
            app,
            blocks.build(chat, language),
            path=place_of(language),
            theme=theme.theme(),
            footer_links=[],
            show_error=False,
            ssr_mode=False,
            enable_monitoring=False,
            run_history=False,
            pwa=False,
            mcp_server=False,
            max_file_size=1,
        )
    for mounted in (route.app for route in app.routes if isinstance(route, Mount)):
        if isinstance(mounted, FastAPI):  # Gradio's own, which asks no handler of ours
            mounted.add_exception_handler(HTTPException, routes.no_such_page)
            mounted.add_middleware(Used, missing=routes.no_page)
            mounted.add_middleware(Whole)
    app.add_middleware(FrontPage)
    app.add_middleware(Offering, permission=permission)
    app.add_middleware(Entrance, access=access, throttle=throttle)
    app.add_middleware(Guard)
    app.add_middleware(ReadersLanguage)
    app.add_middleware(Below, path=at(""))
    return app


@contextmanager
def private_folder() -> Iterator[None]:
    """An empty folder for Gradio's files, which it would serve to anybody, gone afterwards."""
    folder = tempfile.mkdtemp(prefix="on-the-record-")
    os.environ["GRADIO_TEMP_DIR"] = folder
    try:
        yield
    finally:
        shutil.rmtree(folder, ignore_errors=True)


class _Server(uvicorn.Server):
    """Says where it serves once it does, then lets background work begin."""

    def __init__(self, config: uvicorn.Config, then: Callable[[], None]) -> None:
        super().__init__(config)
        self.then = then

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        for door in sockets or ():
            host, port = door.getsockname()[:2]
            print(f"Serving on http://{f'[{host}]' if ':' in host else host}:{port}", flush=True)
        self.then()


def config(app: ASGIApp) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        log_level="warning",
        access_log=False,  # addresses of answers are nobody else's business
        server_header=False,
        proxy_headers=False,  # the entrance believes those that are named, and no others
        timeout_graceful_shutdown=PATIENCE,
    )


def _refused(host: str, port: int, error: Exception) -> str:
    number = error.errno if isinstance(error, OSError) else None
    if number == errno.EADDRINUSE:
        return (
            f"Port {port} is taken by another program. Stop that one, or choose another port: "
            f"--port {port + 1}."
        )
    if number == errno.EACCES:
        return f"Port {port} needs rights that you do not have; choose one above 1023: --port 7860."
    return f"Can't listen on {host}, port {port} ({error}). Try --host 127.0.0.1 --port 7860."
