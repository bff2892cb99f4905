"""Wordings typed about a record in which countries speak, and persons beside them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from corpus.types import Block, Document, Metadata
from qa import Record
from qa.questions.next_country import next_country
from qa.questions.offices import Office, country_of
from qa.questions.spokesmen import speaking_for
from qa.questions.understand import understand
from qa.types import Answer, Coverage, Query
from tests.toy_encoder import ToyEncoder

PEOPLE = (
    "Sweden", "Ukraine", "Poland", "Cuba", "Austria", "Nepal", "Trinidad and Tobago", "Japan",
    "Tajikistan", "Kyrgyzstan", "Edward Said", "Condoleezza Rice", "Nelson Mandela",
    "Vladimir Putin", "Alexander Van der Bellen", "India and Brazil",
)  # fmt: skip
COMMON = {"rice", "young", "said", "may", "gates", "brown"}
TODAY = date(2026, 11, 24)


def read(question: str) -> Query:
    return understand(
        question,
        people=PEOPLE,
        today=TODAY,
        holders=lambda office: (),
        is_person=lambda name: False,
        as_name=lambda word: word.casefold() not in COMMON,
    )


@pytest.mark.parametrize(
    ("question", "topic", "speakers"),
    [
        # A verb or a common word is nobody's name
        ("Give me all that was said on the harbour.", "the harbour", ()),
        ("Tell me everything that was said regarding fish", "fish", ()),
        ("WHAT WAS SAID ABOUT FISH", "FISH", ()),
        ("What was said on rice prices?", "rice prices", ()),
        ("rice on the market", "rice on the market", ()),
        ("What did Said say on exile?", "exile", ("Edward Said",)),
        ("what did rice say about fish", "fish", ("Condoleezza Rice",)),
        ("what did condoleezza rice say about fish", "fish", ("Condoleezza Rice",)),
        # Whoever is mentioned is spoken of
        ("all mentions of Nelson Mandela please", "Nelson Mandela", ()),
        ("references to Nelson Mandela", "Nelson Mandela", ()),
        ("every time Nelson Mandela came up", "Nelson Mandela", ()),
        ("where is Nelson Mandela named?", "Nelson Mandela", ()),
        ("in which speeches is Nelson Mandela named?", "Nelson Mandela", ()),
        ("mentions of Nelson Mandela by Putin", "Nelson Mandela", ("Vladimir Putin",)),
        # What is left of a frame
        ("List all the air crashes that were spoken of.", "the air crashes", ()),
        ("name all the islands that have been mentioned", "the islands", ()),
        ("list every earthquake that was talked about", "earthquake", ()),
        ("What was said, if anything, about fish?", "fish", ()),
        ("Is it right that Cuba wants a harbour?", "Cuba wants a harbour", ()),
        ("Have whales been mentioned anywhere in the record?", "whales", ()),
        ("I wonder what Sweden thinks of whales", "whales", ("Sweden",)),
        ("fact check: Putin said fish are birds", "fish are birds", ("Vladimir Putin",)),
        ("Putin never mentioned fish, did he?", "fish", ("Vladimir Putin",)),
        ("Is somebody on purpose driving a wedge?", "somebody on purpose driving a wedge", ()),
        ("Is anyone on the council against it?", "anyone on the council against it", ()),
        # A latest word is a word of somebody's
        ("Ukraine's latest word on Crimea", "Crimea", ("Ukraine",)),
        ("Cuba's newest line on the embargo", "the embargo", ("Cuba",)),
        ("Poland's most recent take on coal", "coal", ("Poland",)),
        ("Putin's latest on fish", "fish", ("Vladimir Putin",)),
        ("Sweden's first comment on Palestine", "Palestine", ("Sweden",)),
        ("In Cuba's opinion, who pays?", "pays", ("Cuba",)),
        # Peoples and capitals speak for countries, cities in which something is do not
        ("What do the Poles say about coal?", "coal", ("Poland",)),
        ("How do the Swedes see nuclear arms?", "nuclear arms", ("Sweden",)),
        ("What do the Tajiks and the Kyrgyz say about water?", "water",
         ("Tajikistan", "Kyrgyzstan")),
        ("What did Kathmandu say about the quake?", "the quake", ("Nepal",)),
        ("Stockholm's position on fish", "fish", ("Sweden",)),
        ("Что сказали поляки об угле?", "угле", ("Poland",)),
        ("Что сказала Вена о санкциях?", "санкциях", ("Austria",)),
        ("Позиция шведов по санкциям", "санкциям", ("Sweden",)),
        ("Слово Кубы об эмбарго", "эмбарго", ("Cuba",)),
        ("What was agreed at the talks in Vienna?", "agreed at the talks in Vienna", ()),
        ("Who was born in Warsaw?", "born in Warsaw", ()),
        ("How many people live in Geneva?", "How many people live in Geneva", ()),
        ("What was said about Mali and the Malvinas?", "Mali and the Malvinas", ()),
        # Several
        ("What did Trinidad and Tobago say about arms?", "arms", ("Trinidad and Tobago",)),
        ("What do Putin and Abe think about whales?", "whales", ("Vladimir Putin", "Abe")),
        ("Compare Poland with Sweden on coal", "coal", ("Poland", "Sweden")),
        ("Чем отличаются позиции Польши и Швеции по углю?", "углю", ("Poland", "Sweden")),
    ],
)  # fmt: skip
def test_who_is_asked_about_what(question: str, topic: str, speakers: tuple[str, ...]) -> None:
    query = read(question)
    assert (query.topic, query.filters.speakers) == (topic, speakers)


@pytest.mark.parametrize(
    "question",
    [
        "how many deputies were missing when Putin spoke in the Duma about fish",
        "which lights were off while Putin was speaking about education?",
        "сколько депутатов отсутствовало, когда Путин выступал в Думе",
    ],
)
def test_a_clause_beside_the_question_asks_for_nobody(question: str) -> None:
    query = read(question)
    assert query.filters.speakers == ()
    assert query.topic in question
    assert len(query.topic.split()) > 7


def test_a_clause_that_is_the_question_does() -> None:
    for question in ("do you know when Putin spoke of fish?", "tell me where Putin spoke of fish"):
        assert read(question).filters.speakers == ("Vladimir Putin",)


@pytest.mark.parametrize(
    ("question", "intent", "topic"),
    [
        ("Which was the first country to bring in a tax by vote?", "said",
         "Which was the first country to bring in a tax by vote"),
        ("When Putin first spoke here, what did he offer?", "said",
         "Putin first spoke here, what did he offer"),
        ("Which leaders were the first to speak of whales?", "first", "whales"),
        ("Which country first called for reform?", "first", "reform"),
        ("What was the first thing Putin said about fish?", "first", "fish"),
        ("When was the word genocide first used?", "first", "genocide"),
        ("When did Japan first raise the abductions?", "first", "the abductions"),
        ("Первое высказывание Путина о рыбе", "first", "рыбе"),
        ("Give me all that was said on fish", "everything", "fish"),
    ],
)  # fmt: skip
def test_first_asks_for_words_only_where_words_are_asked_for(
    question: str, intent: str, topic: str
) -> None:
    query = read(question)
    assert (query.intent, query.topic) == (intent, topic)


def test_a_country_named_after_a_country_is_asked() -> None:
    def spoken_for(asked: str | Office) -> tuple[str, ...]:
        return speaking_for(asked, PEOPLE, None) if isinstance(asked, str) else ()

    def turn(question: str, before: str) -> Query:
        answer = Answer("quotes", (), read(before), Coverage(1, 1, None, None, 1.0), 1.0, "f")
        return next_country(read(question), [(before, answer)], spoken_for)

    before = "What did Sweden say about whales?"
    assert turn("And the Poles?", before).filters.speakers == ("Poland",)
    on = turn("and Cuba on fish?", before)
    assert (on.filters.speakers, on.topic) == (("Cuba",), "fish")
    assert turn("And Poland?", "What was said about whales?").filters.speakers == ()
    assert turn("And Poland?", "What did Sweden say about Cuba?").filters.speakers == ()


def test_capitals_are_of_their_countries_only() -> None:
    assert country_of("Ouagadougou") == "burkina faso"
    assert country_of("Оттава") == "canada"
    assert country_of("Kyiv") == "ukraine"
    assert [country_of(city) for city in ("Geneva", "Istanbul", "Male", "Стамбул")] == [None] * 4


def test_a_correct_word_that_the_record_has_not_stays(tmp_path: Path) -> None:
    blocks = tuple(Block(f"Great tasks and others lie before {n} of us.") for n in range(5))
    with Record.open(tmp_path, encoder=ToyEncoder()) as record:
        record.add_documents([Document("d", blocks, Metadata(date="2019-05-30"))], source="s")
        for word in ("tusks", "otters"):
            assert word in record.ask(f"What was said about {word}?").query.topic
