"""Pages as institutions print them: letterheads, titles in many lines, leads, notes, chrome."""

from pathlib import Path

import pytest

from corpus.reading import read_file
from corpus.title_page import joined_title, letterhead, press_note
from corpus.types import Block, Document, Translation

BODY = "We meet at a time of trial for the fish of the northern seas.\n\nThe quotas stay."


def read(folder: Path, text: str, suffix: str = ".txt") -> Document:
    path = folder / f"page{suffix}"
    path.write_text(text, "utf-8")
    (document,) = read_file(path, source_id="page")
    assert isinstance(document, Document)
    return document


def said(document: Document) -> list[str]:
    return [block.text for block in document.blocks if block.role != "note"]


DELEGATION = f"""PERMANENT MISSION OF DENMARK TO THE UNITED NATIONS

STATEMENT

BY

H.E. MR. JENS HANSEN
MINISTER FOR FOREIGN AFFAIRS OF DENMARK

AT THE GENERAL DEBATE OF THE
SEVENTY-FOURTH SESSION OF THE GENERAL ASSEMBLY

NEW YORK, 25 SEPTEMBER 2019

(Check against delivery)

{BODY}
"""


def test_a_delegations_title_page_is_one_title(tmp_path: Path) -> None:
    document = read(tmp_path, DELEGATION)
    metadata = document.metadata
    assert metadata.title == (
        "STATEMENT BY H.E. MR. JENS HANSEN, MINISTER FOR FOREIGN AFFAIRS OF DENMARK AT THE GENERAL "
        "DEBATE OF THE SEVENTY-FOURTH SESSION OF THE GENERAL ASSEMBLY"
    )
    assert (metadata.speakers, metadata.office) == (
        ("Jens Hansen",),
        "MINISTER FOR FOREIGN AFFAIRS OF DENMARK",
    )
    assert (metadata.date, metadata.place) == ("2019-09-25", "New York")
    assert metadata.publisher == "PERMANENT MISSION OF DENMARK TO THE UNITED NATIONS"
    assert said(document) == BODY.split("\n\n")
    assert [b.text for b in document.blocks if b.role == "note"] == ["(Check against delivery)"]


PRESIDENT = """Talks with the Prime Minister of Denmark

Vladimir Putin and Jens Hansen made press statements and answered questions after their talks.

May 30, 2019

17:20

Sochi

President of Russia Vladimir Putin: Mr Hansen, ladies and gentlemen,

We discussed fish.
"""


def test_a_lead_between_title_and_date_is_the_sites_and_not_the_speakers(tmp_path: Path) -> None:
    document = read(tmp_path, PRESIDENT)
    metadata = document.metadata
    assert (metadata.date, metadata.time, metadata.place) == ("2019-05-30", "17:20", "Sochi")
    assert metadata.title == "Talks with the Prime Minister of Denmark"
    assert (metadata.lead or "").startswith("Vladimir Putin and Jens Hansen made")
    lead, first, second = document.blocks
    assert (lead.text, lead.role, lead.speaker) == (metadata.lead, "note", None)
    assert [first.speaker, second.speaker] == ["Vladimir Putin"] * 2


def test_a_lead_below_an_html_heading_is_kept(tmp_path: Path) -> None:
    words = [f"<p>Prices rose in the north, and in the year {n} they fell.</p>" for n in range(9)]
    page = (
        "<html lang='en'><body><div id='content'><h1>Talks on fish</h1><div class='lead'>The two "
        "ministers spoke of fish at length.</div><div class='meta'>May 30, 2019</div>"
        f"<div class='menu'>News</div><div class='text'>{''.join(words)}</div></div></body></html>"
    )
    document = read(tmp_path, page, ".html")
    assert document.metadata.lead == "The two ministers spoke of fish at length."
    assert document.metadata.date == "2019-05-30"
    assert [block.role for block in document.blocks] == ["note", *["remark"] * 9]


def test_a_line_above_the_date_that_is_no_lead_stays_a_heading(tmp_path: Path) -> None:
    text = f"General Assembly\n\n5th meeting\n\n24 September 2019, 3 p.m.\n\nNew York\n\n{BODY}"
    document = read(tmp_path, text)
    assert document.metadata.lead is None
    assert (document.blocks[0].text, document.blocks[0].role) == ("5th meeting", "heading")


PRESS_OFFICE = """The White House

Office of the Press Secretary

For Immediate Release

March 12, 2021

Remarks by the President on Fish

East Room

3:32 P.M. EST

THE PRESIDENT:  Good afternoon, everybody.

Q    Mr. President, what about the islands?

END
3:50 P.M. EST
"""


def test_a_press_offices_letterhead_and_closing_lines(tmp_path: Path) -> None:
    document = read(tmp_path, PRESS_OFFICE)
    metadata = document.metadata
    assert metadata.title == "Remarks by the President on Fish"
    assert (metadata.date, metadata.time, metadata.place) == ("2021-03-12", "15:32", "East Room")
    assert metadata.publisher == "The White House"
    assert [text[:9] for text in said(document)] == ["THE PRESI", "Q    Mr. "]


GERMAN = """Startseite > Presse

Rede der Außenministerin Anna Berger bei der Hafenkonferenz

Hamburg, den 12. März 2021

Es gilt das gesprochene Wort.

Sehr geehrte Damen und Herren,

wir haben uns heute versammelt, um über die Zukunft unserer Häfen zu sprechen.

Teilen
Seite drucken
Nach oben
"""
FRENCH = """Accueil > Presse

Conférence de presse de M. Jean Dupont, ministre des affaires étrangères, avec son homologue

(Paris, 12 mars 2021)

Mesdames et Messieurs,

Nous avons évoqué les quotas de pêche dans les eaux du Nord.

Partager
Imprimer
Haut de page
Mentions légales
"""


def test_german_and_french_pages(tmp_path: Path) -> None:
    german = read(tmp_path, GERMAN)
    metadata = german.metadata
    assert (metadata.date, metadata.place, metadata.language) == ("2021-03-12", "Hamburg", "de")
    assert (metadata.speakers, metadata.office) == (("Anna Berger",), "Außenministerin")
    assert (metadata.kind, metadata.event) == ("speech", "Hafenkonferenz")
    assert said(german)[-1].endswith("zu sprechen.")
    french = read(tmp_path, FRENCH)
    metadata = french.metadata
    assert (metadata.date, metadata.place, metadata.language) == ("2021-03-12", "Paris", "fr")
    assert (metadata.speakers, metadata.kind) == (("Jean Dupont",), "press conference")
    assert said(french)[-1].endswith("du Nord.")


def test_a_link_to_the_page_in_another_language(tmp_path: Path) -> None:
    text = f"Press Conference by Foreign Minister Kono\n\n31 May 2019\n\nJapanese\n\n{BODY}"
    document = read(tmp_path, text)
    assert document.metadata.translations == (Translation("ja", original=True),)
    assert said(document) == BODY.split("\n\n")


def test_a_title_made_of_the_first_words_tells_no_kind_and_is_no_salutation(tmp_path: Path) -> None:
    text = "Mr. President,\n\nI congratulate you, Sir, on your election to this office.\n\nWe met."
    document = read(tmp_path, text)
    assert document.metadata.title == "I congratulate you, Sir, on your election to this office."
    assert (document.metadata.kind, document.metadata.uncertain) == ("statement", ("title",))
    assert len(document.blocks) == 3


@pytest.mark.parametrize(
    "line", ["Embassy of Denmark in Tokyo", "Press Service of the President", "МИД России"]
)
def test_letterheads(line: str) -> None:
    assert letterhead(line)


@pytest.mark.parametrize(
    "line",
    [
        "Ministry of Foreign Affairs statement on fish",
        "Department of State briefing",
        "Office of the President: we met today.",
        "We opened an office of the bank",
    ],
)
def test_what_was_said_is_no_letterhead(line: str) -> None:
    assert not letterhead(line)


def test_notes_to_the_press_are_whole_lines() -> None:
    assert press_note("(Check against delivery)")
    assert press_note("EMBARGOED UNTIL DELIVERY")
    assert not press_note("As delivered by the minister, the speech was longer.")


def test_a_title_ends_where_the_words_begin() -> None:
    blocks = [Block("Remarks"), Block("On fish we agree."), Block("At sea we do not.")]
    assert joined_title(blocks, 0) == ("Remarks", 1)
    assert joined_title([Block("Remarks by"), Block("Taro Kono"), Block("5 May 2019")], 0) == (
        "Remarks by Taro Kono",
        2,
    )


DEFINED = """<html lang="en"><head><title>PM speech on fish</title>
<meta property="og:title" content="PM speech on fish">
<meta property="og:description" content="Prime Minister John Smith gave a speech on fish.">
<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "PM speech on fish",
"datePublished": "2021-03-13T10:00:00+00:00"}}</script></head><body><main><h1>PM speech on fish</h1>
<p>Prime Minister John Smith gave a speech on fish.</p>
<dl><dt>From:</dt><dd>Prime Minister's Office and The Rt Hon John Smith</dd><dt>Published</dt>
<dd>13 March 2021</dd><dt>Location:</dt><dd>Grimsby</dd><dt>Delivered on:</dt>
<dd>12 March 2021 (Transcript of the speech, exactly as it was delivered)</dd></dl>
<article><p>{0} It is a great pleasure to be here among people who know fish.</p>
<p>{0} And so say I to all of you in this hall today.</p></article></main></body></html>"""


def test_fields_beside_the_article_and_the_day_it_was_delivered(tmp_path: Path) -> None:
    document = read(tmp_path, DEFINED.format("Good morning to all of you."), ".html")
    metadata = document.metadata
    assert (metadata.date, metadata.time, metadata.place) == ("2021-03-12", None, "Grimsby")
    assert (metadata.speakers, metadata.kind) == (("John Smith",), "speech")
    assert [block.role for block in document.blocks] == ["note", "remark", "remark"]
