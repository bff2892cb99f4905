import gzip
import json
import lzma
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from corpus.compose import compose
from corpus.errors import UnreadableSource
from corpus.readers import jsonl
from corpus.reading import read_file
from corpus.types import Document, Refused, Translation
from qa.attribution import attribute

KREMLIN = {
    "id": 7, "url": "http://en.kremlin.ru/events/7", "url_ru": "http://kremlin.ru/events/7",
    "date": "2019-05-30", "time": "14:23", "place": "Tokyo", "title": "Meeting", "lead": "",
    "sections": ["News", "Transcripts"],
    "paragraphs": [
        {"t": "President of Russia Vladimir Putin: Friends,",
         "speaker": "President of Russia Vladimir Putin"},
        {"t": ""},
        {"t": "We met."},
    ],
}  # fmt: skip


def lines(path: Path, *rows: Any) -> list[Document | Refused]:
    text = "\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows)
    path.write_text(text, "utf-8")
    return list(read_file(path, source_id="rows"))


def test_a_row_keeps_its_id_and_its_paragraph_numbers(tmp_path: Path) -> None:
    (document,) = lines(tmp_path / "a.jsonl", KREMLIN)
    assert isinstance(document, Document)
    assert (document.source_id, document.numbered) == ("7", True)
    assert [block.text for block in document.blocks] == [p["t"] for p in KREMLIN["paragraphs"]]
    assert [block.speaker for block in document.blocks][::2] == ["Vladimir Putin"] * 2
    metadata = document.metadata
    assert (metadata.date, metadata.time, metadata.place) == ("2019-05-30", "14:23", "Tokyo")
    assert (metadata.kind, metadata.publisher) == ("transcript", "en.kremlin.ru")
    assert metadata.speakers == ("Vladimir Putin",)
    assert metadata.translations == (Translation("ru", KREMLIN["url_ru"], original=True),)


def test_what_is_no_address_stops_neither_its_row_nor_those_after_it(tmp_path: Path) -> None:
    broken = {"url": "https://[ministry/1", "title": "T", "text": "Fish is good for all of us."}
    first, second = lines(tmp_path / "a.jsonl", broken, KREMLIN)
    assert isinstance(first, Document)
    statement = attribute(compose(first))
    assert (statement.url, statement.text) == (broken["url"], broken["text"])
    assert isinstance(second, Document)


def test_plain_rows_and_lists_of_strings(tmp_path: Path) -> None:
    plain = {
        "id": "a",
        "title": "T",
        "date": "May 2019",
        "speaker": "Mr Taro Kono",
        "text": "A.\n\nB.",
    }
    listed = {"id": "b", "year": 1994, "paragraphs": ["One.", "Two."]}
    both = {
        "id": "c",
        "title_en": "T",
        "paragraphs_uk": ["Ми зустрілися."],
        "paragraphs_en": ["We met."],
    }
    found = lines(tmp_path / "a.jsonl", plain, listed, both)
    documents = [document for document in found if isinstance(document, Document)]
    assert [document.source_id for document in documents] == ["a", "b", "c-uk", "c-en"]
    assert [len(document.blocks) for document in documents] == [2, 2, 1, 1]
    assert documents[0].metadata.speakers == ("Taro Kono",)
    assert [d.metadata.date for d in documents[:2]] == ["2019-05", "1994"]
    assert [d.metadata.language for d in documents[2:]] == ["uk", "en"]


def test_a_lead_alone_is_the_text(tmp_path: Path) -> None:
    (document,) = lines(tmp_path / "a.jsonl", {"id": 1, "lead": "They met.", "paragraphs": []})
    assert isinstance(document, Document)
    assert [block.text for block in document.blocks] == ["They met."]


def test_bad_rows_are_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    found = lines(
        tmp_path / "a.jsonl",
        {"id": 1, "text": "One."},
        "{not json",
        "[1, 2]",
        {"id": 4, "text": ""},
        {"id": 5, "paragraphs": [{"words": "x"}]},
        {"id": 6, "text": {"a": 1}},
        {"id": 7, "text": "Seven.", "date": "31 June 2019", "title": "x" * 5000},
    )
    refused = {item.source_id: item.reason for item in found if isinstance(item, Refused)}
    assert set(refused) == {"rows:2", "rows:3", "4", "5", "6"}
    assert "not JSON" in refused["rows:2"]
    assert "no text" in refused["4"]
    last = found[-1]
    assert isinstance(last, Document)
    assert last.metadata.date is None
    assert set(last.metadata.uncertain) == {"date", "title"}


@pytest.mark.parametrize("opener", [lzma.open, gzip.open])
def test_compressed_rows_and_damaged_ones(tmp_path: Path, opener: Callable[..., Any]) -> None:
    path = tmp_path / ("a.jsonl.xz" if opener is lzma.open else "a.jsonl.gz")
    with opener(path, "wt", encoding="utf-8") as file:
        file.write(json.dumps({"id": 1, "text": "One. " * 999}))
    assert len(list(read_file(path, source_id="rows"))) == 1
    path.write_bytes(path.read_bytes()[:-20])
    with pytest.raises(UnreadableSource, match="damaged"):
        list(read_file(path, source_id="rows"))


def test_an_empty_file_of_rows(tmp_path: Path) -> None:
    with pytest.raises(UnreadableSource, match="empty"):
        lines(tmp_path / "a.jsonl", "")


TABLE = 'nr;titel;datum;inhalt\n1;Speech by Penny Wong;2019-05-30;"Hello.\n\nYes; sure."\n2;x\n'


def test_a_table_with_mapped_columns(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(TABLE.encode("utf-8-sig"))
    columns = {"text": "inhalt", "title": "titel", "date": "datum", "id": "nr"}
    document, refused = read_file(path, source_id="t", columns=columns)
    assert isinstance(document, Document)
    assert [block.text for block in document.blocks] == ["Hello.", "Yes; sure."]
    assert document.metadata.speakers == ("Penny Wong",)
    assert refused == Refused("t:3", "It has 2 cells where the table has 4 columns.")


@pytest.mark.parametrize(
    ("columns", "reason"),
    [
        ({"text": "words"}, "no column words; it has: nr, titel, datum, inhalt"),
        ({"texts": "inhalt"}, "no field texts"),
        (None, "which with text=COLUMN"),
    ],
)
def test_a_column_that_is_not_there(
    tmp_path: Path, columns: dict[str, str] | None, reason: str
) -> None:
    path = tmp_path / "a.csv"
    path.write_text(TABLE, "utf-8")
    with pytest.raises(UnreadableSource, match=reason):
        list(read_file(path, source_id="t", columns=columns))


def test_columns_with_usual_names_need_no_mapping(tmp_path: Path) -> None:
    path = tmp_path / "a.tsv"
    path.write_text("Title\tText\tDate\nT\tWe met.\t30 May 2019\n", "utf-8")
    (document,) = read_file(path, source_id="t")
    assert isinstance(document, Document)
    assert (len(document.source_id), document.metadata.date) == (12, "2019-05-30")


@pytest.mark.parametrize(
    ("names", "encoding"),
    [
        ("Headline;Published On;Who;Body Text;Source URL", "utf-16"),
        ("Заголовок;Дата;Выступающий;Текст;Ссылка", "cp1251"),
        ("TITLE;Date published;Speaker(s);Full-Text;Link", "utf-8-sig"),
    ],
)
def test_columns_as_people_name_them_need_no_mapping(
    tmp_path: Path, names: str, encoding: str
) -> None:
    path = tmp_path / "a.csv"
    row = "О рыбе;30.05.2019;Йенс Хансен;Рыба вернулась. Мы этому рады.;https://x.example.org/7"
    path.write_text(f"{names}\n{row}\n", encoding)
    (document,) = read_file(path, source_id="t")
    assert isinstance(document, Document)
    known = document.metadata
    assert (known.title, known.date, known.url) == ("О рыбе", "2019-05-30", row.split(";")[-1])
    assert known.speakers == (() if "(s)" in names else ("Йенс Хансен",))
    assert [block.text for block in document.blocks] == ["Рыба вернулась. Мы этому рады."]


@pytest.mark.parametrize("suffix", [".csv", ".jsonl"])
def test_a_row_put_in_above_changes_no_other_rows_identity(tmp_path: Path, suffix: str) -> None:
    def ids(*rows: dict[str, str]) -> dict[str, str]:
        path = tmp_path / f"a{suffix}"
        if suffix == ".csv":
            lines = ["title,text,url", *(f"{r['title']},We met.,{r['url']}" for r in rows)]
            path.write_text("\n".join(lines), "utf-8")
        else:
            full = [json.dumps({**row, "text": "We met."}) for row in rows]
            path.write_text("\n".join(full), "utf-8")
        found = [d for d in read_file(path, source_id="t") if isinstance(d, Document)]
        return {document.metadata.title: document.source_id for document in found}

    page = {"title": "A", "url": "https://x.org/a"}
    # A front page is the address of many statements: it tells none from another.
    front = {"title": "B", "url": "https://x.org/"}
    bare = {"title": "C", "url": ""}
    before = ids(page, front, bare)
    after = ids({"title": "New", "url": ""}, page, front, bare)
    assert before["A"] == "https://x.org/a"
    assert len(set(after.values())) == 4
    assert {title: after[title] for title in before} == before


@pytest.mark.parametrize("suffix", [".csv", ".jsonl", ".txt", ".md"])
def test_a_paragraph_longer_than_any_statement_is_refused(tmp_path: Path, suffix: str) -> None:
    words = "fish " * 200_001
    path = tmp_path / f"a{suffix}"
    if suffix == ".csv":
        path.write_text(f"title,text\nA,{words}\n", "utf-8")
    else:
        path.write_text(json.dumps({"text": words}) if suffix == ".jsonl" else words, "utf-8")
    with pytest.raises(UnreadableSource, match=r"1,000,00\d characters, more than any statement"):
        [compose(d) for d in read_file(path, source_id="a") if isinstance(d, Document)]


def test_a_row_that_never_ends_is_one_refusal_and_the_next_row_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jsonl, "_LONGEST_ROW", 1000)
    long, found = lines(tmp_path / "a.jsonl", {"text": "x" * 5000}, {"id": 2, "text": "Two."})
    assert isinstance(long, Refused)
    assert long.reason == "It is longer than any statement: over 50 MB."
    assert isinstance(found, Document)


def test_a_table_of_one_endless_line_is_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("fish and chips " * 100_000, "utf-8")
    with pytest.raises(UnreadableSource) as told:
        list(read_file(path, source_id="a"))
    assert len(str(told.value)) < 500


def test_broken_characters_make_the_text_doubtful(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(
        "Мы подтвердили нашу позицию по островам.".encode() + b"\xff Yes.\n\nSo it is."
    )
    (document,) = read_file(path, source_id="a")
    assert isinstance(document, Document)
    statement = compose(document)
    assert "\ufffd" in statement.text
    assert "text" in statement.uncertain
