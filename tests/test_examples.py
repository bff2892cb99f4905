"""Examples are questions that the record they stand on can answer."""

from __future__ import annotations

from corpus.compose import compose
from corpus.types import Block, Document, Metadata, Statement
from qa.examples import example_questions


def made(speaker: str, *paragraphs: str, language: str = "en", publisher: str = "") -> Statement:
    metadata = Metadata(
        title="Talk", speakers=(speaker,), language=language, publisher=publisher or None
    )
    blocks = tuple(Block(text, speaker=speaker) for text in paragraphs)
    return compose(Document(f"{speaker} {paragraphs[0]}", blocks, metadata))


RUSSIAN = made("А.Б.Берёзин", "Мы верны договору «Северный мост» и уставу МАРР.", language="ru")


def test_speaker_and_topic_come_from_the_same_statement() -> None:
    other = made("Oskar Birch", "We heard nothing of the lakes.")
    about = made("Jane Alder", "We signed the Amber Bay Treaty and we keep the Amber Bay Treaty.")
    more = made("Jane Alder", "We hold by the North Lake Accord.")
    asked = example_questions([other, RUSSIAN, about, more])
    assert any(q.startswith("What did Jane Alder say about the ") for q in asked)
    assert not any("Birch" in q or "Берёзин" in q for q in asked)


def test_no_article_possessive_publisher_or_speaker_is_a_topic() -> None:
    said = (
        "I spoke to The National Federation, Ruritania’s Great Fleet, Oskar Birch and Bay Ministry"
    )
    record = [made("Jane Alder", said, publisher="Bay Ministry"), made("Oskar Birch", "Yes to it.")]
    assert example_questions(record) == []


def test_a_russian_record_is_asked_in_russian_without_cases() -> None:
    assert set(example_questions([RUSSIAN])) == {
        "Что было сказано на тему: Северный мост?",
        "Что было сказано на тему: МАРР?",
    }


def test_four_at_most_about_distinct_topics() -> None:
    said = "We saw " + " and then ".join(
        f"{a} Bay" for a in ("Amber", "Blue", "Coral", "Dark", "Elder", "Far")
    )
    asked = example_questions([made("Jane Alder", said)], limit=9)
    assert len(asked) == len(set(asked)) == 4
