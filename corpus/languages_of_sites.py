"""Which language an institution writes in first: its pages in others are official translations."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from urllib.parse import urlsplit

from corpus.types import Metadata, Translation

_BY_DOMAIN = {
    "ru": "ru", "su": "ru", "ua": "uk", "by": "ru", "jp": "ja", "cn": "zh", "kr": "ko", "fr": "fr",
    "de": "de", "at": "de", "it": "it", "es": "es", "pt": "pt", "br": "pt", "mx": "es", "ar": "es",
    "pl": "pl", "cz": "cs", "sk": "sk", "hu": "hu", "ro": "ro", "bg": "bg", "gr": "el", "tr": "tr",
    "ir": "fa", "sa": "ar", "eg": "ar", "ae": "ar", "il": "he", "se": "sv", "no": "no", "dk": "da",
    "fi": "fi", "nl": "nl", "rs": "sr", "ge": "ka", "am": "hy", "az": "az", "kz": "kk", "th": "th",
    "vn": "vi", "id": "id", "gov": "en", "mil": "en", "us": "en", "uk": "en", "au": "en",
    "nz": "en",
}  # fmt: skip


def host_of(url: str | None) -> str | None:
    """ "en.kremlin.ru" of its pages; `None` for what is no web address."""
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host and "." in host else None


def mark_original(
    translations: Iterable[Translation], *, language: str, url: str | None = None
) -> tuple[Translation, ...]:
    """The other-language versions, with the original marked where that is known.

    By the site's domain; without an address, an English page with one other version is taken
    for its translation, because institutions that speak English first rarely offer just one.
    """
    others = tuple(t for t in dict.fromkeys(translations) if t.language != language)
    domain = (host_of(url) or next(filter(None, (host_of(t.url) for t in others)), "")).rsplit(".")[
        -1
    ]
    first = _BY_DOMAIN.get(domain)
    if not domain and language == "en" and len(others) == 1:
        first = others[0].language
    return tuple(replace(t, original=t.language == first) for t in others)


def original_language(one: Metadata, other: Metadata) -> str | None:
    """Which of two languages a statement was made in first, as their pages or their site tell."""
    languages = (one.language, other.language)
    told = {t.language for page in (one, other) for t in page.translations if t.original}
    domains = {(host_of(page.url) or "").rsplit(".")[-1] for page in (one, other)}
    told = told or {_BY_DOMAIN[domain] for domain in domains if domain in _BY_DOMAIN}
    first = next(iter(told)) if len(told) == 1 else None
    return first if first in languages else None
