"""What is embedded: whole passages, with what they stand under, in bounded room."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from corpus.types import Passage, PassageRecord
from embeddings.embedding_text import HEADING_CHARS, TEXT_CHARS, embedding_text, text_hash

LONG = "In response we reaffirmed our position that our forces operate on our own territory. " * 2
RECORD = PassageRecord(
    passage=Passage(1, "statement", 0, 0, len(LONG)),
    text=LONG,
    title="Statement on the talks with Japan",
    lead=None,
    date="2019-05-30",
    date_first=20190530,
    date_last=20190530,
    language="en",
    kind="statement",
    speaker="Sergey Lavrov",
    source_id="page",
    voices=(),
    before="The paragraph before it.",
)


def test_title_date_and_speaker_stand_in_front() -> None:
    heading, text = embedding_text(RECORD).split("\n")
    assert heading == "Statement on the talks with Japan. Sergey Lavrov, 30 May 2019"
    assert text == LONG


def test_what_is_not_known_is_left_out() -> None:
    bare = replace(RECORD, title="", date=None, speaker=None)
    assert embedding_text(bare) == LONG
    assert embedding_text(replace(bare, date="2019-05")).startswith("2019-05\n")
    assert embedding_text(replace(bare, date="2019-05-30", language="ru")).startswith("2019-05-30")


def test_only_a_short_passage_takes_its_neighbour_along() -> None:
    short = replace(RECORD, text="Yes, we did.")
    assert embedding_text(short).endswith("The paragraph before it.\nYes, we did.")
    assert "before it" not in embedding_text(RECORD)
    assert embedding_text(replace(short, before="")).endswith("2019\nYes, we did.")


def test_a_title_is_cut_between_words() -> None:
    heading = embedding_text(replace(RECORD, title="word " * 1000)).split("\n")[0]
    assert len(heading) <= HEADING_CHARS
    assert heading.endswith("word. Sergey Lavrov, 30 May 2019")


@given(st.text(max_size=1500), st.text(max_size=400), st.text(max_size=300))
def test_the_passage_is_whole_and_what_is_in_front_bounded(
    text: str, title: str, speaker: str
) -> None:
    made = embedding_text(replace(RECORD, text=text, title=title, speaker=speaker, before=""))
    assert made.endswith(text)
    assert len(made) <= max(TEXT_CHARS + 1, len(text))


def test_hash() -> None:
    assert text_hash("a") == text_hash("a") != text_hash("b")
    assert len(text_hash("\ud800")) == 32
