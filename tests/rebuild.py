"""Pages rebuilt from the fields of a collection, as sites print them, to read them back."""

from __future__ import annotations

import html
import json
import lzma
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

Row = dict[str, Any]


def rows(path: Path, *, every: int) -> Iterator[Row]:
    """Every n-th row that has a body, always the same ones."""
    with lzma.open(path, "rt", encoding="utf-8") as file:
        for number, line in enumerate(file):
            if number % every == 0 and (row := json.loads(line))["paragraphs"]:
                yield row


def paragraphs(row: Row) -> list[str]:
    return [paragraph["t"] for paragraph in row["paragraphs"] if paragraph["t"].strip()]


def long_date(row: Row) -> str:
    day = date.fromisoformat(row["date"])
    return f"{day:%B} {day.day}, {day.year}"


def british_date(row: Row) -> str:
    day = date.fromisoformat(row["date"])
    return f"{day.day} {day:%B %Y}"


def ministry_text(row: Row) -> str:
    """Date glued to time, title, language line, body, what a portlet prints below."""
    body = "\n\n".join(paragraphs(row))
    return (
        f"{british_date(row)}{row['time']}\n\n{row['title']}\n\n  • en-GB1 ru-RU1\n\n{body}\n\n"
        "Showing 1 result.\n\n\n\nAdvanced settings\n"
    )


def president_text(row: Row) -> str:
    """Title, lead, date, time and place a line each, body, publication notes and licence."""
    head = [row["title"], row["lead"], long_date(row), row["time"], row["place"]]
    foot = [
        "Share",
        "Print",
        "Published in sections: News, Transcripts",
        f"Publication date: {long_date(row)}, {row['time']}",
        "All content on this site is licensed under Creative Commons Attribution 4.0 International",
    ]
    return "\n\n".join(["Skip to content", *filter(None, head), *paragraphs(row), *foot])


def lines_text(row: Row) -> str:
    """One line a paragraph, no blank lines, navigation above, place and date in one line."""
    place = f"{row['place']}, " if row["place"] else ""
    head = ["Home > News", row["title"], f"{place}{british_date(row)}, {row['time']}"]
    body = [text.replace("\n", " ") for text in paragraphs(row)]
    return "\n".join([*head, *body, "Facebook Twitter Telegram", "© Press Service"])


def _body(row: Row) -> str:
    parts = []
    for paragraph in row["paragraphs"]:
        text = html.escape(paragraph["t"]).replace("\n", "<br>\n")
        speaker = html.escape(paragraph.get("speaker") or "")
        if speaker and text.startswith(f"{speaker}:"):
            text = f"<b>{speaker}:</b>{text[len(speaker) + 1 :]}"
        parts.append(f"<p>{text}</p>")
    return "\n".join(parts)


_NAVIGATION = '<nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav>'
_FOOT = (
    '<aside><h3>Related news</h3><ul><li><a href="/1">Meeting with a regional Governor</a></li>'
    "</ul></aside><footer><p>All content on this site is licensed under CC BY 4.0</p></footer>"
)


def linked_html(row: Row) -> str:
    """A modern page: JSON-LD, OpenGraph, canonical address, hreflang, an article element."""
    data = {
        "@type": "NewsArticle",
        "headline": row["title"],
        "datePublished": f"{row['date']}T{row['time']}:00+03:00",
        "contentLocation": {"name": row["place"]},
    }
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>{html.escape(row["title"])} • President</title>
<meta property="og:title" content="{html.escape(row["title"])}">
<meta property="og:site_name" content="President">
<link rel="canonical" href="{row["url"]}">
<link rel="alternate" hreflang="ru" href="{row["url_ru"]}">
<script type="application/ld+json">{json.dumps(data)}</script></head>
<body>{_NAVIGATION}<article><h1>{html.escape(row["title"])}</h1>
<div class="share-buttons">Share Facebook Twitter</div>
<div class="body">{_body(row)}</div></article>{_FOOT}</body></html>"""


def plain_html(row: Row) -> str:
    """A page of divisions, with a heading, <time> and a place, and no metadata."""
    return f"""<html lang="en"><head><title>{html.escape(row["title"])} | President</title></head>
<body>{_NAVIGATION}<div id="content"><h1>{html.escape(row["title"])}</h1>
<div class="lead">{html.escape(row["lead"])}</div>
<div class="meta"><time datetime="{row["date"]}">{long_date(row)}</time>, {row["time"]}</div>
<div class="place">{html.escape(row["place"])}</div>
<div class="text">{_body(row)}</div>
<div class="tags">Topics: Foreign policy</div></div>{_FOOT}
<script>var counter = 1;</script></body></html>"""


def old_html(row: Row) -> str:
    """A page of the nineties: tables, no paragraphs, only line breaks."""
    body = "<br><br>\n".join(html.escape(text).replace("\n", " ") for text in paragraphs(row))
    return f"""<HTML><HEAD><TITLE>{html.escape(row["title"])}</TITLE></HEAD><BODY>
<TABLE><TR><TD><A HREF="/">Home</A><BR><A HREF="/news">News</A></TD>
<TD><H1>{html.escape(row["title"])}</H1>
<FONT SIZE=2>{british_date(row)} {row["time"]}</FONT><BR><BR>
{body}</TD></TR></TABLE></BODY></HTML>"""


@dataclass(frozen=True)
class Shape:
    """A way of printing a page, and what of a row's fields it prints."""

    suffix: str
    build: Callable[[Row], str]
    place: bool = True
    time: bool = True
    line_breaks: bool = True
    lead: bool = False


SHAPES = {
    "ministry text": Shape(".txt", ministry_text, place=False),
    "president text": Shape(".txt", president_text, lead=True),
    "lines text": Shape(".txt", lines_text, line_breaks=False),
    "linked html": Shape(".html", linked_html),
    "plain html": Shape(".html", plain_html, lead=True),
    "old html": Shape(".html", old_html, place=False, line_breaks=False),
}
