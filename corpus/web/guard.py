"""Which hosts are contacted: a name is resolved once, judged, and that very address is connected.

So a name that leads to a private network, at first or at a second look (DNS rebinding), or after
a redirect, is refused at the only door there is.
"""

from __future__ import annotations

import ipaddress
import socket
import time
from collections.abc import Callable, Iterable
from typing import Any

import httpcore

from corpus.web.types import AddressRefused

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
# IPv6 addresses that stand for an IPv4 one, in their last 32 bits.
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


def private(address: Address) -> bool:
    """Whether an address is anything but one of the public internet."""
    return any(not one.is_global or one.is_multicast for one in (address, *_within(address)))


def _within(address: Address) -> Iterable[Address]:
    if isinstance(address, ipaddress.IPv4Address):
        return
    if address.ipv4_mapped:
        yield address.ipv4_mapped
    if address.sixtofour:
        yield address.sixtofour
    if address.teredo:
        yield from address.teredo
    if address in _NAT64:
        yield ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)


class GuardedBackend(httpcore.NetworkBackend):
    """Connects to public addresses and to hosts that are allowed by name, within a deadline."""

    def __init__(
        self, allow_hosts: Iterable[str], resolve: Callable[..., Any] = socket.getaddrinfo
    ) -> None:
        self._resolve = resolve
        self._allowed = {host.lower().strip("[]") for host in allow_hosts}
        self._plain = httpcore.SyncBackend()
        self.deadline = float("inf")  # of time.monotonic(), for all that a request does

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Any = None,
    ) -> httpcore.NetworkStream:
        error: Exception | None = None
        for address in self.judged(host, port):
            within = min(timeout or 60.0, left(self.deadline, httpcore.ConnectTimeout))
            try:
                stream = self._plain.connect_tcp(
                    str(address), port, within, local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as failed:
                error = failed
            else:
                return _Stream(stream, self)
        raise error or httpcore.ConnectError(f"no address of {host}")

    def judged(self, host: str, port: int) -> list[Address]:
        """All addresses that the name stands for now.

        Raises `AddressRefused` where one of them is private, unless the host is allowed by name.
        """
        try:
            found = self._resolve(host, port, type=socket.SOCK_STREAM)
        except OSError as error:
            raise httpcore.ConnectError(f"the name {host} is not known") from error
        numbers = dict.fromkeys(str(place[4][0]).partition("%")[0] for place in found)
        addresses = [ipaddress.ip_address(number) for number in numbers]
        name = host.lower().strip("[]")
        if name in self._allowed or f"{name}:{port}" in self._allowed:
            return addresses
        for address in addresses:
            if private(address):
                raise AddressRefused(
                    f"{host} is a private or local address ({address}), which is not contacted "
                    "unless it is named in allow_hosts."
                )
        return addresses

    def sleep(self, seconds: float) -> None:
        self._plain.sleep(seconds)


class _Stream(httpcore.NetworkStream):
    """A connection whose reads and writes end at the deadline, however slowly bytes drip."""

    def __init__(self, stream: httpcore.NetworkStream, backend: GuardedBackend) -> None:
        self._stream = stream
        self._backend = backend

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        within = min(timeout or 60.0, left(self._backend.deadline, httpcore.ReadTimeout))
        return self._stream.read(max_bytes, within)

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        within = min(timeout or 60.0, left(self._backend.deadline, httpcore.WriteTimeout))
        self._stream.write(buffer, within)

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        within = min(timeout or 60.0, left(self._backend.deadline, httpcore.ConnectTimeout))
        return _Stream(self._stream.start_tls(ssl_context, server_hostname, within), self._backend)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def left(deadline: float, error: type[Exception]) -> float:
    """Seconds until the deadline; raises `error` once it has passed."""
    seconds = deadline - time.monotonic()
    if seconds <= 0:
        raise error("it took too long as a whole")
    return seconds
