"""Any text in, the same text out: offsets hold in Python, in SQLite and in a browser.

Astral characters, combining marks, ligatures, right-to-left text and line breaks of every kind.
"""

from __future__ import annotations

import hashlib
import random
import unicodedata
from pathlib import Path
from typing import Any

import browser
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.compose import compose
from corpus.errors import CorpusError
from corpus.normalise import normalise_paragraph
from corpus.store import Store
from corpus.types import Block, Document, Metadata, Span
from qa import Record
from qa.attribution import attribute
from qa.web.render.offsets import from_utf16, to_utf16
from qa.web.render.statements import statement as statement_html

NASTY = (
    "Flags 🇺🇦🇯🇵 and families 👩‍👩‍👧‍👦 were seen. 𝔘𝔫𝔦𝔠𝔬𝔡𝔢 is 𝒂𝒔𝒕𝒓𝒂𝒍. Then he left.",
    "Z̷͓̈́a̸l̴g̶o̷ e\u0301 and é; нійї. Combining a\u0323\u0307 marks: ﬁ, ﷺ, ǆ. It went on.",
    "אמר השר: ״שלום״ (hello) وقال الوزير: «مرحبا» 123. The minister said \u200fשלום\u200e twice.",
    "हिन्दी क्‍ष and ไทยภาษา and 한국어 and 日本語。これは文です。 Then English.",
    "<b>bold</b> & &amp; &#x27; \" ' ` ${x} {{y}} \\u0041 <!-- c --> ]]> done. Next one.",
)
some_text = st.text(min_size=1, max_size=200)
texts = st.lists(
    st.one_of(
        some_text, st.sampled_from(NASTY), st.text("aé😀\u0301\u200f. \n\r\u2028", min_size=1)
    ),
    min_size=1,
    max_size=4,
)


def document(paragraphs: list[str]) -> Document:
    return Document("any", tuple(Block(words) for words in paragraphs), Metadata(title="Any"))


@settings(max_examples=150)
@given(texts)
def test_any_text_in_is_the_same_text_out(paragraphs: list[str]) -> None:
    wanted = [words for one in paragraphs if (words := normalise_paragraph(one))]
    try:
        made = attribute(compose(document(paragraphs)))
    except CorpusError:
        assert not wanted
        return
    with Store.open(_folder()) as store:
        _, name = store.put(made, file="any", document_hash=bytes(8), attribution=1)
        held = store.statement(name)
        assert held.text == "\n\n".join(wanted)
        assert all(unicodedata.is_normalized("NFC", words) for words in wanted)
        assert hashlib.sha256(held.text.encode()).hexdigest() == held.sha256
        assert [held.slice(p) for p in held.paragraphs] == wanted
        for paragraph, words in zip(held.paragraphs, wanted, strict=True):
            said = [held.slice(sentence) for sentence in paragraph.sentences]
            whole = "".join(words.split())  # but for a turn's label, which is nobody's words
            assert whole.endswith("".join("".join(said).split()) or "no sentence")
        for record in store.passage_records(0, 1 << 40):  # cut by SQLite, not by Python
            at = record.passage
            span = Span(held.statement_id, at.start_char, at.end_char)
            assert record.text == held.slice(span)
        store.remove(name)


_made: list[Path] = []


def _folder() -> Path:
    """One record for all examples: what is put is removed again."""
    if not _made:
        import tempfile

        _made.append(Path(tempfile.mkdtemp(prefix="any-text-")) / "record")
    return _made[0]


@given(texts, st.data())
def test_offsets_hold_in_utf16_there_and_back(paragraphs: list[str], data: st.DataObject) -> None:
    """What JavaScript would cut out of a paragraph is what Python cuts."""
    words = normalise_paragraph(paragraphs[0])
    start = data.draw(st.integers(0, len(words)))
    end = data.draw(st.integers(start, len(words)))
    first, last = to_utf16(words, start), to_utf16(words, end)
    units = words.encode("utf-16-le")
    assert units[first * 2 : last * 2].decode("utf-16-le") == words[start:end]
    assert (from_utf16(words, first), from_utf16(words, last)) == (start, end)


@given(texts)
def test_a_statements_page_has_its_words_letter_for_letter(paragraphs: list[str]) -> None:
    from lxml import html

    try:
        made = compose(document(paragraphs))
    except CorpusError:
        return
    focus = Span(made.statement_id, made.paragraphs[0].start_char, made.paragraphs[0].end_char)
    whole = statement_html(made, focus)
    body = html.fromstring(f"<!doctype html><meta charset='utf-8'>{whole}")
    shown = [one.text_content() for one in body.xpath("//div[contains(@class,'paragraph')]/p")]
    kept = [made.slice(paragraph) for paragraph in made.paragraphs]
    assert [_parsed(one) for one in shown] == [_parsed(one) for one in kept]


def _parsed(words: str) -> str:
    """Without what libxml2 has no way to hold: code points that are no characters."""
    return "".join(c for c in words if c not in "\ufffe\uffff" and ord(c) % 0x10000 < 0xFFFE)


@pytest.mark.browser
def test_a_browser_counts_as_the_server_does(chromium: Any, tmp_path: Path) -> None:
    """A stretch selected in the page, in UTF-16 units, is the same stretch of the stored text."""
    from web_record import serving

    chosen = random.Random(5)
    with Record.open(tmp_path / "record") as record:
        record.add_documents([document(list(NASTY))], source="any", wait=False)
        held = record.statement("any")
        with serving(record) as address, browser.page(chromium) as page:
            page.goto(f"{address}/statements/{held.statement_id}")
            found = "[...document.querySelectorAll('.statement .paragraph > p')]"
            shown = page.evaluate(f"{found}.map(p => p.textContent)")
            assert shown == [held.slice(paragraph) for paragraph in held.paragraphs]
            for paragraph in held.paragraphs:
                words = held.slice(paragraph)
                for _ in range(4):
                    start = chosen.randrange(len(words) - 1)
                    end = chosen.randrange(start + 1, len(words))
                    first, last = to_utf16(words, start), to_utf16(words, end)
                    cut = page.evaluate(
                        "([n, a, b]) => document.querySelectorAll('.statement .paragraph > p')[n]"
                        ".textContent.slice(a, b)",
                        [paragraph.ordinal, first, last],
                    )
                    assert cut == words[start:end]
            words = held.slice(held.paragraphs[2])
            first, last = to_utf16(words, 3), to_utf16(words, 30)
            page.goto(f"{address}/selections/{held.statement_id}/2/{first}-{last}")
            assert page.locator("#mark").evaluate("e => e.textContent") == words[3:30]
