"""SRT and WebVTT: sentences whole again, each paragraph with its time."""

from __future__ import annotations

from pathlib import Path

import pytest
from reading import read_one, refusal, texts

VTT = """WEBVTT

STYLE
::cue { color: red }

NOTE Made by hand

1
00:00:01.000 --> 00:00:04.000 align:start position:10%
<v Jane Holt>We agreed on fish, and

00:00:04.000 --> 00:00:06.000
<v Jane Holt>we will meet <i>again</i> in <00:00:05.000><c>May</c>.

01:00:07.000 --> 01:00:09.000
<v.loud Bob Lee>Why &amp; when?

01:00:10.000 --> 01:00:11.000
[applause]

01:00:12.000 --> 01:00:13.000
<v Jane Holt>Soon.
"""


def test_cues_become_turns_with_their_times(tmp_path: Path) -> None:
    path = tmp_path / "press_conference-2019-05-03.en.vtt"
    path.write_text(VTT, "utf-8")
    document = read_one(path)
    assert texts(document) == [
        *(
            "We agreed on fish, and we will meet again in May.",
            "Why & when?",
            "[applause]",
            "Soon.",
        ),
    ]
    assert [b.locator for b in document.blocks] == [
        *("at 0:00:01", "at 1:00:07", "at 1:00:10", "at 1:00:12"),
    ]
    assert [b.speaker for b in document.blocks] == ["Jane Holt", "Bob Lee", None, "Jane Holt"]
    assert document.blocks[2].role == "note"
    metadata = document.metadata
    assert (metadata.title, metadata.date) == ("press conference", "2019-05-03")
    assert metadata.uncertain[:2] == ("title", "date")


def srt(*cues: tuple[int, int, str]) -> str:
    return "\r\n".join(
        f"{n}\r\n00:00:{start:02},000 --> 00:00:{end:02},500\r\n{text}\r\n"
        for n, (start, end, text) in enumerate(cues, 1)
    )


def test_rolling_captions_are_said_once(tmp_path: Path) -> None:
    path = tmp_path / "talk.srt"
    rolled = srt(
        (1, 3, "we agreed that the waters"),
        (3, 3, "we agreed that the waters\r\nbelong to all of us"),
        (4, 6, "belong to all of us\r\nand to nobody else."),
        (6, 8, "and to nobody else."),
    )
    path.write_text(rolled, "utf-8")
    said = "we agreed that the waters belong to all of us and to nobody else."
    assert texts(read_one(path)) == [said]


def test_what_is_said_twice_with_words_between_is_kept_twice(tmp_path: Path) -> None:
    path = tmp_path / "talk.srt"
    path.write_text(srt((1, 2, "No."), (3, 4, "Never."), (4, 5, "No.")), "utf-8")
    assert texts(read_one(path)) == ["No. Never. No."]


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "utf-8-sig", "utf-16"])
def test_names_with_colons_and_dashes_begin_turns_in_any_encoding(
    tmp_path: Path, encoding: str
) -> None:
    path = tmp_path / "talk.srt"
    told = srt(
        (1, 3, "ВОПРОС: Когда будут переговоры\r\nо рыболовстве?"),
        (4, 6, "ОТВЕТ: Они начнутся в мае,"),
        (6, 8, "в Осло."),
        (9, 10, "- Спасибо."),
    )
    path.write_bytes(told.encode(encoding))
    document = read_one(path)
    assert texts(document) == [
        "ВОПРОС: Когда будут переговоры о рыболовстве?",
        "ОТВЕТ: Они начнутся в мае, в Осло.",
        "Спасибо.",
    ]
    assert [block.role for block in document.blocks][:2] == ["question", "remark"]


def test_silence_after_a_sentence_parts_paragraphs(tmp_path: Path) -> None:
    path = tmp_path / "talk.srt"
    path.write_text(srt((1, 2, "We met."), (2, 3, "We spoke."), (20, 21, "We left.")), "utf-8")
    assert texts(read_one(path)) == ["We met. We spoke.", "We left."]


def test_files_without_cues_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "talk.srt"
    path.write_text("Just words.", "utf-8")
    assert "no cues" in refusal(path)
    path.write_text("", "utf-8")
    assert "empty" in refusal(path)
    (tmp_path / "talk.vtt").write_text("WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n\n", "utf-8")
    assert "no cues" in refusal(tmp_path / "talk.vtt")
