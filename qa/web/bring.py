"""Bringing statements: a page of its own, which needs no script, and what its script asks."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import anyio
from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from pydantic import BaseModel, Field
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException

from corpus.messages import say
from qa.bringing import Bringing
from qa.bringing import limits as told
from qa.bringing.batch import Batch
from qa.bringing.desk import Desk, Offer
from qa.bringing.item import Item
from qa.web.below import at
from qa.web.language import spoken
from qa.web.permission import Permission
from qa.web.render import bring as render
from qa.web.render.pages import plain
from qa.web.security import policy
from qa.web.typed import Sent

if TYPE_CHECKING:
    from qa.record import Record

TITLE = say("Bring statements")
POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'"
)
PATIENCE = 3.0  # seconds that saving may take before a page tells how far it is
AT_ONCE = 4  # files being read at the same time, so that they leave room for questions
MOST_FIELDS = 20_000
MOST_TYPED = 16 << 20  # bytes of a form of headers
_CHUNK = 1 << 20


class Offered(BaseModel):
    """Files as a browser names them before it sends any."""

    batch: str = ""
    files: list[Offer] = Field(max_length=20_000)


def bringing(record: Record, to: Bringing, permission: Permission) -> APIRouter:
    """The routes; those that change anything refuse whoever may not add, in the page's words."""
    desk, saving = to.desk, to.saving
    reading = anyio.CapacityLimiter(AT_ONCE)

    def may_change(request: Request) -> None:
        if reason := permission.refusal_to_change(request):
            raise HTTPException(403, reason)

    router = APIRouter()
    change = [Depends(may_change)]

    async def read(batch: Batch, item: Item) -> Item:
        return await anyio.to_thread.run_sync(desk.read, batch, item, limiter=reading)

    @router.get("/bring")
    def start(request: Request) -> HTMLResponse:
        if reason := permission.refusal(request):
            return page(render.closed(reason))
        return page(render.start(desk.limits))

    @router.post("/bring", dependencies=change)
    async def bring(request: Request) -> Response:
        """Files or a text out of a form: what a browser without script sends."""
        _short_enough(request, desk.limits.batch)
        async with request.form(max_files=desk.limits.files, max_part_size=8 << 20) as form:
            token = form.get("batch")
            if not _anything(form):
                raise HTTPException(400, told.NOTHING)
            batch = desk.batch(token) if isinstance(token, str) and token else desk.open()
            await _take_form(form, batch)
        return RedirectResponse(at(f"/bring/{batch.token}#review"), 303)

    async def _take_form(form: FormData, batch: Batch) -> None:
        text, address = form.get("text"), form.get("address")
        if isinstance(text, str) and text.strip():
            given = address.strip() if isinstance(address, str) else ""
            await anyio.to_thread.run_sync(desk.paste, batch, text, given, limiter=reading)
        for sent in form.getlist("files"):
            if isinstance(sent, UploadFile) and sent.filename:
                name = sent.filename
                items = desk.offer(batch, [Offer(name, sent.size or 0, folder="/" in name)])
                for item in items:
                    if item.state == "offered":
                        await _write(_parts(sent), desk.place(batch, item), desk.limits.file)
                        await read(batch, item)

    @router.post("/bring/offers", dependencies=change)
    def offers(offered: Offered) -> dict[str, Any]:
        """Which of these files to send; those that nothing could read are refused unsent."""
        batch = desk.batch(offered.batch) if offered.batch else desk.open()
        answers = []
        for one in offered.files:
            items = desk.offer(batch, [one])
            answers.append(_told(items[0]) if items else None)
        return {"batch": batch.token, "files": answers}

    @router.put("/bring/{token}/files/{number}", dependencies=change)
    async def send(token: str, number: int, request: Request) -> dict[str, Any]:
        """The bytes of an offered file, which is then read."""
        batch, item = _item(desk, token, number)
        if item.state != "offered":
            raise HTTPException(409, told.BROKEN_OFF)
        place = desk.place(batch, item)
        size = await _write(request.stream(), place, desk.limits.file)
        if size > desk.limits.file:
            return _told(desk.refuse(batch, item, told.too_large(desk.limits.file)))
        if size != item.size:
            return _told(desk.refuse(batch, item, told.BROKEN_OFF))
        return _told(await read(batch, item))

    @router.get("/bring/{token}")
    def review(
        request: Request, token: str, start: Annotated[int, Query(ge=0, alias="from")] = 0
    ) -> HTMLResponse:
        """What was read of each file, to be looked over, corrected and saved."""
        if reason := permission.refusal(request):
            return page(render.closed(reason))
        batch = desk.batch(token)
        titles = _titles(record, [i for i in batch.listed() if i.state in ("ready", "saved")])
        return page(render.review(batch, desk.limits, titles, record.progress().share, start))

    @router.get("/bring/{token}/files/{number}")
    def whole(
        token: str, number: int, start: Annotated[int, Query(ge=0, alias="from")] = 0
    ) -> HTMLResponse:
        """All statements of one file, page by page."""
        batch, item = _item(desk, token, number)
        return page(render.whole(batch, item, _titles(record, [item]), start))

    @router.post("/bring/{token}", dependencies=change)
    async def decide(token: str, request: Request) -> Response:
        """Take what was typed, then do what the button says."""
        batch = desk.batch(token)
        _short_enough(request, MOST_TYPED)
        async with request.form(max_fields=MOST_FIELDS) as form:
            sent = Sent.of(form.multi_items())
        batch.type_over(sent.typed, sent.newer)
        verb, *where = sent.then.split(":")
        here = at(f"/bring/{token}")
        match verb, [int(part) for part in where if part.isdecimal()]:
            case "discard", [] if not batch.saving:
                desk.discard(batch)
                return RedirectResponse(at("/bring"), 303)
            case "leave", [number] if number in batch.items and not batch.saving:
                desk.leave(batch, batch.items[number])
            case "page", [first]:
                return RedirectResponse(f"{here}?from={first}#review", 303)
            case "file", [number, first]:
                return RedirectResponse(f"{here}/files/{number}?from={first}#review", 303)
            case "save", [] if not batch.wrong():
                await anyio.to_thread.run_sync(lambda: saving.start(batch, patience=PATIENCE))
                return RedirectResponse(f"{here}#saved", 303)
        return RedirectResponse(f"{here}#review", 303)

    @router.get("/bring/{token}/progress")
    def progress(token: str) -> dict[str, Any]:
        """How far saving is, and how much can be searched by meaning."""
        batch = desk.batch(token)
        share = record.progress().share
        return {
            "saving": batch.saving,
            "words": spoken(render.saving_words(batch)),
            "share": share,
            "meaning": spoken(render.meaning_words(share)),
        }

    return router


def page(body: str, status: int = 200) -> HTMLResponse:
    """A plain page that may run this site's own script; and tells this site, alone, who asks."""
    headers = {
        "Content-Security-Policy": policy(POLICY),
        "Cache-Control": "no-store",
        "Referrer-Policy": "same-origin",  # else a form's Origin would be "null"
    }
    return HTMLResponse(plain(TITLE, body), status, headers)


def _anything(form: FormData) -> bool:
    """Whether a form brings a text or a file; a browser sends a nameless one for none chosen."""
    text = form.get("text")
    files = [one for one in form.getlist("files") if isinstance(one, UploadFile) and one.filename]
    return bool(files or (isinstance(text, str) and text.strip()))


def _short_enough(request: Request, most: int) -> None:
    """Refuse a form before it is taken in; the server reads no more than it was told to expect."""
    length = request.headers.get("content-length", "")
    if not length.isdecimal():
        raise HTTPException(411, told.BROKEN_OFF)
    if int(length) > most:
        raise HTTPException(413, told.too_much(most))


def _item(desk: Desk, token: str, number: int) -> tuple[Batch, Item]:
    batch = desk.batch(token)
    if number not in batch.items:
        raise HTTPException(404, told.EXPIRED)
    return batch, batch.items[number]


def _titles(record: Record, items: Sequence[Item]) -> dict[str, str]:
    """Titles of the stored statements that these items name."""
    names = {one.standing.statement_id for item in items for one in item.found[:50]}
    names |= {item.earlier_id for item in items}
    names |= {r.statement_id for item in items for r in item.results[:50] if r.statement_id}
    return record.store.titles(names - {""})


def _told(item: Item) -> dict[str, Any]:
    words = spoken(render.became(item))
    return {"number": item.number, "send": item.state == "offered", "state": item.state} | (
        {"words": words} if words else {}
    )


async def _parts(sent: UploadFile) -> AsyncIterator[bytes]:
    while part := await sent.read(_CHUNK):
        yield part


async def _write(parts: AsyncIterator[bytes], place: Path, most: int) -> int:
    """How many bytes came; nothing beyond `most` is written."""
    size = 0
    async with await anyio.open_file(place, "wb") as file:
        async for part in parts:
            size += len(part)
            if size > most:
                break
            await file.write(part)
    return size
