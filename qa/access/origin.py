"""Where a request comes from, by what its connection and its headers say.

A browser carries requests for any site it has open. So on this machine a request must name it by
its own names: a foreign name that was made to point here (DNS rebinding), or a proxy that lets
others in, is not it. And what changes anything must come from a page of ours.
"""

from __future__ import annotations

from ipaddress import IPv6Address, ip_address

from starlette.requests import Request

FORWARDED = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip")
SAFE = ("GET", "HEAD", "OPTIONS")  # methods that change nothing


def from_here(request: Request) -> bool:
    """Whether a request comes from this machine, by its own name, and through no proxy."""
    return (
        is_loopback(request.client.host if request.client else "")
        and is_loopback(request.url.hostname or "")
        and not any(name in request.headers for name in FORWARDED)
    )


def is_loopback(host: str) -> bool:
    """Whether a name or address, without its port, is this machine's own."""
    if host.lower() == "localhost":
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def foreign(request: Request) -> bool:
    """Whether a browser says that another site's page sent this; programs say nothing of it."""
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site not in ("same-origin", "none")
    return "origin" in request.headers and not _same_origin(request)


def own_page(request: Request) -> bool:
    """Whether a browser says that a page of ours sent this, by Sec-Fetch-Site, or Origin where it
    does not send that: to plain HTTP it does not."""
    site = request.headers.get("sec-fetch-site")
    return site == "same-origin" if site is not None else _same_origin(request)


def counted_as(address: str) -> str:
    """Whom an address is counted as: with IPv6 a whole network is one customer's."""
    try:
        known = ip_address(address)
    except ValueError:
        return address
    if isinstance(known, IPv6Address):
        if known.ipv4_mapped:
            return str(known.ipv4_mapped)
        return f"{IPv6Address(int(known) >> 64 << 64)}/64"
    return str(known)


def _same_origin(request: Request) -> bool:
    origin = request.headers.get("origin", "")
    return origin.partition("://")[2] == request.headers.get("host")
