"""Options of commands that read the web, and what they come to."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from qa.adding import OfWeb

_WEB = "From the web"


def _option(name: str, help: str, **more: float) -> object:
    return typer.Option(name, help=help, rich_help_panel=_WEB, **more)  # type: ignore[arg-type]


Links = Annotated[
    str | None, _option("--links", "The address lists pages: those like this, as '/news/*'.")
]
NextLinks = Annotated[
    str | None, _option("--next-links", "The listing's next page, as '*page=*'; else it is found.")
]
Since = Annotated[
    str | None, _option("--since", "Only pages that their list dates on or after, as 2019-05-30.")
]
Most = Annotated[int | None, _option("--most", "So many pages of a list at most.", min=1)]
Again = Annotated[
    bool, _option("--again", "Ask also for pages that their sitemap calls unchanged.")
]
Offline = Annotated[
    bool, _option("--offline", "Read what is kept of the addresses again; contact nobody.")
]
AllowHost = Annotated[
    list[str] | None, _option("--allow-host", "A private host that may be contacted, as intranet.")
]
Site = Annotated[
    list[str] | None, _option("--site", "Another host that a list may lead to, as www.un.org.")
]
Delay = Annotated[
    float | None, _option("--delay", "Seconds between two pages; a site may want more. [1]", min=0)
]


def of_web(
    *,
    links: str | None = None,
    next_links: str | None = None,
    since: str | None = None,
    most: int | None = None,
    again: bool = False,
    offline: bool = False,
    allow_hosts: list[str] | None = None,
    sites: list[str] | None = None,
    delay: float | None = None,
) -> OfWeb:
    """What the options ask for; hosts allowed by the environment stay so."""
    from corpus.web.types import Wanted, WebSettings
    from qa.adding import OfWeb

    if since and not re.fullmatch(r"\d{4}-\d\d-\d\d", since):
        raise typer.BadParameter(f"--since wants a day like 2019-05-30, not {since!r}.")
    wanted = Wanted(
        links=links, next_links=next_links, since=since, most=most, again=again, offline=offline
    )
    settings = WebSettings.from_environment()
    settings = replace(
        settings,
        allow_hosts=(*settings.allow_hosts, *(allow_hosts or ())),
        sites=tuple(sites or ()),
        delay=settings.delay if delay is None else delay,
    )
    return OfWeb(wanted, settings)
