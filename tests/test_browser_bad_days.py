"""The page on bad days: hostile words, endless titles, an empty record that fills up."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import browser
import pytest
from web_record import serving
from web_samples import NASTY

from corpus.types import Block, Document, Metadata
from qa.record import Record

pytestmark = pytest.mark.browser
LONG = "A statement on fisheries whose title does not end " * 100
RUSSIAN = "Мы договорились о квотах на вылов рыбы в южной части Курильских островов."


def document(name: str, *paragraphs: str, **fields: Any) -> Document:
    known = {"title": name, "date": "2019-05-30", "language": "en", "speakers": ("Ann Smith",)}
    blocks = tuple(Block(words) for words in paragraphs)
    return Document(name, blocks, Metadata(**(known | fields)), numbered=True)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, chromium: Any) -> Iterator[str]:
    with Record.open(tmp_path_factory.mktemp("record")) as record:
        pages = [
            document("hostile", f"We spoke about herring and {NASTY}.", place=NASTY),
            document("long", "We spoke about salmon. " * 3, "W" * 3000, title=LONG),
            document("русский", RUSSIAN, language="ru"),
            *(document(f"tuna {n}", f"We spoke about tuna, time {n}.") for n in range(30)),
        ]
        record.add_documents(pages, source="tests", wait=False)
        with serving(record) as url:
            yield url


def asked(page: Any, address: str, question: str) -> Any:
    browser.open_chat(page, address)
    page.fill("#question textarea", question)
    page.keyboard.press("Enter")
    page.wait_for_selector("#exchange-1 .answer")
    return page.locator("#exchange-1")


def looked_at(chromium: Any, address: str, script: str) -> None:
    with browser.page(chromium) as page:
        page.goto(address)
        page.evaluate(script)


def test_hostile_words_are_only_words(chromium: Any, address: str) -> None:
    with browser.page(chromium) as page:
        page.on("dialog", lambda dialog: pytest.fail(f"a script ran: {dialog.message}"))
        answer = asked(page, address, "What was said about herring?")
        assert NASTY in answer.locator("blockquote").first.inner_text()
        page.locator("#mark").wait_for()
        assert NASTY in page.locator("#mark").inner_text()
        assert page.locator("#conversation img, #pane img, #pane script").count() == 0


@pytest.mark.parametrize("size", [browser.LAPTOP, browser.PHONE])
def test_an_endless_title_and_an_endless_word_stay_in_their_place(
    chromium: Any, address: str, size: tuple[int, int]
) -> None:
    with browser.page(chromium, size) as page:
        asked(page, address, "What was said about salmon?").locator(".source h3 a").click()
        page.locator("article.statement h2.long").wait_for()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert page.evaluate("document.querySelector('#pane').scrollWidth <= innerWidth")
        # In one step: the statement that opened by itself may just be replaced by the one clicked.
        height = "document.querySelector('h2.long').getBoundingClientRect().height"
        assert page.evaluate(height) < size[1] / 2
        browser.screenshot(page, f"long-title-{size[0]}")


def test_russian_is_asked_and_answered(chromium: Any, address: str) -> None:
    with browser.page(chromium) as page:
        answer = asked(page, address, "Что сказано о квотах на вылов рыбы?")
        assert RUSSIAN in answer.locator("blockquote").all_inner_texts()
        browser.screenshot(page, "russian")


def test_a_number_goes_to_its_quote(chromium: Any, address: str) -> None:
    with browser.page(chromium) as page:
        answer = asked(page, address, "What was said about tuna?")
        last = answer.locator(".numbers a").last
        number = last.inner_text()
        last.click()
        page.wait_for_function("document.activeElement.className === 'cite'")
        card = answer.locator(f"[id$='-{number}'].quote")
        assert card.locator(".cite").evaluate("link => link === document.activeElement")
        assert page.url.split("?")[0].rstrip("/") == address


def test_an_empty_record_says_so_and_fills_up_before_the_readers_eyes(
    chromium: Any, tmp_path: Path
) -> None:
    with (
        Record.open(tmp_path) as record,
        serving(record) as address,
        browser.page(chromium) as page,
    ):
        page.clock.install()
        page.goto(address)
        page.wait_for_selector("#welcome[data-empty]")
        browser.screenshot(page, "empty")
        record.add_documents([document("tuna", "Tuna of Japan.")], source="t", wait=False)
        page.clock.run_for(40_000)
        page.wait_for_selector("#welcome:not([data-empty])")
        page.wait_for_function(
            "document.getElementById('record-line').textContent.startsWith('1 statement')"
        )


def test_a_request_beyond_loopback_or_a_console_error_would_be_noticed(
    chromium: Any,
) -> None:
    for script, noticed in (
        ("fetch('http://192.0.2.1/').catch(() => 0)", "beyond loopback"),
        ("console.error('no')", "console errors"),
    ):
        with pytest.raises(AssertionError, match=noticed):
            looked_at(chromium, "about:blank", script)


def test_the_page_itself_forbids_requests_beyond_its_server(chromium: Any, address: str) -> None:
    with pytest.raises(AssertionError, match="Content Security Policy"):
        looked_at(chromium, address, "fetch('http://192.0.2.1/').catch(() => 0)")
