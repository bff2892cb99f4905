"""Pages of a made site, the sitemaps that name them, and a record that reads them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from web_site import FISH, Reply, Site, article

from corpus.types import AddResult
from corpus.web.types import Wanted
from qa.adding import OfWeb
from qa.record import Record

Add = Callable[..., Sequence[AddResult]]


def adding_to(record: Record, served: Site) -> Add:
    """Reads an address of the site into the record, as is wanted."""

    def adding(path: str, settings: Any = None, **wanted: Any) -> Sequence[AddResult]:
        web = OfWeb(Wanted(**wanted), settings or served.settings())
        return record.add(served.url(path), wait=False, web=web)

    return adding


def pages(served: Site, *names: str) -> None:
    for name in names:
        served.pages[f"/n/{name}"] = article(f"Statement {name} on fish", FISH, f"{name}, he said.")


def sitemap(served: Site, *entries: str | tuple[str, str], element: str = "url") -> Reply:
    lines = []
    for entry in entries:
        path, changed = (entry, "") if isinstance(entry, str) else entry
        told = f"<lastmod>{changed}</lastmod>" * bool(changed)
        lines.append(f"<{element}><loc>{served.url(path)}</loc>{told}</{element}>")
    root = "urlset" if element == "url" else "sitemapindex"
    space = "http://www.sitemaps.org/schemas/sitemap/0.9"
    return Reply(f'<{root} xmlns="{space}">{"".join(lines)}</{root}>', type="application/xml")


def statuses(results: Sequence[AddResult]) -> list[str]:
    return [result.status for result in results]


def asked(served: Site) -> list[str]:
    return [path for path in served.asked if path.startswith("/n/")]
