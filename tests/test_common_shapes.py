"""Pages as common sites shape them: departments that publish, shared conferences, French turns."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from corpus.compose import compose
from corpus.reading import read_file
from corpus.types import Document, Statement
from qa.attribution import attribute

DEPARTMENT = "Foreign, Commonwealth & Development Office"
SENDERS = "Foreign, Commonwealth &amp; Development Office</a> and <a>The Rt Hon Jane Alder"
SHARED = "Joint Press Conference with Secretary Jane Alder\n\nMarch 4, 2022\n\nOslo, Norway\n\n"
FRENCH = """Conférence de presse de M. Jean Dupont, ministre des affaires étrangères (4 mars 2022)

Q - Monsieur le Ministre, que pensez-vous du port de Brest ?

R - Le port de Brest sera approfondi cette année.

Q - Et les sanctions ?

R - Les sanctions restent en vigueur."""


def read(path: Path, page: str) -> Document:
    path.write_text(page, "utf-8")
    (document,) = read_file(path, source_id="page")
    assert isinstance(document, Document)
    return document


def voices(document: Document) -> list[tuple[str, str | None]]:
    statement: Statement = attribute(compose(document))
    return [(s.voice, s.by) for p in statement.paragraphs for s in p.sentences]


def release(sort: str, title: str, *paragraphs: str) -> str:
    """A page of a government's common site, which names itself as publisher everywhere."""
    said = {
        "@type": "NewsArticle",
        "headline": title,
        "datePublished": "2022-05-04T10:00:00+01:00",
        "publisher": {"@type": "Organization", "name": "GOV.UK"},
        "author": {"@type": "Organization", "name": DEPARTMENT},
    }
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return f"""<html lang="en"><head><meta property="og:site_name" content="GOV.UK">
    <title>{title} - GOV.UK</title><script type="application/ld+json">{json.dumps(said)}</script>
    </head><body><main><span>{sort}</span><h1>{title}</h1><dl><dt>From:</dt><dd><a>{SENDERS}</a></dd>
    <dt>Published</dt><dd>4 May 2022</dd></dl><div>{body}</div></main></body></html>"""


def test_the_department_publishes_and_its_minister_speaks_in_a_speech_only(tmp_path: Path) -> None:
    words = (
        "The companies that smuggle timber out of the northern forests were sanctioned today.",
        "Their assets are frozen with immediate effect and their owners barred from travel.",
    )
    news = read(tmp_path / "a.html", release("Press release", "Timber sanctions", *words))
    assert (news.metadata.publisher, news.metadata.kind) == (DEPARTMENT, "news")
    assert news.metadata.speakers == ()
    assert [block.text for block in news.blocks] == list(words)
    speech = read(tmp_path / "b.html", release("Speech", "Timber and trade", *words))
    assert (speech.metadata.publisher, speech.metadata.speakers) == (DEPARTMENT, ("Jane Alder",))
    assert [block.text for block in speech.blocks] == list(words)


def test_a_site_above_the_title_is_who_publishes(tmp_path: Path) -> None:
    page = f"GOV.UK\n\nSpeech\nOn the harbour\n\nFrom:\n{DEPARTMENT}\nPublished\n3 March 2022\n\n"
    document = read(tmp_path / "a.txt", f"{page}We will deepen it.\n\nIt is needed.")
    assert (document.metadata.title, document.metadata.publisher) == ("On the harbour", DEPARTMENT)


def test_who_shares_a_conference_has_the_full_name_of_the_title(tmp_path: Path) -> None:
    turns = "FOREIGN MINISTER HANSEN: We met.\n\nSECRETARY ALDER: I am glad.\n\nQUESTION: Why?"
    document = read(tmp_path / "a.txt", SHARED + turns)
    assert set(document.metadata.speakers) == {"Jane Alder", "Hansen"}
    assert document.metadata.uncertain == ()
    assert voices(document) == [("own", "Hansen"), ("own", "Jane Alder"), ("questioner", None)]


def test_without_turns_nobody_knows_which_of_the_two_speaks(tmp_path: Path) -> None:
    document = read(tmp_path / "a.txt", f"{SHARED}The harbour will be deepened.\n\nIt is needed.")
    assert (document.metadata.speakers, document.metadata.uncertain) == (
        ("Jane Alder",),
        ("speakers",),
    )
    assert voices(document) == [("unclear", None)] * 2


def test_both_whom_a_title_names_speak_though_the_byline_names_one(tmp_path: Path) -> None:
    title = "Secretary Jane Alder and Norwegian Foreign Minister Jens Hansen at a Joint Press "
    head = f"{title}Availability\n\nRemarks\n\nJane Alder, Secretary of State\n\nMarch 4, 2022\n\n"
    document = read(tmp_path / "a.txt", f"{head}SECRETARY ALDER: Yes.\n\nMR. HANSEN: Yes, indeed.")
    assert document.metadata.speakers == ("Jane Alder", "Jens Hansen")
    assert [block.speaker for block in document.blocks] == ["Jane Alder", "Jens Hansen"]


def test_french_questions_and_answers_begin_with_a_letter_and_a_dash(tmp_path: Path) -> None:
    document = read(tmp_path / "a.txt", FRENCH)
    statement = compose(document)
    said = [statement.slice(s) for p in statement.paragraphs for s in p.sentences]
    assert said[:2] == [
        "Monsieur le Ministre, que pensez-vous du port de Brest ?",
        "Le port de Brest sera approfondi cette année.",
    ]
    assert voices(document) == [("questioner", None), ("own", "Jean Dupont")] * 2


@pytest.mark.parametrize("named", ["Hansen", "MR. HANSEN", "Jens Hansen"])
def test_the_answers_of_a_rows_speaker_are_no_questions(tmp_path: Path, named: str) -> None:
    text = f"{named}: We fished.\n\nInterviewer: What?\n\n{named}: Herring. We sold it."
    row = {"id": 1, "title": "An interview", "speaker": "Jens Hansen", "text": text}
    document = read(tmp_path / "a.jsonl", json.dumps(row))
    hansen = ("own", "Jens Hansen")
    assert voices(document) == [hansen, ("questioner", None), hansen, hansen]


def test_a_white_house_transcript(tmp_path: Path) -> None:
    page = (
        "Remarks by President Alder on the Economy\n\nMarch 03, 2022•Speeches and Remarks\n\n"
        "East Room\n\n2:15 P.M. EST\n\nTHE PRESIDENT:  The harbour will be deepened.\n\n"
        "AUDIENCE MEMBER:  Thank you, Madam President!\n\nTHE PRESIDENT:  No, thank you.\n\n"
        "2:31 P.M. EST"
    )
    document = read(tmp_path / "a.txt", page)
    metadata = document.metadata
    assert (metadata.date, metadata.time, metadata.place) == ("2022-03-03", "14:15", "East Room")
    alder = ("own", "Alder")
    crowd = ("own", "Audience member")
    assert voices(document) == [alder, crowd, alder, ("unclear", None)]


def test_labels_that_call_a_person_by_less_are_that_person(tmp_path: Path) -> None:
    page = (
        "Doorstop, Canberra\n\n03 March 2022\n\nJane Holt, Foreign Minister: Good morning.\n\n"
        "Journalist: When, Minister?\n\nForeign Minister: In spring.\n\nJournalist: Sure?\n\n"
        "Holt: Quite sure.\n\nReporter (NHK): And you?\n\nThe Foreign Minister: Yes."
    )
    document = read(tmp_path / "a.txt", page)
    assert (document.metadata.title, document.metadata.place) == ("Doorstop, Canberra", "Canberra")
    assert document.metadata.speakers == ("Jane Holt",)
    said = [block.speaker for block in document.blocks if block.role == "remark"]
    assert said == ["Jane Holt"] * 4


def test_a_german_speech_keeps_its_salutation_and_its_speaker(tmp_path: Path) -> None:
    page = (
        "Rede von Bundeskanzlerin Anna Erler vor dem Deutschen Bundestag\n\n"
        "Mittwoch, 3. März 2021 in Berlin\n\nSehr geehrter Herr Präsident, liebe Kolleginnen und "
        "Kollegen,\n\nwir werden den Hafen vertiefen."
    )
    document = read(tmp_path / "a.txt", page)
    metadata = document.metadata
    assert (metadata.date, metadata.place) == ("2021-03-03", "Berlin")
    assert metadata.speakers == ("Anna Erler",)
    assert [block.text[:11] for block in document.blocks] == ["Sehr geehrt", "wir werden "]
