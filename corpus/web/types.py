"""What is asked of the web, under which rules, and what came back."""

from __future__ import annotations

import os
from dataclasses import dataclass, field

from corpus.errors import CorpusError

MB = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class WebSettings:
    """How addresses are contacted; times in seconds, sizes in bytes once unpacked.

    `allow_hosts` names hosts ("10.0.0.7", "intranet", "127.0.0.1:8000") that may be contacted
    though their addresses are private; `sites` other hosts that a list of pages may lead to.
    """

    allow_hosts: tuple[str, ...] = ()
    sites: tuple[str, ...] = ()
    delay: float = 1.0  # between two requests to one host; robots.txt may ask for more
    attempts: int = 3
    backoff: float = 2.0  # before the second attempt, doubled for each one after
    patience: float = 60.0  # the longest that a busy server's own "come back later" is waited for
    connect_time: float = 10.0
    read_time: float = 20.0
    whole_time: float = 60.0
    largest: int = 50 * MB
    agent: str = "OnTheRecord/0.1 (reads official statements, one page at a time)"

    @classmethod
    def from_environment(cls) -> WebSettings:
        """The defaults, with hosts named by ON_THE_RECORD_ALLOW_HOSTS, parted by commas."""
        named = os.environ.get("ON_THE_RECORD_ALLOW_HOSTS", "").split(",")
        return cls(allow_hosts=tuple(host.strip() for host in named if host.strip()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What to take from an address that leads to others.

    `links` and `next_links` are patterns with * for the pages a listing names and for the listing's
    next page; `since` is an ISO day; `again` asks also for pages that their sitemap calls
    unchanged; a page looked at within `recheck_after` seconds is not asked for, and a listing is
    followed no further than to where all is known; `offline` reads what is kept, contacting nobody.
    """

    links: str | None = None
    next_links: str | None = None
    listings: int = 20  # pages of a listing followed at most
    since: str | None = None
    most: int | None = None
    again: bool = False
    recheck_after: float | None = None
    offline: bool = False


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer to one request: `body` is None where the page is unchanged (304)."""

    address: str
    final: str
    body: bytes | None
    media_type: str = ""
    charset: str | None = None
    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server needs to say that a page is unchanged."""

    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """A page that a sitemap, feed or listing names; `changed` is when, as ISO 8601, if told."""

    address: str
    changed: str | None = None


@dataclass(frozen=True, slots=True)
class Links:
    """What a list of pages holds: pages, further lists, and what could not be understood."""

    pages: tuple[Link, ...] = ()
    lists: tuple[Link, ...] = ()
    refused: tuple[tuple[str, str], ...] = field(default=())


class NotFetched(CorpusError):
    """The page was not read; the message says why. Nothing that is stored is touched."""


class AddressRefused(NotFetched):
    """The program will not contact this address."""


class PageGone(NotFetched):
    """Its server says that there is no such page, or no longer."""


class BrokenOff(NotFetched):
    """The connection ended before the page did: the next attempt may be luckier."""


class HostSilent(NotFetched):
    """The host can't be reached, does not answer in time, or sends everybody away."""
