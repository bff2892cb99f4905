from pathlib import Path

import pytest

from corpus.errors import UnreadableSource
from corpus.reading import read_file
from corpus.types import Document, Translation

PAGE = """<!DOCTYPE html><html lang="en"><head><title>Joint news conference | MFA</title>
<meta property="og:site_name" content="MFA">
<meta property="og:title" content="Joint news conference with Taro Kono">
<link rel="canonical" href="https://www.mid.ru/en/1"><meta charset="utf-8">
<link rel="alternate" hreflang="ru" href="/ru/1">
<link rel="alternate" hreflang="x-default" href="/1">
{head}</head><body><nav><a href="/">Home</a> <a href="/news">All the news there is</a></nav>
<div id="content"><h1>Joint news conference with Taro Kono</h1>
<div class="meta"><time datetime="2019-05-30T14:23">May 30, 2019</time></div><div>Tokyo</div>
<div class="share-buttons">Share Facebook</div>
<div class="text">{body}</div></div>
<aside><h3>Related news</h3><p>Something else happened somewhere else on another day.</p></aside>
<footer>All content is licensed under CC BY</footer><script>var x = "never shown";</script>
</body></html>"""
BODY = """<p><b>Sergey Lavrov:</b> We met today and discussed a good many things of weight.</p>
<p>The islands, too, were spoken of at length,<br>and <i>sover&shy;eignty</i> with them.</p>
<p style="display:none">Hidden words that nobody was shown by anybody.</p>
<p><strong>Question:</strong> And the treaty (as it stands), will it be signed soon?</p>
<p><b>Sergey Lavrov:</b> No.</p><ul><li>One thing</li><li>Another</li></ul><p>Thank you.</p>"""


def read(path: Path, page: str | bytes) -> Document:
    path.write_bytes(page.encode() if isinstance(page, str) else page)
    (document,) = read_file(path, source_id="page")
    assert isinstance(document, Document)
    return document


def test_every_word_with_its_turn_and_nothing_of_the_site(tmp_path: Path) -> None:
    document = read(tmp_path / "a.html", PAGE.format(head="", body=BODY))
    assert [(block.text, block.speaker, block.role) for block in document.blocks] == [
        ("Sergey Lavrov: We met today and discussed a good many things of weight.",
         "Sergey Lavrov", "remark"),
        ("The islands, too, were spoken of at length,\nand sovereignty with them.",
         "Sergey Lavrov", "remark"),
        ("Question: And the treaty (as it stands), will it be signed soon?", None, "question"),
        ("Sergey Lavrov: No.", "Sergey Lavrov", "remark"),
        ("One thing", "Sergey Lavrov", "list item"),
        ("Another", "Sergey Lavrov", "list item"),
        ("Thank you.", "Sergey Lavrov", "remark"),
    ]  # fmt: skip


def test_marks_of_notes_are_not_said_and_exponents_are(tmp_path: Path) -> None:
    marks = """<p>In October 2022<sup>1</sup> it rose by 6.7<sup><a href="#fn2">2</a></sup> percent
    <a href="#fn3" role="doc-noteref">[3]</a> on 10 km<sup>2</sup> and 5 m<sup>3</sup>, or
    10<sup>6</sup> units, on the 5<sup>th</sup>, <del>never</del><s>not</s> once.</p>"""
    document = read(tmp_path / "a.html", PAGE.format(head="", body=BODY + marks))
    assert document.blocks[-1].text == (
        "In October 2022 it rose by 6.7 percent on 10 km² and 5 m³, or 10⁶ units, on the 5th, once."
    )


def test_the_pages_own_metadata(tmp_path: Path) -> None:
    metadata = read(tmp_path / "a.html", PAGE.format(head="", body=BODY)).metadata
    assert metadata.title == "Joint news conference with Taro Kono"
    assert (metadata.date, metadata.time, metadata.place) == ("2019-05-30", "14:23", "Tokyo")
    assert (metadata.url, metadata.publisher) == ("https://www.mid.ru/en/1", "MFA")
    assert metadata.translations == (Translation("ru", "https://www.mid.ru/ru/1", original=True),)
    assert (metadata.language, metadata.kind) == ("en", "press conference")
    assert metadata.speakers == ("Sergey Lavrov",)


def test_linked_data_goes_before_what_is_printed(tmp_path: Path) -> None:
    head = """<script type="application/ld+json">{"@graph": [{"@type": "Organization"},
    {"@type": "Article", "headline": "Joint news conference with Taro Kono",
     "datePublished": "2019-05-29T10:00:00Z"}]}</script>
    <script type="application/ld+json">{</script>"""
    metadata = read(tmp_path / "a.html", PAGE.format(head=head, body=BODY)).metadata
    assert (metadata.date, metadata.time) == ("2019-05-29", "10:00")


def test_russian_in_an_old_encoding_and_a_template_that_says_english(tmp_path: Path) -> None:
    body = "<p>Мы провели переговоры с японскими коллегами и обсудили положение в регионе.</p>" * 2
    page = PAGE.format(head="", body=body).replace("utf-8", "windows-1251")
    document = read(tmp_path / "a.html", page.encode("cp1251"))
    assert document.metadata.language == "ru"
    assert document.blocks[0].text.startswith("Мы провели переговоры")


DAY = "It was a long day at sea, and everybody was tired when the ships came home at last."
QUOTAS = "We have always said that the quotas must stay as they are for the sake of the fish."
BODY_OF = "<html lang='en'><body><main><h1>Remarks on fish</h1>{0}</main></body></html>"


@pytest.mark.parametrize(
    ("body", "role"),
    [
        ("<p>{0}</p><aside><p>{1}</p></aside><p>{0} Again.</p>", "note"),
        ("<p>{0}</p><details><summary>Annex</summary><p>{1}</p></details>", "remark"),
        ("<p>{0}</p><blockquote>{1}</blockquote><p>{0} Again.</p>", "remark"),
        ("<p>{0}</p><figure><blockquote>{1}</blockquote></figure><p>{0} Again.</p>", "remark"),
        ("<p>{0}</p><table><tr><td>Speaker</td><td>{1}</td></tr></table>", "remark"),
        ("<dl><dt>Question:</dt><dd>{0}</dd><dt>Jens Hansen:</dt><dd>{1}</dd></dl>", "remark"),
        ("<form id='aspnetForm'><p>{0}</p><p>{1}</p></form>", "remark"),
        ("<div class='print-content'><p>{0}</p><p>{1}</p></div>", "remark"),
        (
            "<p>{0}</p><div class='a' hidden><p>{1}</p></div><div hidden><p>{0} B.</p></div>",
            "remark",
        ),
        ("<p>{0}</p><my-element>{1}</my-element><p>{0} Again.</p>", "remark"),
        ("<p>{0}</p><div class='footnotes'><ol><li>{1}</li></ol></div>", "note"),
        ("<pre>{0}\n\n{1}\n</pre>", "remark"),
    ],
)
def test_words_in_any_element_are_read(tmp_path: Path, body: str, role: str) -> None:
    document = read(tmp_path / "a.html", BODY_OF.format(body.format(DAY, QUOTAS)))
    assert [block.role for block in document.blocks if block.text == QUOTAS] == [role]
    assert DAY in [block.text for block in document.blocks]


def test_a_table_of_data_is_read_row_by_row_and_a_layout_cell_by_cell(tmp_path: Path) -> None:
    data = (
        "<table><tr><th>Year</th><th>Cod, <b>tonnes</b></th></tr>"
        "<tr><td>2018</td><td>100</td></tr><tr><td>2019</td><td></td></tr></table>"
    )
    layout = f"<table><tr><td>{DAY}</td><td>{QUOTAS}</td></tr></table>"
    document = read(tmp_path / "a.html", BODY_OF.format(f"<p>{DAY} First.</p>{data}{layout}"))
    texts = [block.text for block in document.blocks]
    assert texts[texts.index(f"{DAY} First.") + 1 :] == [
        "Year Cod, tonnes", "2018 100", "2019", DAY, QUOTAS,
    ]  # fmt: skip


def test_definitions_hold_turns_and_a_bare_answer_is_nobodys_name(tmp_path: Path) -> None:
    turns = f"<dl><dt>Question:</dt><dd>Why?</dd><dt>Jens Hansen:</dt><dd>{QUOTAS}</dd></dl>"
    document = read(tmp_path / "a.html", BODY_OF.format(turns + f"<p><b>A:</b> {DAY}</p>"))
    assert [(b.text, b.speaker, b.role) for b in document.blocks] == [
        ("Question:", None, "question"),
        ("Why?", None, "question"),
        ("Jens Hansen:", "Jens Hansen", "remark"),
        (QUOTAS, "Jens Hansen", "remark"),
        (f"A: {DAY}", None, "remark"),
    ]


def test_what_is_beside_the_text_is_left_out(tmp_path: Path) -> None:
    beside = (
        f"<aside><h3>Read also</h3><p><a href='/1'>{DAY} Elsewhere.</a></p></aside>"
        "<figure><img src='a.png'><figcaption>Photo by somebody.</figcaption></figure>"
        "<div class='share-bar'>Share this</div><nav>More pages</nav><p hidden>Never shown.</p>"
        "<dialog><p>We use cookies here.</p></dialog><button>Play</button>"
    )
    document = read(tmp_path / "a.html", BODY_OF.format(f"<p>{DAY}</p>{beside}<p>{QUOTAS}</p>"))
    assert [block.text for block in document.blocks] == [DAY, QUOTAS]
    assert "text" not in document.metadata.uncertain


def test_prose_of_an_article_that_is_left_out_is_told(tmp_path: Path) -> None:
    annex = "The annex says otherwise: in southern waters nobody fished for herring at all. " * 6
    text = f"<div class='text'><p>{DAY * 8}</p><p>{QUOTAS * 8}</p></div>"
    beyond = f"<div><section class='teaser'><p>{annex}</p></section></div>"
    document = read(tmp_path / "a.html", BODY_OF.format(text + beyond))
    assert len(document.blocks) == 2
    assert document.metadata.uncertain == ("text",)
    assert read(tmp_path / "b.html", BODY_OF.format(text)).metadata.uncertain == ()


@pytest.mark.parametrize(
    "page",
    [
        "<html><head><script>var a</script></head><body><script>render()</script></body></html>",
        "<html><body><nav><a href='/'>Home</a></nav><img src='a.png'></body></html>",
        "<!-- nothing -->",
        "<?xml version='1.0' encoding='utf-8'?><html></html>",
    ],
)
def test_a_page_without_words_is_refused(tmp_path: Path, page: str) -> None:
    with pytest.raises(UnreadableSource, match="no text"):
        read(tmp_path / "a.html", page)


def test_an_endless_title_is_cut_and_told(tmp_path: Path) -> None:
    page = BODY_OF.replace("Remarks on fish", "On the talks " * 400)
    document = read(tmp_path / "a.html", page.format(f"<p>{DAY}</p><p>{QUOTAS}</p>"))
    assert len(document.metadata.title) < 700
    assert "title" in document.metadata.uncertain
    assert [block.text for block in document.blocks][-2:] == [DAY, QUOTAS]


def test_a_date_in_the_pages_data_weeks_from_the_printed_one_is_doubtful(tmp_path: Path) -> None:
    head = '<meta property="article:published_time" content="2021-05-20T10:00:00">'
    page = (
        f"<html lang='en'><head>{head}</head><body><main><h1>Remarks</h1>{{0}}</main></body></html>"
    )
    body = f"<p>12 March 2021</p><p>{DAY}</p><p>{QUOTAS}</p>"
    metadata = read(tmp_path / "a.html", page.format(body)).metadata
    assert (metadata.date, metadata.uncertain) == ("2021-05-20", ("date",))
    body = body.replace("12 March", "19 May")
    assert read(tmp_path / "b.html", page.format(body)).metadata.uncertain == ()


WORDS = "We met today and spoke about the islands and about much else besides that."


def test_broken_and_deeply_nested_html(tmp_path: Path) -> None:
    page = "<div>" * 300 + f"<p>{WORDS}<p>{WORDS} Again.</b></table>"
    assert WORDS in [block.text for block in read(tmp_path / "a.html", page).blocks]
    with pytest.raises(UnreadableSource, match="nested too deeply"):
        read(tmp_path / "b.html", "<div>" * 5000 + page)


def test_markdown_is_read_without_its_marks(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(
        "---\ndate: 2019-05-30\nplace: Tokyo\n---\n# Remarks by Foreign Minister Taro Kono\n\n"
        "**Question:** What of [the islands](http://x.y)?\n\n"
        "**Taro Kono:** We *expressed*\nconcern.\n"
        "\n- one\n- two\n",
        "utf-8",
    )
    (document,) = read_file(path, source_id="a")
    assert isinstance(document, Document)
    assert [(block.text, block.role) for block in document.blocks] == [
        ("Question: What of the islands?", "question"),
        ("Taro Kono: We expressed concern.", "remark"),
        ("one", "list item"),
        ("two", "list item"),
    ]
    metadata = document.metadata
    assert (metadata.title, metadata.date) == (
        "Remarks by Foreign Minister Taro Kono",
        "2019-05-30",
    )
    assert (metadata.speakers, metadata.place) == (("Taro Kono",), "Tokyo")


def test_notes_in_markdown_are_notes_and_an_unknown_language_is_none(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(
        "---\nlanguage: und\n---\n# Remarks\n\n"
        "Wir trafen uns heute.[^2] Wir sprachen lange.[^a]\n\n"
        "[^2]: See the report.\n[^a]: https://x.y\n\n[^b]: More of\n    the same.\n",
        "utf-8",
    )
    (document,) = read_file(path, source_id="a")
    assert isinstance(document, Document)
    assert document.metadata.language == "de"
    assert [(block.text, block.role) for block in document.blocks] == [
        ("Wir trafen uns heute. Wir sprachen lange.", "remark"),
        ("See the report.", "note"),
        ("https://x.y", "note"),
        ("More of the same.", "note"),
    ]
