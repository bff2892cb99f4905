"""An address → its bytes: politely, each redirect looked at, retried where that may help."""

from __future__ import annotations

import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import Message
from email.utils import parsedate_to_datetime
from types import TracebackType
from typing import Self
from urllib.parse import urljoin

from corpus.web.addresses import host_of, normal
from corpus.web.pace import Pace, Pause
from corpus.web.robots import Robots
from corpus.web.transport import Reply, Transport
from corpus.web.types import (
    AddressRefused,
    BrokenOff,
    Fetched,
    HostSilent,
    NotFetched,
    PageGone,
    Validators,
    WebSettings,
)

MOST_REDIRECTS = 10
_ROBOTS_SIZE, _ROBOTS_TIME = 500 << 10, 15.0
_NO_HEADERS: Mapping[str, str] = {}
_REDIRECTS = (301, 302, 303, 307, 308)
_BUSY = (429, 500, 502, 503, 504)
_NONE = Validators()
_TOLD = {
    400: "The server does not understand this address (400).",
    401: "The server wants a login (401).",
    402: "The server wants to be paid (402).",
    403: "The server forbids it (403).",
    404: "There is no such page (404).",
    410: "The page was taken away (410).",
    451: "The page is withheld for legal reasons (451).",
    429: "The server says that it is asked too often (429).",
}


@dataclass(frozen=True, slots=True)
class Limits:
    """Bytes and seconds that one answer may take."""

    largest: int
    seconds: float


class Fetcher:
    """One reader of the web at a time; close it, or use it in a `with`."""

    def __init__(self, settings: WebSettings, pause: Pause = time.sleep) -> None:
        self._settings = settings
        self._transport = Transport(settings)
        self._pace = Pace(settings.delay, pause)
        self._limits = Limits(settings.largest, settings.whole_time)
        self._robots_limits = Limits(_ROBOTS_SIZE, min(_ROBOTS_TIME, settings.whole_time))
        self._robots = Robots(self._robots_txt, settings.agent)

    def __enter__(self) -> Self:
        self._transport.__enter__()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._transport.__exit__(kind, error, trace)

    def get(self, address: str, known: Validators = _NONE) -> Fetched:
        """The page, or that it is unchanged since it had these validators.

        Raises `NotFetched`, or one of its kinds, with the reason.
        """
        asked = normal(address)
        at, seen = asked, [asked]
        while True:
            delay = self._robots.check(at)
            reply = self._retried(at, self._limits, _conditions(known), delay)
            if reply.status not in _REDIRECTS:
                return _fetched(asked, at, reply)
            at = _next(at, reply, seen)
            seen.append(at)

    def _retried(
        self,
        address: str,
        limits: Limits,
        headers: Mapping[str, str] = _NO_HEADERS,
        delay: float | None = None,
    ) -> Reply:
        """The answer; where the host is busy or silent, asked for again after a growing pause."""
        host, backoff = host_of(address), self._settings.backoff
        for attempt in range(1, self._settings.attempts + 1):
            last = attempt == self._settings.attempts
            self._pace.wait(host, delay)
            try:
                reply = self._transport.get(
                    address, headers, largest=limits.largest, seconds=limits.seconds
                )
            except (HostSilent, BrokenOff):
                if last:
                    raise
                self._pace.rest(host, backoff)
            else:
                if reply.status not in _BUSY or last:
                    return reply
                self._pace.rest(host, self._asked_rest(reply) or backoff)
            backoff *= 2
        raise AssertionError("the last attempt returns or raises")

    def _asked_rest(self, reply: Reply) -> float | None:
        """Seconds that a busy server asks for; too many of them raise `HostSilent`."""
        told = reply.headers.get("retry-after", "").strip()
        seconds = float(told) if told.isdecimal() else _until(told)
        if seconds is not None and seconds > self._settings.patience:
            raise HostSilent(f"The server is busy and asks to come back in {seconds:,.0f} s.")
        return seconds

    def _robots_txt(self, place: str) -> bytes:
        """The bytes of a robots.txt; its redirects are followed, whatever they lead to."""
        at = place
        for _ in range(5):
            reply = self._retried(at, self._robots_limits)
            if reply.status not in _REDIRECTS:
                break
            at = _next(at, reply, [])
        if reply.status == 200:
            return reply.body
        if 400 <= reply.status < 500 and reply.status != 429:
            raise PageGone(_told(reply.status))
        raise NotFetched(_told(reply.status))


def _conditions(known: Validators) -> dict[str, str]:
    headers = {}
    if known.etag:
        headers["If-None-Match"] = known.etag
    if known.last_modified:
        headers["If-Modified-Since"] = known.last_modified
    return headers


def _next(at: str, reply: Reply, seen: list[str]) -> str:
    where = reply.headers.get("location", "")
    if not where:
        raise NotFetched(f"It redirects ({reply.status}) to nowhere.")
    with suppress(UnicodeError):  # headers are bytes: an address beyond ASCII is UTF-8
        where = where.encode("latin-1").decode("utf-8")
    try:
        following = normal(urljoin(at, where))
    except AddressRefused as error:
        raise AddressRefused(f"It redirects to {where[:200]!r}. {error}") from None
    except ValueError:
        raise AddressRefused(f"It redirects to {where[:200]!r}, which is no address.") from None
    if at.startswith("https:") and following.startswith("http:"):
        raise AddressRefused(f"It redirects from https to {following}, which anybody could alter.")
    if following in seen:
        raise NotFetched("It redirects in a circle.")
    if len(seen) > MOST_REDIRECTS:
        raise NotFetched(f"It redirects more than {MOST_REDIRECTS} times.")
    return following


def _fetched(asked: str, final: str, reply: Reply) -> Fetched:
    if reply.status not in (200, 304):
        kind = PageGone if reply.status in (404, 410) else NotFetched
        kind = HostSilent if reply.status in (429, 503) else kind
        raise kind(_told(reply.status))
    content = Message()
    content["content-type"] = reply.headers.get("content-type", "")
    named = bool(reply.headers.get("content-type"))
    return Fetched(
        address=asked,
        final=final,
        body=reply.body if reply.status == 200 else None,
        media_type=content.get_content_type() if named else "",
        charset=content.get_content_charset(),
        etag=reply.headers.get("etag"),
        last_modified=reply.headers.get("last-modified"),
    )


def _told(status: int) -> str:
    if status in _TOLD:
        return _TOLD[status]
    kind = "failed" if status >= 500 else "answered strangely"
    return f"The server {kind} ({status})."


def _until(date: str) -> float | None:
    try:
        then = parsedate_to_datetime(date)
    except (ValueError, TypeError):
        return None
    then = then if then.tzinfo else then.replace(tzinfo=UTC)
    return max(0.0, (then - datetime.now(UTC)).total_seconds())
