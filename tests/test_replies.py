"""Which paragraph begins the answer to a question."""

from dataclasses import replace

import pytest
from made import made_statement

from corpus.types import Role, Statement
from qa.replies import reply

BRIDGE = "Mr Berg, when will the bridge across the Lena be opened?"
STRIKE = "And what do you say to the dockers on strike in the harbour?"
ON_BRIDGE = "The bridge will be opened in May."
ON_STRIKE = "As for the strike, the dockers in the harbour are right."


def conversation(*turns: tuple[str, Role, str | None]) -> Statement:
    made = made_statement([[text] for text, _, _ in turns])
    paragraphs = [
        replace(paragraph, role=role, speaker=speaker)
        for paragraph, (_, role, speaker) in zip(made.paragraphs, turns, strict=True)
    ]
    return replace(made, paragraphs=tuple(paragraphs))


@pytest.mark.parametrize(
    ("turns", "asked", "answer"),
    [
        ([(BRIDGE, "question", None), ("In May.", "remark", "Berg")], 0, "In May."),
        (  # one question, one who answers: he begins where he begins
            [
                (STRIKE, "question", None),
                ("Good morning.", "remark", "Berg"),
                (ON_STRIKE, "remark", "Berg"),
            ],
            0,
            "Good morning.",
        ),
        (  # two questions at once
            [
                (BRIDGE, "question", None),
                (STRIKE, "question", None),
                (ON_BRIDGE, "remark", "Berg"),
                (ON_STRIKE, "remark", "Berg"),
            ],
            1,
            ON_STRIKE,
        ),
        (
            [
                (BRIDGE, "question", None),
                (STRIKE, "question", None),
                (ON_BRIDGE, "remark", "Berg"),
                (ON_STRIKE, "remark", "Berg"),
            ],
            0,
            ON_BRIDGE,
        ),
        (  # two who answer
            [
                (STRIKE, "question", None),
                (ON_BRIDGE, "remark", "Berg"),
                (ON_STRIKE, "remark", "Holm"),
            ],
            0,
            ON_STRIKE,
        ),
        (  # a note between; what answers the next question is not the answer to this
            [
                (BRIDGE, "question", None),
                ("(Laughter.)", "note", None),
                ("In May.", "remark", "Berg"),
                (STRIKE, "question", None),
                (ON_BRIDGE, "remark", "Holm"),
            ],
            0,
            "In May.",
        ),
    ],
)
def test_the_answer_begins_where_it_is_answered(turns, asked, answer):
    said = conversation(*turns)
    found = reply(said, said.paragraphs[asked])
    assert found is not None
    assert said.slice(found) == answer


def test_a_question_that_nobody_answers():
    said = conversation((BRIDGE, "question", None), ("(Laughter.)", "note", None))
    assert reply(said, said.paragraphs[0]) is None
