"""Reading in Chromium: neighbours of a quote, copying it, stepping through a statement's quotes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import browser
import pytest
from test_browser_chat import IN_VIEW, ask, opened
from web_record import KURIL
from web_samples import KONO, REPLY

pytestmark = pytest.mark.browser


def card(answer: Any, words: str) -> Any:
    """The card of the quote with these words."""
    return answer.locator(".quote").filter(has=answer.page.locator("blockquote", has_text=words))


def test_neighbours_are_shown_in_place_and_are_not_dressed_as_the_quote(
    chromium: Any, address: str
) -> None:
    with browser.page(chromium) as page:
        opened(page, address)
        quote = card(ask(page, KURIL, "quotes"), KONO)
        quote.get_by_role("link", name="sentence after quote").click()
        after = quote.locator(".neighbour.after")
        after.wait_for()
        assert after.locator("p").last.inner_text() == REPLY
        assert "Own words of Sergey Lavrov" in after.inner_text()
        quote.get_by_role("link", name="sentence before quote").click()
        quote.locator(".neighbour.before").wait_for()
        assert quote.locator(".neighbour.after").count() == 1
        assert quote.locator("blockquote").all_inner_texts() == [KONO]
        assert page.evaluate("document.activeElement.dataset.around") == "before"
        style = "e => getComputedStyle(e).color + getComputedStyle(e).fontSize"
        assert after.evaluate(style) != quote.locator("blockquote").evaluate(style)
        browser.screenshot(page, "neighbours")


def test_a_neighbour_by_keyboard_alone(chromium: Any, address: str) -> None:
    with browser.page(chromium) as page:
        opened(page, address)
        quote = card(ask(page, KURIL, "quotes"), KONO)
        quote.locator("[data-around=after]").focus()
        page.keyboard.press("Enter")
        quote.locator(".neighbour.after").wait_for()
        page.wait_for_function("document.activeElement.dataset.around === 'after'")
        page.keyboard.press("Enter")
        page.wait_for_function("document.querySelectorAll('.neighbour.after').length > 1")
        page.wait_for_function("document.getElementById('announce').textContent.includes('After')")


def test_a_quote_is_copied_with_its_citation_and_its_address(chromium: Any, address: str) -> None:
    with browser.page(chromium) as page:
        page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=address)
        opened(page, address)
        quote = card(ask(page, KURIL, "quotes"), REPLY)
        quote.get_by_role("button", name="Copy with citation").click()
        quote.get_by_text("Copied").wait_for()
        copied = page.evaluate("navigator.clipboard.readText()")
        words, cited, link = copied.split("\n")
        assert words == f"“{REPLY}”"
        assert cited.startswith("— Sergey Lavrov")
        assert "Tokyo" in cited
        assert "30 May 2019" in cited
        kinds = page.evaluate("navigator.clipboard.read().then((items) => items[0].types)")
        assert set(kinds) == {"text/plain", "text/html"}
        page.goto(link)
        assert page.locator("#mark").inner_text() == REPLY


def test_without_a_clipboard_the_older_way_copies_as_well(chromium: Any, address: str) -> None:
    with browser.page(chromium) as page:
        page.context.grant_permissions(["clipboard-read"], origin=address)
        page.add_init_script("Object.defineProperty(window, 'isSecureContext', { value: false })")
        opened(page, address)
        quote = card(ask(page, KURIL, "quotes"), KONO)
        quote.get_by_role("button", name="Copy link").click()
        quote.get_by_text("Copied").wait_for()
        assert "/spans/" in page.evaluate("navigator.clipboard.readText()")


def test_the_quotes_of_a_statement_are_stepped_through(chromium: Any, address: str) -> None:
    with browser.page(chromium) as page:
        opened(page, address)
        card(ask(page, KURIL, "quotes"), KONO).locator(".cite").click()
        # Opened by itself it has no focus: what was clicked for has replaced that.
        page.locator("article.statement mark:focus").wait_for()
        assert page.locator("mark.focus").all_inner_texts() == [KONO]
        assert page.locator(".bar .count").inner_text() == "1 of 2"
        page.get_by_role("button", name="Next quote").click()
        assert page.locator("mark.focus").all_inner_texts() == [REPLY]
        assert page.locator(".bar .count").inner_text() == "2 of 2"
        assert page.locator("mark.focus").evaluate(IN_VIEW)
        lit = page.locator(".cite[aria-current]")
        assert lit.count() == 1
        assert lit.evaluate("e => e.closest('.quote').querySelector('blockquote').textContent") == (
            REPLY
        )
        page.get_by_role("button", name="Next quote").click()
        assert page.locator("mark.focus").all_inner_texts() == [KONO]


def test_focus_goes_to_the_statement_and_escape_brings_it_back(chromium: Any, address: str) -> None:
    with browser.page(chromium) as page:
        opened(page, address)
        link = card(ask(page, KURIL, "quotes"), REPLY).locator(".cite")
        link.focus()
        page.keyboard.press("Enter")
        page.wait_for_function("document.activeElement.matches('#pane #mark')")
        page.wait_for_function(
            "document.getElementById('announce').textContent.includes('30 May 2019')"
        )
        stops = page.locator("#pane :is(a, button, summary, [tabindex='0'])")
        assert sum(stop.evaluate("e => e.tabIndex >= 0") for stop in stops.all()) < 15
        page.keyboard.press("Escape")
        assert link.evaluate("e => e === document.activeElement")


def test_a_statement_tells_what_is_known_of_it_and_leads_to_its_page(
    chromium: Any, address: str
) -> None:
    with browser.page(chromium) as page:
        opened(page, address)
        card(ask(page, KURIL, "quotes"), KONO).locator(".cite").click()
        page.locator("#mark", has_text=KONO).wait_for()
        page.get_by_text("About this statement").click()
        known = page.locator(".known dl").inner_text()
        for word in ("30 May 2019", "14:23", "Tokyo", "Sergey Lavrov", "SHA-256", "Retrieved"):
            assert word in known
        browser.screenshot(page, "known")


def test_an_answer_is_taken_away_and_printed(chromium: Any, address: str, tmp_path: Path) -> None:
    with browser.page(chromium) as page:
        opened(page, address)
        answer = ask(page, KURIL, "quotes")
        answer.get_by_text("Take it away").click()
        with page.expect_download() as started:
            answer.get_by_role("link", name="Markdown").click()
        file = tmp_path / started.value.suggested_filename
        started.value.save_as(file)
        assert REPLY in file.read_text("utf-8")
        page.emulate_media(media="print")
        for gone in ("#foot", "#reading", ".tools", ".actions"):
            assert page.locator(gone).first.is_hidden(), gone
        assert answer.locator("blockquote").first.is_visible()
        under = "e => getComputedStyle(e, '::after').content"
        assert "30 May 2019" in answer.locator(".quote").first.evaluate(under)
        browser.screenshot(page, "printed")
