"""What a site asks of programs in its robots.txt (RFC 9309), read once for each host.

A site without one (4xx) allows everything; one whose robots.txt can't be had (5xx, silence) is not
read at all, as the standard asks: nobody knows what it forbids.
"""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urljoin, urlsplit

from protego import Protego

from corpus.web.types import AddressRefused, NotFetched, PageGone

LONGEST_DELAY = 300.0  # seconds between pages; whoever asks for more is not read by a program
Get = Callable[[str], bytes]


class Robots:
    """Rules by host; `get` fetches a robots.txt without asking for leave."""

    def __init__(self, get: Get, agent: str) -> None:
        self._get = get
        self._agent = agent.partition("/")[0]
        self._rules: dict[str, Protego | str] = {}

    def check(self, address: str) -> float | None:
        """Seconds that the site wants between two pages, if it says.

        Raises `AddressRefused` if robots.txt forbids the address, or could not be read.
        """
        parts = urlsplit(address)
        place = urljoin(address, "/robots.txt")
        if place not in self._rules:
            self._rules[place] = self._read(place)
        rules = self._rules[place]
        if isinstance(rules, str):
            raise AddressRefused(rules)
        if not rules.can_fetch(address, self._agent):
            raise AddressRefused(
                f"The site's robots.txt ({place}) forbids programs to read {parts.path or '/'}."
            )
        delay = rules.crawl_delay(self._agent)
        if delay is not None and delay > LONGEST_DELAY:
            raise AddressRefused(
                f"The site's robots.txt ({place}) asks programs for {delay:,.0f} s between two "
                "pages: save the page by hand and add the file."
            )
        return delay

    def _read(self, place: str) -> Protego | str:
        try:
            text = self._get(place).decode("utf-8", "replace")
        except PageGone:
            text = ""
        except AddressRefused:
            raise
        except NotFetched as error:
            return f"The site's robots.txt ({place}) can't be read, so that nothing is: {error}"
        return Protego.parse(text)
