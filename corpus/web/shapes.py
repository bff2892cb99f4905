"""What came back: a page to read, a sitemap, a feed; and which reader a page is for.

Told by the bytes, then by what the server calls them, and by the address's ending only where
neither says.
"""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

from corpus.errors import UnreadableSource
from corpus.readers import READERS, suffix_of
from corpus.sniffing import content_of
from corpus.web.bodies import gunzipped

_ROOT = re.compile(
    rb"(?:\s|\xef\xbb\xbf|<\?.{0,1000}?\?>|<!--.{0,10000}?-->|<!DOCTYPE[^>\[]{0,500}>)*+<([\w:-]+)",
    re.DOTALL,
)
_LISTS = {
    "urlset": "sitemap",
    "sitemapindex": "sitemap",
    "rss": "feed",
    "feed": "feed",
    "rdf": "feed",
}
_MARKUP = re.compile(rb"<(?:p|div|body|h[1-6]|article|section|table|br)\b[^>]*>", re.IGNORECASE)
# Media type → ending of the reader; text/plain says too little: a server sends it for many files.
_ENDINGS = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/markdown": ".md",
    "text/csv": ".csv",
    "text/tab-separated-values": ".tsv",
    "text/vtt": ".vtt",
    "application/x-subrip": ".srt",
    "application/jsonl": ".jsonl",
    "application/x-ndjson": ".jsonl",
    "application/x-jsonlines": ".jsonl",
    "message/rfc822": ".eml",
}
_VAGUE = ("", "text/plain", "application/octet-stream", "binary/octet-stream")


def list_shape(body: bytes, largest: int) -> str | None:
    """ "sitemap" or "feed" if the bytes, or what they are packed from, are one."""
    root = _ROOT.match(gunzipped(body, largest)[:20_000])
    return _LISTS.get(root[1].decode("latin-1").rpartition(":")[2].lower()) if root else None


def reader_suffix(body: bytes, media_type: str, address: str) -> str:
    """The ending that names the reader of these bytes.

    Raises `UnreadableSource`, saying what it is, where there is none.
    """
    ending = suffix_of(Path(unquote(urlsplit(address).path).rpartition("/")[2])) or ""
    content = content_of(body)
    if content and content.suffix:
        packed = content.suffix == ".zip" and ending in READERS
        return ending if packed else content.suffix
    if content:
        if ending.endswith((".gz", ".xz")):
            return ending
        raise UnreadableSource(f"It is {content.what}, not a page of words.")
    if media_type in _ENDINGS:
        return _ENDINGS[media_type]
    if media_type.startswith(("image/", "audio/", "video/", "font/")):
        raise UnreadableSource(f"It is no page of words, but {media_type}.")
    if media_type in _VAGUE:
        return ending or (".html" if _MARKUP.search(body[:20_000]) else ".txt")
    if media_type.startswith("text/"):
        return ending or ".txt"
    if ending:
        return ending
    raise UnreadableSource(f"There is no reader for what the server calls {media_type[:80]}.")
