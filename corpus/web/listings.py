"""A page that lists others: the links that fit a pattern, and the listing's next page."""

from __future__ import annotations

import re
from fnmatch import fnmatchcase
from typing import Any
from urllib.parse import urlsplit

from corpus.web.addresses import joined
from corpus.web.documents import parsed
from corpus.web.types import Link, Links

_NEXT = re.compile(
    r"(?:next(?: page)?|older(?: (?:posts|entries|news))?|далее|дальше|вперед|вперёд|"
    r"следующ\w+(?: страница)?)?\s*[›»>→]*",
    re.IGNORECASE,
)


def listing_links(
    body: bytes, base: str, charset: str | None, pattern: str, following: str | None
) -> Links:
    """Links of the page that fit `pattern`, in order and each once, and its next page.

    A pattern is held against the whole address and against its path; * stands for anything, and
    one without * may stand anywhere in the address. `following` is a pattern for the next page;
    without it, it is told by rel="next" or by words such as "Next" and "Далее".
    """
    page = parsed(body, charset)
    told = page.find(".//base[@href]")
    root = (joined(base, told.get("href")) if told is not None else None) or base
    pages: dict[str, Link] = {}
    following_pages: dict[str, Link] = {}
    for link in page.iter("a", "link", "area"):
        address = _absolute(root, link.get("href"))
        if not address or address == base:
            continue
        if link.tag != "link" and fits(address, pattern):
            pages.setdefault(address, Link(address))
        elif fits(address, following) if following else _leads_on(link):
            following_pages.setdefault(address, Link(address))
    return Links(tuple(pages.values()), tuple(following_pages.values())[:1])


def fits(address: str, pattern: str) -> bool:
    """Whether an address, or its path and query, is like the pattern."""
    parts = urlsplit(address)
    local = f"{parts.path}?{parts.query}" if parts.query else parts.path
    wanted = pattern if "*" in pattern else f"*{pattern}*"
    wanted = wanted.replace("[", "[[]").replace("?", "[?]")  # only * is special
    return fnmatchcase(address, wanted) or fnmatchcase(local, wanted)


def _absolute(root: str, link: str | None) -> str:
    if not link or link.strip().startswith(("#", "javascript:", "mailto:", "tel:", "data:")):
        return ""
    address = (joined(root, link) or "").partition("#")[0]
    return address if address.startswith(("http://", "https://")) else ""


def _leads_on(link: Any) -> bool:
    if "next" in (link.get("rel") or "").lower().split():
        return True
    words = _words(link) or (link.get("aria-label") or link.get("title") or "").strip()
    return link.tag == "a" and bool(words) and bool(_NEXT.fullmatch(words))


def _words(link: Any) -> str:
    return " ".join(link.text_content().split())
