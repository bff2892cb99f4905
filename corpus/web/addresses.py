"""Web addresses: told from files, written in one way, and compared by their site."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, parse_qsl, quote, urlencode, urljoin, urlsplit

from corpus.web.types import AddressRefused

_WEB = re.compile(r"https?://", re.IGNORECASE)
_TRACKING = re.compile(r"utm_\w+|fbclid|gclid|yclid|mc_[ce]id", re.IGNORECASE)
_PORTS = {"http": 80, "https": 443}
_HOST = re.compile(r"[\w.-]{1,253}", re.ASCII)
_LONGEST = 2000
# What may stand in a path or query as it is; a % begins what is escaped already.
_PATH = "/%:@!$&'()*+,;=~-._"


def is_address(source: object) -> bool:
    """Whether a source is on the web rather than a file."""
    return isinstance(source, str) and bool(_WEB.match(source))


def normal(address: str) -> str:
    """The address without fragment, default port and tracking marks; its host in ASCII.

    Raises `AddressRefused` for one that is no web address, or that carries a password.
    """
    try:
        parts = urlsplit(address.strip())
        port = parts.port
        host = _ascii(parts.hostname or "")
    except (ValueError, UnicodeError) as error:
        raise AddressRefused(f"It is no web address ({error}).") from None
    if parts.scheme.lower() not in _PORTS or not (":" in host or _HOST.fullmatch(host)):
        raise AddressRefused("It is no web address: only http:// and https:// can be read.")
    if parts.username is not None:
        raise AddressRefused("It holds a name or password; none is ever sent.")
    if len(address) > _LONGEST:
        raise AddressRefused(f"It is longer than {_LONGEST:,} characters.")
    scheme = parts.scheme.lower()
    shown = f"[{host}]" if ":" in host else host
    shown += f":{port}" if port and port != _PORTS[scheme] else ""
    query = f"?{_query(parts)}" if parts.query else ""
    return f"{scheme}://{shown}{quote(parts.path or '/', safe=_PATH)}{query}".rstrip("?")


def joined(base: str, link: str) -> str | None:
    """Where a link on the page `base` leads; None if it is written as no address can be."""
    try:
        return urljoin(base, link.strip())
    except ValueError:  # a bracket that begins no IPv6 number
        return None


def host_of(address: str) -> str:
    """Host and, where it is not the default one, port."""
    return urlsplit(address).netloc


def same_site(address: str, other: str) -> bool:
    """Whether two addresses are of one host, or one of a host below the other's."""
    one, two = (_bare(urlsplit(each)) for each in (address, other))
    return one == two or one.endswith(f".{two}") or two.endswith(f".{one}")


def _bare(parts: SplitResult) -> str:
    name = parts.netloc.removeprefix("www.")
    return name.removesuffix(f":{_PORTS.get(parts.scheme, 0)}")


def _ascii(host: str) -> str:
    plain = host.rstrip(".").lower()
    if ":" in plain or plain.isascii():
        return plain
    import idna

    return idna.encode(plain, uts46=True).decode("ascii")


def _query(parts: SplitResult) -> str:
    if not _TRACKING.search(parts.query):
        return quote(parts.query, safe=_PATH + "?[]")
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    return urlencode([pair for pair in pairs if not _TRACKING.fullmatch(pair[0])])
