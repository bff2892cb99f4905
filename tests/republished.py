"""One statement as other sites, later versions and excerpts have it: what a copy may look like.

Each takes a row (title, date, paragraphs as strings) and gives the other publication of it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass, replace

BESIDE = (
    "Home / News / Press service",
    "Print version  Text size",
    "Our correspondent reports from the site of the press service, with reference to its text.",
)
AFTER = (
    "Share this article with your friends on the networks that you use",
    "See also: all news of the day, photographs, video, subscriptions",
    "© All rights reserved. When using materials a link to the site is required.",
)
BRITISH = {"organis": "organiz", "colour": "color", "defence": "defense", "centre": "center"}


@dataclass(frozen=True, slots=True)
class Row:
    title: str
    date: str
    paragraphs: tuple[str, ...]


def chrome(row: Row) -> Row:
    """With another site's menus and notices around it, and its name in the title."""
    return replace(row, title=f"{row.title} | News", paragraphs=(*BESIDE, *row.paragraphs, *AFTER))


def corrected(row: Row) -> Row:
    """One word in a hundred, but at least one, is another one of the text's own."""
    words = [word for text in row.paragraphs for word in text.split() if word.isalpha()]

    def other(match: re.Match[str]) -> str:
        seed = _number(f"{row.title} {match.start()} {match[0]}")
        return words[seed // 100 % len(words)] if seed % 100 == 0 else match[0]

    changed = tuple(re.sub(r"[A-Za-z]{3,}", other, text) for text in row.paragraphs)
    if changed == row.paragraphs:
        changed = (re.sub(r"\w{3,}", words[-1], row.paragraphs[0], count=1), *row.paragraphs[1:])
    return replace(row, paragraphs=changed)


def merged(row: Row) -> Row:
    """In one paragraph, with other quotation marks and dashes."""
    text = " ".join(row.paragraphs).replace("“", '"').replace("”", '"').replace("–", "-")
    return replace(row, paragraphs=(text,))


def cut(share: float) -> Callable[[Row], Row]:
    """Only its beginning, up to a share of its words."""

    def shorter(row: Row) -> Row:
        words = " ".join(row.paragraphs).split(" ")
        return replace(row, paragraphs=(" ".join(words[: max(1, int(share * len(words)))]),))

    return shorter


def headlined(row: Row) -> Row:
    """Under another desk's headline, a word corrected."""
    return replace(corrected(row), title=f"What was said on {row.date}: full text")


def respelt(row: Row) -> Row:
    """In American spelling, speakers' labels left out."""
    texts = []
    for text in row.paragraphs:
        text = re.sub(r"^[A-Z][\w.]+(?: [A-Z][\w.]+){0,4}: ", "", text)
        for british, american in BRITISH.items():
            text = text.replace(british, american)
        texts.append(text)
    return replace(row, paragraphs=tuple(texts))


def another_site(row: Row) -> Row:
    """All of it at once: menus, headline, a correction, marks, one paragraph in two."""
    halves = []
    for text in headlined(row).paragraphs:
        first, stop, rest = text.partition(". ")
        halves += [f"{first}.", rest] if stop and rest else [text]
    return chrome(replace(headlined(row), paragraphs=tuple(halves)))


COPIES: dict[str, Callable[[Row], Row]] = {
    "other chrome": chrome,
    "corrected": corrected,
    "merged": merged,
    "cut to 90%": cut(0.9),
    "cut to 70%": cut(0.7),
    "cut to 50%": cut(0.5),
    "other headline": headlined,
    "respelt, no labels": respelt,
    "another site": another_site,
}


def _number(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "big")
