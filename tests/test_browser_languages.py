"""In a Russian browser the whole page is Russian: every screen, each thing that it says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import browser
import pytest
from screens import RUSSIAN, chat_screens, plain_screens, record_of
from web_record import serving

from qa.exports import FORMATS
from qa.record import Record

pytestmark = pytest.mark.browser
# Names of the page itself, of formats, of keys and of languages in themselves.
NAMES = {
    "On the Record", "English", "SHA-256", "JSON", "JSONL", "HTML", "Markdown", "CSV", "Word",
    "BibTeX", "RIS", "CSL-JSON", "Esc", "UTC",
}  # fmt: skip
NAMES |= set(FORMATS)  # as an address names them
LATIN = re.compile("[A-Za-z]{2,}")
# What is seen, and what is only heard: text, and the attributes that name or describe.
TOLD = """() => {
  const told = [];
  const apart = 'script, style, code, pre, [lang="en"]';
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const inside = texts.currentNode.parentElement;
    if (inside.closest(apart) || !inside.checkVisibility()) continue;
    told.push(texts.currentNode.textContent);
  }
  for (const one of document.querySelectorAll('[aria-label], [title], [placeholder], [alt]')) {
    if (one.closest(apart) || !one.checkVisibility()) continue;
    const names = ['aria-label', 'title', 'placeholder', 'alt'];
    told.push(...names.map((name) => one.getAttribute(name) ?? ''));
  }
  return told;
}"""


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory, chromium: Any) -> Iterator[Record]:
    with record_of(RUSSIAN, tmp_path_factory.mktemp("russian")) as made:
        yield made


@pytest.fixture(scope="module")
def address(record: Record) -> Iterator[str]:
    with serving(record) as url:
        yield url


def left(page: Any) -> list[str]:
    """What is said in Latin letters and is no name."""
    found = []
    for words in page.evaluate(TOLD):
        rest = words
        for name in sorted(NAMES, key=len, reverse=True):
            rest = rest.replace(name, "")
        if LATIN.search(rest):
            found.append(" ".join(words.split()))
    return found


def test_every_screen_of_the_chat_is_russian(chromium: Any, address: str) -> None:
    with browser.page(chromium, locale="ru-RU") as page:
        for screen in chat_screens(page, address, RUSSIAN):
            assert page.evaluate("document.documentElement.lang") == "ru"
            assert left(page) == [], screen


def test_every_plain_page_is_russian(chromium: Any, address: str, record: Record) -> None:
    with browser.page(chromium, locale="ru-RU", refused=True) as page:
        for screen in plain_screens(page, address, record, RUSSIAN):
            assert page.evaluate("document.documentElement.lang") == "ru"
            assert left(page) == [], screen


def test_the_choice_is_remembered_and_keeps_the_conversation(chromium: Any, address: str) -> None:
    with browser.page(chromium, locale="ru-RU") as page:
        browser.open_chat(page, address)
        page.fill("#question textarea", RUSSIAN.answered)
        page.keyboard.press("Enter")
        page.wait_for_selector("#exchange-1 .answer.quotes")
        assert "из архива" in page.locator("#exchange-1 .summary").inner_text()
        page.get_by_role("link", name="English").click()
        page.wait_for_selector("html[lang=en] #exchange-1 .answer.quotes")
        browser.wait_until_ready(page)
        assert "from this record" in page.locator("#exchange-1 .summary").inner_text()
        page.goto(f"{address}/check")
        assert page.get_by_role("button", name="Check it").is_visible()
        page.get_by_role("link", name="Русский").click()
        page.wait_for_selector("html[lang=ru]")
        assert page.url == f"{address}/check"
        assert page.get_by_role("button", name="Проверить").is_visible()


def test_a_page_opened_in_one_language_goes_on_in_it(chromium: Any, address: str) -> None:
    with browser.page(chromium, locale="ru-RU") as page:
        browser.open_chat(page, address)
        other = page.context.new_page()
        other.goto(f"{address}/check?lang=en")
        for turn in (1, 2):
            page.fill("#question textarea", RUSSIAN.answered)
            page.keyboard.press("Enter")
            page.wait_for_selector(f"#exchange-{turn} .answer.quotes")
            assert "из архива" in page.locator(f"#exchange-{turn} .summary").inner_text()
        assert page.locator(".exchange").count() == 2
