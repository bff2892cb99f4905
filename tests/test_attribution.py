"""The table of voices in the design, row by row, and rows of our own; English and Russian."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.sentences import split_sentences
from corpus.types import Paragraph, Role, Sentence, Statement
from qa.attribution import attribute

Turn = tuple[str | None, str]


def statement(*turns: Turn, title: str = "", speakers: tuple[str, ...] = ()) -> Statement:
    """A statement of paragraphs (speaker, words), as composing would give it."""
    text, paragraphs = "", []
    for number, (speaker, words) in enumerate(turns):
        start = len(text) + (2 if number else 0)
        text += ("\n\n" if number else "") + words
        spans = split_sentences(words, "ru" if "ы" in words else "en")
        sentences = tuple(Sentence(n, start + a, start + b) for n, (a, b) in enumerate(spans))
        role: Role = "question" if speaker in ("Question", "Вопрос") else "remark"
        paragraphs.append(Paragraph(number, start, len(text), role, speaker, sentences=sentences))
    return Statement(
        statement_id="s",
        source_id="s",
        text=text,
        sha256="",
        paragraphs=tuple(paragraphs),
        title=title,
        speakers=speakers,
    )


def voices(given: Statement) -> list[tuple[str, str | None]]:
    return [(s.voice, s.by) for p in attribute(given).paragraphs for s in p.sentences]


TALKS = "Foreign Minister Ana Ruiz’s statement after talks with Foreign Minister of Japan Taro Kono"


def said_by_minister(*sentences: str) -> tuple[str, str | None]:
    """The last sentence's voice in a minister's statement after talks."""
    turns = [(None, sentence) for sentence in sentences]
    return voices(statement(*turns, title=TALKS, speakers=("Ana Ruiz",)))[-1]


OWN, JOINT, UNCLEAR = ("own", "Ana Ruiz"), ("joint", "Ana Ruiz"), ("unclear", None)
OPENING = "We had a good discussion today, and I am glad of it."


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # The design's rows.
        ("We reaffirmed our position that fishing is open to all.", OWN),
        ("We agreed to hold the next meeting in Madrid.", JOINT),
        ("The ministers confirmed their interest in trade.", JOINT),
        (
            "Foreign Minister of Japan Taro Kono expressed concern over the exercises.",
            ("reported", "Taro Kono"),
        ),
        ("They say that the treaty is dead.", ("reported", None)),
        ("Our partners claim that nothing happened.", ("reported", "partners")),
        ("They say the treaty is dead, but we do not think so.", ("reported", None)),
        ("As the President noted, the harvest was good.", ("reported", "President")),
        ("It is important that the talks go on.", OWN),
        ("Concern was expressed over the exercises.", UNCLEAR),
        # One side or both.
        ("We have also agreed on a calendar of visits.", JOINT),
        ("Mr Kono and I discussed the fisheries.", JOINT),
        ("Both sides stressed the importance of transport.", JOINT),
        ("We reached an agreement on visas.", JOINT),
        ("We reaffirmed our common position on the straits.", JOINT),
        ("We told our colleagues about the jointly promoted plan.", OWN),
        ("We urge both parties to show restraint.", OWN),
        ("We did not agree to this.", OWN),
        # Somebody else's words, with a holder.
        ("Mr Kono said he would come in May.", ("reported", "Taro Kono")),
        ("Mr Kono, for his part, proposed a new date.", ("reported", "Taro Kono")),
        ("Today the Japanese asked us to wait.", ("reported", "Japan")),
        ("Let me recall that our Japanese colleagues assured us of this.",
         ("reported", "Japanese colleagues")),
        ("According to Mr Kono, the road is open.", ("reported", "Taro Kono")),
        ("In Mr Kono’s view, the road is open.", ("reported", "Taro Kono")),
        ("The NATO leadership claims that the base is needed.",
         ("reported", "NATO leadership")),
        ("The road, Mr Kono said, is open.", ("reported", "Taro Kono")),
        ("“The road is open to everybody who needs it,” said Mr Kono.", ("reported", "Taro Kono")),
        ("The ministry: “The road is open.”", ("reported", "ministry")),
        ("Minister Kono: “The road is open.”", ("reported", "Taro Kono")),
        ("According to the UN, the road is open.", ("reported", "UN")),
        ("In the words of Taro Kono, the road is open.", ("reported", "Taro Kono")),
        ("Washington claims that the road is closed.", ("reported", "United States")),
        ("My friend, the Foreign Minister of Japan, has just said that he is glad.",
         ("reported", "Taro Kono")),
        ("Mr Kono came to Madrid and proposed that we meet.", ("reported", "Taro Kono")),
        ("They are saying that the road is closed.", ("reported", None)),
        ("Mr Kono went on to say that the road is open.", ("reported", "Taro Kono")),
        ("I was glad to hear from Mr Kono that the road is open.", ("reported", "Taro Kono")),
        ("I thank Mr Kono, and I wish him well.", OWN),
        ("They said no, and why should we ask again?", ("reported", None)),
        ("They want to close the road.", UNCLEAR),
        # Cues that are none.
        ("If they say no, we will wait.", OWN),
        ("I do not know what they said.", OWN),
        ("The road is open according to the rules.", OWN),
        ("Their claims are well known.", OWN),
        ("Did they say this now?", OWN),
        ("As I said, the road is open.", OWN),
        ("The so-called “Northern Route” is open.", OWN),
        ("Mr Kono visited the port.", OWN),
        # Two voices that no rule can part.
        ("He raised these issues and I agree with him that we should settle them.", UNCLEAR),
        ("We must all work on the climate and other problems too, as Mr Kono said.", UNCLEAR),
        ("It was noted that the road is open.", UNCLEAR),
    ],
)  # fmt: skip
def test_a_sentence_in_a_speech(sentence: str, expected: tuple[str, str | None]) -> None:
    assert said_by_minister(OPENING, sentence) == expected


def test_he_is_the_person_named_last() -> None:
    assert said_by_minister(OPENING, "I met Mr Kono. He proposed a new date.") == (
        "reported",
        "Taro Kono",
    )


def test_a_quotation_of_several_sentences_is_its_holders() -> None:
    quoted = "“The road is open to everybody. The port is open, too,” Mr Kono said."
    found = voices(statement((None, OPENING), (None, quoted), title=TALKS, speakers=("Ana Ruiz",)))
    assert set(found[1:]) == {("reported", "Taro Kono")}


NEWS = "President Ivan Petrov met with Prime Minister of Japan Junichiro Koizumi"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Mr Petrov said that the talks were useful.", ("reported", "Ivan Petrov")),
        ("For his part, Mr Koizumi thanked the hosts.", ("reported", "Junichiro Koizumi")),
        ("The Japanese Prime Minister noted the progress.", ("reported", "Junichiro Koizumi")),
        ("The President stressed that trade was growing.", ("reported", "Ivan Petrov")),
        ("Trade is growing fast, Mr Petrov stressed.", ("reported", "Ivan Petrov")),
        ("Trade is growing fast, said Ivan Petrov at the meeting.", ("reported", "Ivan Petrov")),
        ("Both leaders emphasised the need for talks.", ("joint", None)),
        ("The two presidents discussed trade.", ("joint", None)),
        ("Mr Petrov and Mr Koizumi agreed on new contacts.", ("joint", None)),
        ("The heads of state exchanged views on trade.", ("joint", None)),
        (
            "President Petrov at a reception on Monday said, that trade was growing.",
            ("reported", "Ivan Petrov"),
        ),
        ("Trade is growing fast.", ("unclear", None)),
        ("The issue of visas was also discussed.", ("unclear", None)),
        ("Mr Petrov will visit Japan in May.", ("unclear", None)),
    ],
)
def test_a_sentence_that_the_press_service_tells(
    sentence: str, expected: tuple[str, str | None]
) -> None:
    told = "Mr Petrov welcomed Mr Koizumi. Mr Koizumi thanked Mr Petrov."
    assert voices(statement((None, told), (None, sentence), title=NEWS))[-1] == expected


def test_narration_is_known_although_the_header_names_a_speaker() -> None:
    page = statement(
        ("Ivan Petrov", "Mr Petrov said that trade was growing."),
        title=NEWS,
        speakers=("Ivan Petrov",),
    )
    assert voices(page) == [("reported", "Ivan Petrov")]


def test_he_and_they_in_narration() -> None:
    page = statement(
        (None, "Mr Petrov said that trade was growing. He added that visas would follow."),
        (None, "The two leaders discussed visas. They noted the progress."),
        title=NEWS,
    )
    petrov = ("reported", "Ivan Petrov")
    assert voices(page) == [petrov, petrov, ("joint", None), ("joint", None)]


def test_turns_of_a_press_conference() -> None:
    page = statement(
        ("President of France Anne Leroy", "We talked for long. Mr Petrov asked me to come again."),
        ("Question", "Is it true? They say that you quarrelled."),
        ("Ivan Petrov", "No. You said yourself that it was a good day."),
        ("Jo Berg (Daily News)", "And when will you meet again?"),
        ("Ivan Petrov", "In May."),
        title="News conference of Presidents Ivan Petrov of Russia and Anne Leroy of France",
    )
    found = voices(page)
    assert found[:2] == [("own", "Anne Leroy"), ("reported", "Ivan Petrov")]
    assert [voice for voice, _ in found[2:4]] == ["questioner", "questioner"]
    assert found[4] == ("own", "Ivan Petrov")
    assert found[5][0] == "reported"
    assert found[6] == ("questioner", "Jo Berg (Daily News)")
    assert found[7] == ("own", "Ivan Petrov")


def test_a_turn_that_names_its_speaker_has_a_doubtful_label() -> None:
    page = statement(
        ("Ivan Petrov", "The talks were good."),
        ("Ivan Petrov", "I thank President Petrov for his welcome. France is ready."),
        ("Ivan Petrov", "Our trade is growing."),
        ("Anne Leroy", "Thank you."),
        title="Press statements",
    )
    own_again = ("own", "Anne Leroy")
    assert voices(page) == [("own", "Ivan Petrov"), *[("unclear", None)] * 3, own_again]


def test_a_message_quoted_whole_is_its_senders() -> None:
    page = statement(
        (None, "The message reads, in part:"),
        (None, "“Your work is known far beyond your country."),
        (None, "It has earned you many friends.”"),
        title="President Ivan Petrov sent a message of greetings to Li Wei",
    )
    assert voices(page) == [("unclear", None), *[("own", "Ivan Petrov")] * 2]


def test_a_state_speaks_of_itself_by_name() -> None:
    page = statement(
        (None, "My country is small. Costa Rica urges all states to sign. Peru says it will."),
        title="Statement by Costa Rica in the General Debate",
    )
    assert voices(page) == [*[("own", "Costa Rica")] * 2, ("reported", "Peru")]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Мы подтвердили свою позицию.", ("own", "Анна Руис")),
        ("Мы договорились провести новую встречу.", ("joint", "Анна Руис")),
        ("Стороны подтвердили интерес к торговле.", ("joint", "Анна Руис")),
        ("Таро Коно выразил обеспокоенность учениями.", ("reported", "Таро Коно")),
        ("Наши партнёры утверждают, что ничего не было.", ("reported", "Наши партнёры")),
        ("Они говорят, что договор мёртв, но мы так не думаем.", ("reported", None)),
        ("Как отметил Президент, урожай хороший.", ("reported", "Президент")),
        ("По словам американцев, дорога открыта.", ("own", "Анна Руис")),
        ("Важно, чтобы переговоры продолжались.", ("own", "Анна Руис")),
        ("Как я уже сказал, дорога открыта.", ("own", "Анна Руис")),
        ("Министр Т.Коно заявил, что дорога открыта.", ("reported", "Т.Коно")),
        ("По мнению Таро Коно, дорога открыта.", ("reported", "Таро Коно")),
        ("Если они заявили об этом, мы подождём.", ("own", "Анна Руис")),
        ("Была выражена обеспокоенность учениями.", ("unclear", None)),
    ],
)
def test_a_russian_sentence_in_a_speech(sentence: str, expected: tuple[str, str | None]) -> None:
    opening = "Мы провели хорошие переговоры, и я этому рада."
    page = statement((None, opening), (None, sentence), speakers=("Анна Руис",))
    assert voices(page)[-1] == expected


def test_russian_turns_and_narration() -> None:
    page = statement(
        ("Вопрос", "Когда Вы встретитесь?"),
        ("Иван Петров", "В мае. По словам Анны Руис, она готова."),
        ("Анна Руис", "Да."),
        title="Ответы на вопросы",
    )
    assert voices(page)[1:3] == [("own", "Иван Петров"), ("reported", "Анна Руис")]
    assert voices(page)[0] == ("questioner", None)
    told = statement((None, "Иван Петров заявил, что торговля растёт. Торговля растёт."))
    assert voices(told) == [("reported", "Иван Петров"), ("unclear", None)]


CUES = "we they he said that Mr Kono the President “ ” , . ? agreed by and I мы заявил"
_WORDS = st.sampled_from(CUES.split())


@settings(deadline=None)  # a busy machine is no failure
@given(st.lists(st.lists(_WORDS, min_size=1, max_size=12), min_size=1, max_size=4))
def test_only_voices_and_holders_change(paragraphs: list[list[str]]) -> None:
    given = statement(*((None, " ".join(words)) for words in paragraphs), title="Kim said")
    found = attribute(given)
    bare = [
        replace(p, sentences=tuple(replace(s, voice="unclear", by=None) for s in p.sentences))
        for p in found.paragraphs
    ]
    assert replace(found, paragraphs=tuple(bare)) == given
    assert attribute(found) == found
