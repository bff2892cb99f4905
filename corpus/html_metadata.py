"""What an HTML page says of itself: JSON-LD, then OpenGraph and meta elements, then <time>."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin

from lxml.html import HtmlElement  # type: ignore[import-untyped]

from corpus.dates import Moment, read_moment
from corpus.labels import could_be_person
from corpus.languages_of_sites import host_of
from corpus.normalise import one_line
from corpus.titles import strip_titles
from corpus.types import Metadata, Translation

_DATES = (
    "article:published_time", "og:article:published_time", "datepublished", "date", "dc.date",
    "dc.date.issued", "dcterms.date", "dcterms.issued", "dcterms.created", "dc.date.created",
    "pubdate", "publishdate", "publish_date", "publication_date", "citation_publication_date",
    "parsely-pub-date", "sailthru.date",
)  # fmt: skip
_SEPARATORS = re.compile(r"\s+(?:[|•·»›→]|[-–—]|::)\s+")


def read_metadata(page: HtmlElement) -> Metadata:
    """The page's own statement of title, date, language, address, publisher and translations."""
    linked = next(_linked_data(page), {})
    meta = _meta(page)
    url = _url(page, meta, linked)
    site = _text(meta.get("og:site_name")) or _name(linked.get("publisher"))
    moment = _moment(page, meta, linked)
    speakers, office = _speaker(linked)
    title = _title(page, meta, linked, site)
    lead = _text(meta.get("og:description") or meta.get("description"))
    return Metadata(
        title=title,
        date=moment.date,
        time=moment.time,
        speakers=speakers,
        office=office,
        place=_name(linked.get("contentLocation") or linked.get("locationCreated")) or None,
        language=_language(page, meta),
        url=url,
        publisher=_institution(linked) or site or host_of(url),
        lead=lead if lead and lead != title else None,
        translations=tuple(_translations(page, url)),
        uncertain=("date",) if moment.uncertain else (),
    )


def _linked_data(page: HtmlElement) -> Iterator[dict[str, Any]]:
    """JSON-LD objects that have a headline or a date of publication, outermost first."""
    for script in page.iter("script"):
        if "ld+json" in (script.get("type") or ""):
            try:
                found = json.loads(script.text or "")
            except (ValueError, RecursionError):
                continue
            yield from (o for o in _objects(found) if "headline" in o or "datePublished" in o)


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        yield from _objects(value.get("@graph"))
        yield from _objects(value.get("mainEntity"))
    elif isinstance(value, list):
        for item in value:
            yield from _objects(item)


def _meta(page: HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in page.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        name = name or element.get("http-equiv")
        if name and (content := element.get("content")):
            found.setdefault(name.casefold(), content)
    return found


def _title(page: HtmlElement, meta: dict[str, str], linked: dict[str, Any], site: str) -> str:
    """The heading where it agrees with what the page says elsewhere, else what it says there."""
    headings = [one_line(h.text_content()) for h in page.iter("h1")]
    said = _text(linked.get("headline")) or _text(meta.get("og:title"))
    said = said or _text(meta.get("dc.title") or meta.get("twitter:title"))
    if said:
        said = _without_site(said, site)
        return next((h for h in headings if h and (h in said or said in h)), said)
    title = next((one_line(t.text_content()) for t in page.iter("title")), "")
    heading = next((h for h in headings if h and h in title), "")
    if heading or len([h for h in headings if h]) == 1:
        return heading or next(h for h in headings if h)
    return _without_site(title, site)


def _without_site(title: str, site: str) -> str:
    """The title without the site's name behind a separator, or before it."""
    parts = _SEPARATORS.split(title)
    if len(parts) < 2:
        return title
    if site and site.casefold() in parts[-1].casefold():
        return title[: title.rindex(parts[-1])].rstrip(" |•·»›→-–—:")
    longest = max(parts, key=len)
    return longest if "|" in title and len(longest) > 2 * len(parts[-1]) else title


def _moment(page: HtmlElement, meta: dict[str, str], linked: dict[str, Any]) -> Moment:
    given = [linked.get("datePublished"), linked.get("dateCreated")]
    given += [meta.get(name) for name in _DATES]
    given += [
        e.get("content") or e.get("datetime") for e in page.xpath("//*[@itemprop='datePublished']")
    ]
    given += [t.get("datetime") or t.text_content() for t in _times(page)]
    moments = [read_moment(value) for value in given if isinstance(value, str)]
    return next((m for m in moments if m.date), next(iter(moments), Moment()))


def _times(page: HtmlElement) -> list[HtmlElement]:
    """<time> elements, that of the article first; those in lists of other news do not count."""
    own = page.xpath("//article//time[not(ancestor::aside)] | //main//time[not(ancestor::aside)]")
    return list(
        own[:1] or page.xpath("//time[not(ancestor::aside or ancestor::nav or ancestor::li)]")[:1]
    )


def _speaker(linked: dict[str, Any]) -> tuple[tuple[str, ...], str | None]:
    """An author who holds an office; others are who wrote the page, not who speaks in it."""
    author = linked.get("author")
    author = author[0] if isinstance(author, list) and author else author
    if not isinstance(author, dict) or not author.get("jobTitle"):
        return (), None
    name = _name(author)
    return (
        ((strip_titles(name),), _text(author["jobTitle"])) if could_be_person(name) else ((), None)
    )


def _institution(linked: dict[str, Any]) -> str:
    """A department as author: it says more of who publishes than the name of a common site."""
    author = linked.get("author")
    author = author[0] if isinstance(author, list) and author else author
    if isinstance(author, dict) and "Organization" in str(author.get("@type")):
        return _name(author)
    return ""


def _url(page: HtmlElement, meta: dict[str, str], linked: dict[str, Any]) -> str | None:
    canonical = page.xpath("//link[@rel='canonical']/@href")
    for url in (*canonical, meta.get("og:url"), linked.get("url")):
        if isinstance(url, str) and url.startswith(("http://", "https://")) and host_of(url):
            return url.strip()
    return None


def _language(page: HtmlElement, meta: dict[str, str]) -> str:
    declared = page.get("lang") or page.get("{http://www.w3.org/XML/1998/namespace}lang")
    declared = declared or meta.get("content-language") or meta.get("og:locale") or ""
    code = re.match(r"[a-z]{2}(?![a-z])", declared.strip().casefold())
    return code[0] if code else "und"


def _translations(page: HtmlElement, url: str | None) -> Iterator[Translation]:
    for link in page.xpath("//link[@hreflang and @href]"):
        code = link.get("hreflang").casefold()[:2]
        if "alternate" in (link.get("rel") or "") and code.isalpha() and code != "x-":
            yield Translation(code, urljoin(url or "", link.get("href")))


def _name(value: Any) -> str:
    if isinstance(value, list):
        return _name(value[0]) if value else ""
    return _text(value.get("name")) if isinstance(value, dict) else _text(value)


def _text(value: Any) -> str:
    return one_line(value) if isinstance(value, str) else ""
