"""Pages that come with status 200 and are no statement: said by name rather than stored.

Each is told by its words and by there being little else: an article may well speak of cookies.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

from corpus.html_text import pieces_of
from corpus.web.documents import parsed

FRONT_PAGE = "It leads to the site's front page: the page asked for is probably gone."
NOT_FOUND = "It says that there is no such page, though its server calls it one (a soft 404)."
LOGIN = "It is a page to log in, not a statement."
ROBOT_CHECK = "It is a check for robots, not a statement: save the page by hand and add the file."
COOKIES = "It only asks for consent to cookies: save the page by hand and add the file."
NEEDS_SCRIPT = "It shows its text only by a script: save the page by hand and add the file."

_LITTLE = 600  # characters of prose: with more, a page says something of its own
_NEXT_TO_NOTHING = 200
_SENTENCE = 40
_NOT_FOUND = re.compile(
    r"\b(?:error|ошибка)\W*404\b|^\W*404\b|\b404\W+(?:not|error|page|ошибка|страница)\b|"
    r"^\W*not found\b|\b(?:page|document|article)\b.{0,20}\b(?:not (?:be )?found|unavailable|"
    r"no longer (?:available|exists)|does(?: not|n't|n’t) exist)|"
    r"(?:страниц\w*|документ\w*|материал\w*)\b.{0,20}\bне (?:найден|существует)",
    re.IGNORECASE,
)
_ROBOT = re.compile(
    r"just a moment|checking your browser|verify(?:ing)? (?:that )?you are (?:a )?human|captcha|"
    r"attention required|ddos protection|are you a robot|not a robot|проверка браузера|не робот",
    re.IGNORECASE,
)
_COOKIES = re.compile(r"cookie|consent|your privacy|gdpr|куки|согласи", re.IGNORECASE)
_LOGIN_PATH = re.compile(r"/(?:log-?in|sign-?in|sso|auth|account/login|wp-login)\b", re.IGNORECASE)
_LOGIN = re.compile(r"\b(?:log|sign) ?in\b|\bпароль\b|\bвойти\b|\bвход\b|password", re.IGNORECASE)
_SCRIPT = re.compile(r"javascript", re.IGNORECASE)


def not_a_statement(body: bytes, charset: str | None, asked: str, final: str) -> str | None:
    """Why an HTML page is no statement; None if it may be one."""
    page = parsed(body, charset)
    pieces = [piece.block for piece in pieces_of(page)]
    prose = [block.text for block in pieces if len(block.text) >= _SENTENCE]
    title = " ".join(" ".join(one.text_content().split()) for one in page.xpath("//title|//h1"))
    if _front_page(asked, final):
        return FRONT_PAGE
    if sum(map(len, prose)) >= _LITTLE:
        return None
    everything = f"{title} {' '.join(block.text for block in pieces)}"
    return _little(page, title, prose, everything, asked, final)


def _little(
    page: Any, title: str, prose: Sequence[str], everything: str, asked: str, final: str
) -> str | None:
    """What a page with few words of its own is."""
    if _NOT_FOUND.search(title):
        return NOT_FOUND
    nothing = sum(map(len, prose)) < _NEXT_TO_NOTHING
    if _ROBOT.search(everything if nothing else title):
        return ROBOT_CHECK
    sent_away = _LOGIN_PATH.search(urlsplit(final).path) and not _LOGIN_PATH.search(asked)
    form = nothing and page.xpath("//input[@type='password']") and _LOGIN.search(everything)
    if sent_away or form:
        return LOGIN
    about = sum(len(text) for text in prose if _COOKIES.search(text))
    if about and about >= 0.5 * sum(map(len, prose)):
        return COOKIES
    scripted = " ".join(one.text_content() for one in page.xpath("//noscript"))
    if not prose and (page.xpath("//script") and (_SCRIPT.search(scripted) or not everything)):
        return NEEDS_SCRIPT
    return None


def _front_page(asked: str, final: str) -> bool:
    """Whether a page deep in a site was answered with the site's first page."""
    before, after = urlsplit(asked).path.strip("/"), urlsplit(final)
    first = re.fullmatch(r"(?:[a-z]{2}|index\.\w+|home)?", after.path.strip("/"))
    return asked != final and "/" in before and bool(first) and not after.query
