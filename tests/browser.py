"""Chromium for tests: nothing but loopback may be asked, and no console error may pass."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

SCREENSHOTS = Path(__file__).parent / "results" / "screenshots"
PATIENCE = 120_000  # milliseconds that a busy machine may take over anything
LAPTOP, PHONE = (1280, 800), (390, 844)
LOOPBACK = {"127.0.0.1", "localhost", "::1"}
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    # All else is not found: no request has to wait for a test to let it pass.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost, EXCLUDE [::1]",
]
# What Gradio's client says of its own streams when a page is left while they are open.
LEAVING = ("AbortError: signal is aborted without reason", "Unexpected error Connection errored")

REFUSED = "Failed to load resource: the server responded with a status of 4"


@dataclass
class Trouble:
    """What must not happen while a page is used."""

    requests: list[str] = field(default_factory=list)
    console: list[str] = field(default_factory=list)
    refused: bool = False

    def asked(self, url: str) -> None:
        address = urlsplit(url)
        if address.hostname not in LOOPBACK and address.scheme not in {"data", "blob"}:
            self.requests.append(url)

    def said(self, words: str) -> None:
        expected = (*LEAVING, REFUSED) if self.refused else LEAVING
        if not words.startswith(expected):
            self.console.append(words)

    def check(self) -> None:
        assert not self.requests, f"asked beyond loopback: {self.requests}"
        assert not self.console, f"console errors: {self.console}"


def executable() -> str:
    """The installed Chromium; without one the test skips, or fails where REQUIRE_SHARED=1."""
    for name in NAMES:
        if found := shutil.which(name):
            return found
    message = "NO CHROMIUM: the page is not tested. Install it: apt install chromium"
    if os.environ.get("REQUIRE_SHARED") == "1":
        pytest.fail(message)
    pytest.skip(message)


@contextmanager
def chromium() -> Iterator[Any]:
    """A browser of Playwright's, driven through its synchronous API."""
    path = executable()
    sync_api = pytest.importorskip("playwright.sync_api")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def page(
    browser: Any,
    size: tuple[int, int] = LAPTOP,
    *,
    dark: bool = False,
    script: bool = True,
    locale: str = "en-GB",
    refused: bool = False,
) -> Iterator[Any]:
    """A page in a context of its own; what it does wrong fails the test at the end.

    `refused`: addresses are asked for that there are not, which the console tells of.
    """
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]},
        color_scheme="dark" if dark else "light",
        reduced_motion="reduce",
        locale=locale,
        java_script_enabled=script,
    )
    trouble = Trouble(refused=refused)
    context.on("request", lambda request: trouble.asked(request.url))
    context.set_default_timeout(PATIENCE)
    opened = context.new_page()
    opened.on("console", lambda said: said.type == "error" and trouble.said(said.text))
    opened.on("pageerror", lambda error: trouble.said(str(error)))
    try:
        yield opened
        trouble.check()
    finally:
        context.close()


def open_chat(shown: Any, address: str) -> None:
    """The chat at `address`, ready to be asked."""
    shown.goto(address)
    wait_until_ready(shown)


def wait_until_ready(shown: Any) -> None:
    """Gradio shows its box before it listens to it; `qa.web.blocks.READY` says when it does."""
    shown.wait_for_selector("html[data-ready]")


def screenshot(shown: Any, name: str) -> Path:
    """A picture of what is in view, among the results of the run."""
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    path = SCREENSHOTS / f"{name}.png"
    shown.screenshot(path=str(path))
    return path
