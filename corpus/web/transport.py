"""One request over the guarded connection: no redirect, no cookie, no proxy of the environment."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import Self

import httpcore

from corpus.web.bodies import unpacked
from corpus.web.guard import GuardedBackend, left
from corpus.web.types import BrokenOff, HostSilent, NotFetched, WebSettings

_HEADERS = {
    "Accept": "text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8",
    "Accept-Encoding": "gzip, deflate",
}


@dataclass(frozen=True, slots=True)
class Reply:
    """Status, headers by their names in lower case, and the body, empty but for a status 200."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class Transport:
    """Connections that are kept open between requests; close it, or use it in a `with`."""

    def __init__(self, settings: WebSettings) -> None:
        self._settings = settings
        self._backend = GuardedBackend(settings.allow_hosts)
        self._pool = httpcore.ConnectionPool(
            ssl_context=httpcore.default_ssl_context(),
            network_backend=self._backend,
            max_connections=4,
            keepalive_expiry=30.0,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._pool.close()

    def get(
        self, address: str, headers: Mapping[str, str] = _HEADERS, *, largest: int, seconds: float
    ) -> Reply:
        """One answer. Raises `HostSilent` where none comes in time, `NotFetched` if it is no good.

        `AddressRefused` comes from the guard, before anything is sent.
        """
        self._backend.deadline = time.monotonic() + seconds
        try:
            return self._get(address, {**_HEADERS, **headers}, largest)
        except httpcore.ConnectTimeout:
            raise HostSilent("Its host does not answer.") from None
        except httpcore.TimeoutException:
            raise HostSilent(f"It was too slow: not whole within {seconds:g} s.") from None
        except httpcore.ConnectError as error:
            raise HostSilent(f"Its host can't be reached: {_told(error)}.") from None
        except (httpcore.NetworkError, httpcore.ProtocolError) as error:
            raise BrokenOff(f"The connection broke off: {_told(error)}.") from None
        except (httpcore.UnsupportedProtocol, ValueError) as error:
            raise NotFetched(f"It can't be asked for: {_told(error)}.") from None

    def _get(self, address: str, headers: Mapping[str, str], largest: int) -> Reply:
        set_ = self._settings
        times = {"connect": set_.connect_time, "read": set_.read_time, "write": set_.read_time}
        sent = [(b"User-Agent", set_.agent.encode("ascii", "replace"))]
        sent += [(name.encode(), value.encode("latin-1")) for name, value in headers.items()]
        url = httpcore.URL(address)
        sent.append(
            (
                b"Host",
                url.origin.host if url.port is None else b"%s:%d" % (url.origin.host, url.port),
            )
        )
        with self._pool.stream(
            "GET", url, headers=sent, extensions={"timeout": {**times, "pool": 5.0}}
        ) as response:
            told = {
                name.decode("latin-1").lower(): value.decode("latin-1")
                for name, value in response.headers
            }
            if response.status != 200:  # what else it says is of no use, and may be endless
                return Reply(response.status, told, b"")
            chunks = self._within_time(response.iter_stream())
            return Reply(200, told, unpacked(chunks, told.get("content-encoding", ""), largest))

    def _within_time(self, chunks: Iterable[bytes]) -> Iterator[bytes]:
        for chunk in chunks:
            left(self._backend.deadline, httpcore.ReadTimeout)
            yield chunk


def _told(error: Exception) -> str:
    return (str(error) or type(error).__name__).rstrip(".").splitlines()[0][:200]
