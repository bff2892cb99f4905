"""Addresses compared: the same page, and the number that a site gives one in every language."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_LANGUAGES = re.compile(
    r"^(?:www\.)?(?:(?:en|ru|uk|ua|fr|de|es|ar|zh|cn|pt|it|eng|rus|english)\.)?"
)
_NUMBER = re.compile(r"\d{5,}")
_DAY = re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])")


def page_of(url: str) -> str | None:
    """An address without what may differ for one page; None for a site's front page or no address.

    Front pages are where language switches lead that know no better, and stand for no statement.
    """
    parts = _parts(url)
    if parts is None:
        return None
    host, path, query = parts
    path = path.rstrip("/")
    deep = path.count("/") > 1 or any(c.isdigit() for c in path) or len(path) > 12 or query
    return f"{host.removeprefix('www.')}{path}?{query}" if deep else None


def same_page(one: str, other: str) -> bool:
    return (page := page_of(one)) is not None and page == page_of(other)


def number_of(url: str) -> str | None:
    """ "kremlin.ru 76191" of http://en.kremlin.ru/events/president/news/76191; None without one."""
    parts = _parts(url)
    if parts is None:
        return None
    host, path, query = parts
    numbers = [n for n in _NUMBER.findall(f"{path}?{query}") if not _DAY.fullmatch(n)]
    return f"{_LANGUAGES.sub('', host)} {numbers[-1]}" if numbers else None


def _parts(url: str) -> tuple[str, str, str] | None:
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return None
    return (host, parts.path, parts.query) if host and "." in host else None
