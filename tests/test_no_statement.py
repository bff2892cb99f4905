"""A page that is no statement - a login, a front page, a notice - is told by name."""

from __future__ import annotations

import pytest
from web_site import FISH, HARBOUR, article

from corpus.web.no_statement import (
    COOKIES,
    FRONT_PAGE,
    LOGIN,
    NEEDS_SCRIPT,
    NOT_FOUND,
    ROBOT_CHECK,
    not_a_statement,
)

HOME = "http://example.org"
FORM = '<form><input name="u"><input type="password"><button>Log in</button></form>'


def page(title: str, body: str) -> bytes:
    return f"<html><head><title>{title}</title></head><body>{body}</body></html>".encode()


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (page("Page not found", "<h1>Sorry</h1><p>Try the search to find it.</p>"), NOT_FOUND),
        (page("Error 404", "<p>Nothing here.</p>"), NOT_FOUND),
        (page("МИД", "<h1>Страница не найдена</h1>"), NOT_FOUND),
        (page("Sign in", FORM), LOGIN),
        (page("Just a moment...", "<p>Checking your browser</p>"), ROBOT_CHECK),
        (page("Ministry", "<p>Please solve the captcha to show that you are human.</p>"),
         ROBOT_CHECK),
        (page("Ministry", "<p>We use cookies to make this site better. Do you accept all cookies?"
              "</p><button>Accept</button>"), COOKIES),
        (page("Ministry", "<noscript>Please enable JavaScript.</noscript><div id=app></div>"
              "<script>start()</script>"), NEEDS_SCRIPT),
    ],
)  # fmt: skip
def test_pages_that_are_no_statement(body: bytes, reason: str) -> None:
    assert not_a_statement(body, None, f"{HOME}/news/1", f"{HOME}/news/1") == reason


@pytest.mark.parametrize(
    ("asked", "final", "reason"),
    [
        ("/news/1", "/", FRONT_PAGE),
        ("/en/news/1", "/en/", FRONT_PAGE),
        ("/news/1", "/news/one", None),
        ("/", "/en/", None),
        ("/news/1", "/?id=1", None),
    ],
)
def test_a_page_that_leads_to_the_front_page(asked: str, final: str, reason: str | None) -> None:
    body = article("Ministry", *[FISH] * 10)
    assert not_a_statement(body, None, HOME + asked, HOME + final) == reason


def test_a_page_that_leads_to_a_login() -> None:
    body = page("Ministry", "<p>Who are you?</p>")
    assert not_a_statement(body, None, f"{HOME}/a", f"{HOME}/login?to=/a") == LOGIN


@pytest.mark.parametrize(
    "body",
    [
        article("Statement on fish"),
        article("Weapons not found in Iraq, minister says"),
        article("Resolution 404 of the Council"),
        article("On a DDoS attack", "The ministry's pages were under a DDoS attack last night."),
        article("Statement", FISH, HARBOUR) + FORM.encode(),
        article("Statement", FISH) + b"<p>We use cookies. <a href=/c>More about cookies</a></p>",
        article("On privacy", *["We will regulate cookies and consent to them by law."] * 20),
        article("Ambassador expelled", "The ambassador has been expelled."),
    ],
)
def test_short_statements_are_statements(body: bytes) -> None:
    assert not_a_statement(body, None, f"{HOME}/news/1", f"{HOME}/news/1") is None
