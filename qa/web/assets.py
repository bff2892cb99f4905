"""The files of the page itself: styles, script and icon, sent compressed to whoever takes that."""

from __future__ import annotations

import gzip
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from starlette.datastructures import Headers
from starlette.responses import Response

TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
# What comes later may overrule what came before; a browser gets them as one file.
STYLES = ("base", "layout", "answer", "forms", "statement", "topic", "narrow")
STYLE = "style.css"
NAMES = [STYLE, *(one.name for one in files("qa.web").iterdir() if Path(one.name).suffix in TYPES)]
APART = {"bring.js"}  # scripts that the chat does not load
SCRIPTS = sorted(f"/web/{name}" for name in NAMES if name.endswith(".js") and name not in APART)
SMALL = 500  # bytes that are not worth compressing


def asset(name: str, asked: Headers) -> Response:
    """One of `NAMES`."""
    body = stylesheet().encode() if name == STYLE else files("qa.web").joinpath(name).read_bytes()
    body, how = packed(body, asked)
    headers = {"Cache-Control": "no-cache", **how}
    return Response(body, media_type=TYPES[Path(name).suffix], headers=headers)


def stylesheet() -> str:
    """Every style, in the order of `STYLES`."""
    folder = files("qa.web").joinpath("styles")
    return "\n".join(folder.joinpath(f"{name}.css").read_text("utf-8") for name in STYLES)


def packed(body: bytes, asked: Headers) -> tuple[bytes, dict[str, str]]:
    """The body as a client takes it, and the headers that say so."""
    if len(body) < SMALL or "gzip" not in asked.get("accept-encoding", ""):
        return body, {"Vary": "Accept-Encoding"}
    return _gzipped(body), {"Vary": "Accept-Encoding", "Content-Encoding": "gzip"}


@lru_cache(maxsize=32)
def _gzipped(body: bytes) -> bytes:
    return gzip.compress(body, 6, mtime=0)
