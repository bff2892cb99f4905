import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.compose import compose
from corpus.turns import label_length, label_turns, speakers_of
from corpus.types import Block, Document

LABELS = """Question: |Thank you
Q: |Thank you
Q |Mr. President, why?
Вопрос (перевод с английского): |Почему?
Sergey Lavrov: |Yes
MS. SMITH: |We
THE PRESIDENT: |Good
С.В.Лавров: |Мы
President of Russia Vladimir Putin: |Friends,
President of Turkey Recep Tayyip Erdogan (retranslated): |Dear
Prime Minister of Israel Benjamin Netanyahu: (retranslated): |Thank
Bashar al-Assad: |Of course
Tatyana Remezova, reporter at VGTRK: |Hello
Jens Stoltenberg (NATO Secretary General): |Yes
Vladimir Putin: |<…>
Moderator: |Please
LAVROV: |Yes
PM: |Yes, we did.
VPOTUS: |Yes, we did.
Audience members. |Four more years!"""
NONE = """He said: yes
One more thing: We
The message says, in part: “We
I would like to stress once again: We
Interior Minister: Vladimir Kolokoltsev
Minister of Foreign Affairs: Sergei Lavrov
Germany: One
May 9, 2017, 6:00 pm
http://x.y
At about 2:30 pm
Two federal ministers spoke at the conference: X
Putin said: We
Mr Putin said in particular: We
In his response letter to Ms Cogan, the Russian President wrote, in part: We
Sergey Lavrov: and then
Photo: TASS
Dear Friends: We
The Kremlin, Moscow: Meeting"""


@pytest.mark.parametrize("line", LABELS.splitlines())
def test_labels(line: str) -> None:
    label, _, words = line.partition("|")
    assert label_length(label + words) == len(label)


@pytest.mark.parametrize("line", NONE.splitlines())
def test_no_labels(line: str) -> None:
    assert label_length(line) == 0


def test_a_single_name_is_a_label_only_where_it_is_known() -> None:
    assert label_length("Putin: No.") == 0
    assert label_length("Putin: No.", "Vladimir Putin") == len("Putin: ")


@given(st.text(max_size=300))
def test_a_label_lies_within_its_text(text: str) -> None:
    assert 0 <= label_length(text) <= len(text)


def turns(*texts: str, kind: str = "", main: str | None = None) -> list[tuple[str | None, str]]:
    blocks = label_turns([Block(text) for text in texts], kind=kind, main=main)
    assert [block.text for block in blocks] == list(texts)
    return [(block.speaker, block.role) for block in blocks]


def test_an_unlabelled_paragraph_continues_the_turn_and_an_interpreted_turn_is_its_own() -> None:
    assert turns(
        "The talks took place in Moscow.",
        "President of Russia Vladimir Putin: Friends,",
        "We met.",
        "Prime Minister of Japan Shinzo Abe (retranslated): Thank you.",
        "I agree.",
        "(Applause.)",
        "Question: Why?",
        "And when?",
        "Mr Putin: Soon.",
    ) == [
        (None, "remark"),
        ("Vladimir Putin", "remark"),
        ("Vladimir Putin", "remark"),
        ("Shinzo Abe", "remark"),
        ("Shinzo Abe", "remark"),
        (None, "note"),
        (None, "question"),
        (None, "question"),
        ("Vladimir Putin", "remark"),
    ]


def test_who_mostly_asks_in_an_interview_is_a_questioner() -> None:
    found = turns(
        "Megyn Kelly: Why is that?",
        "Vladimir Putin: Because it is so, and always was, whoever asks.",
        "Megyn Kelly: And when?",
        "Vladimir Putin: Soon enough, as I said before. Is that clear?",
        kind="interview",
    )
    assert [role for _, role in found] == ["question", "remark", "question", "remark"]


def test_an_office_alone_is_whose_statement_it_is() -> None:
    assert turns("The President: We agree.", main="Joe Biden") == [("Joe Biden", "remark")]


def test_nobody_labelled_nobody_named() -> None:
    assert turns("We met.", "We agreed: it is time.") == [(None, "remark")] * 2


def test_a_source_that_contradicts_its_own_text_is_marked() -> None:
    (block,) = label_turns([Block("Shinzo Abe (retranslated): Yes.", "Vladimir Putin")])
    assert (block.speaker, block.speaker_uncertain) == ("Shinzo Abe", True)
    (glued,) = label_turns([Block("Vladimir Putin:Yes.")])
    assert glued.speaker_uncertain


def test_thousands_of_turns() -> None:
    blocks = label_turns([Block(f"Question: Why {n}?") for n in range(5000)])
    assert all(block.role == "question" for block in blocks)
    assert speakers_of(blocks) == ()


def test_initials_of_an_office_answer_and_unknown_capitals_end_a_question() -> None:
    found = turns("Q: Did you agree?", "PM: Yes, we did.", main="Jane Doe")
    assert found == [(None, "question"), ("Jane Doe", "remark")]
    found = turns("Q: Did you agree?", "DOE: Yes, we did.", main="Jane Doe")
    assert found == [(None, "question"), ("Jane Doe", "remark")]
    blocks = label_turns([Block("Q: Did you agree?"), Block("ABE: We did.")])
    assert [(b.speaker, b.role, b.speaker_uncertain) for b in blocks] == [
        (None, "question", False),
        (None, "remark", True),
    ]
    found = turns("Sergey Lavrov: We met.", "ABE: We did.", "Sergey Lavrov: Yes.", "ABE: So.")
    assert [speaker for speaker, _ in found] == ["Sergey Lavrov", None, "Sergey Lavrov", None]


def test_an_a_without_a_colon_answers_a_q_without_one() -> None:
    texts = (
        "Q    When do they start?",
        "And where?",
        "A    They start in spring.",
        "A fair is on.",
    )
    blocks = label_turns([Block(text) for text in texts])
    assert [block.role for block in blocks] == ["question", "question", "remark", "remark"]
    statement = compose(Document("a", blocks))
    said = [statement.slice(paragraph.sentences[0]) for paragraph in statement.paragraphs]
    assert said == ["When do they start?", "And where?", "They start in spring.", "A fair is on."]
    found = turns("Q: When do they start?", "A Russian delegation came.")
    assert [role for _, role in found] == ["question", "question"]


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("Speech at the opening of the new bridge", "heading"),
        ("Beginning of meeting with farmers of the “Green Valley”", "heading"),
        ("The ministers met in the morning.", "remark"),
        ("A long account of the day\nin two lines", "remark"),
    ],
)
def test_a_line_without_a_stop_before_the_first_turn_heads_it(line: str, role: str):
    blocks = [Block("They met."), Block(line), Block("Anna Berg: Welcome."), Block("So we begin")]
    told = label_turns(blocks)
    assert [block.role for block in told] == ["remark", role, "remark", "remark"]
    assert [block.text for block in told] == [block.text for block in blocks]


def test_where_nobody_is_labelled_no_line_is_a_heading():
    blocks = [Block("The harvest"), Block("It was good.")]
    assert [block.role for block in label_turns(blocks)] == ["remark", "remark"]


def test_headings_in_a_text_that_nobody_heads_are_no_speakers():
    text = [f"We spoke of many things in year {year}." for year in range(8)]
    blocks = [Block(one) for one in text]
    blocks += [Block("Environmental Crisis: The seas rise."), Block("Final Words: Thank you.")]
    assert speakers_of(label_turns(blocks)) == ()
    again = [*blocks, Block("Final Words: Thank you all.")]
    assert speakers_of(label_turns(again)) != ()
    begun = [Block("Anna Berg: Welcome."), *blocks[:8], Block("Jens Hansen: Thank you.")]
    assert speakers_of(label_turns(begun)) == ("Anna Berg", "Jens Hansen")


def test_a_line_above_the_first_turn_heads_it_and_a_tables_row_does_not() -> None:
    said = Block("Jens Hansen: Fish are back.", "Jens Hansen")
    for above, role in (("Speech in Oslo", "heading"), ("2018\tOne hundred tonnes", "remark")):
        heads, _ = label_turns((Block(above), said), kind="speech", main="Jens Hansen", known=())
        assert heads.role == role


@pytest.mark.parametrize(
    "aside", ["(Via interpreter) ", "(Translated) ", "(Перевод с японского.) "]
)
def test_what_is_interpreted_without_a_label_is_not_surely_the_last_speakers(aside: str) -> None:
    texts = ("THE PRESIDENT: Welcome.", f"{aside}We thank you.", "We came by train.", "Q Why?")
    labelled = label_turns([Block(text) for text in texts], kind="press conference")
    assert [block.speaker_uncertain for block in labelled] == [False, True, True, False]
    assert label_turns([Block(texts[0]), Block(aside.strip())])[1].speaker_uncertain is False
