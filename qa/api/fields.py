"""What may be sent: each field with its limits, validated before anything uses it."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, WithJsonSchema

from qa.questions.taken_off import SORTS
from qa.questions.understand import MAX_QUESTION_CHARS
from qa.types import Filters

LONGEST_QUOTATION = 10_000  # characters
NAMES_AT_MOST = 50
TURNS_AT_MOST = 8
RESULTS_AT_MOST = 200
STATEMENTS_AT_MOST = 200


def _day(value: str) -> str:
    try:
        if len(value) == len("2019-05-30"):
            return date.fromisoformat(value).isoformat()
    except ValueError:
        pass
    raise ValueError("a day is written like 2019-05-30")


Day = Annotated[
    str,
    AfterValidator(_day),
    WithJsonSchema({"type": "string", "format": "date", "examples": ["2019-05-30"]}),
]
Name = Annotated[str, Field(min_length=1, max_length=200)]
Names = Annotated[list[Name], Field(max_length=NAMES_AT_MOST)]
Question = Annotated[
    str,
    Field(
        min_length=1,
        max_length=MAX_QUESTION_CHARS,
        description="A question in plain language.",
        examples=["What was said about the Kuril Islands?"],
    ),
]
Topic = Annotated[
    str,
    Field(
        min_length=1,
        max_length=MAX_QUESTION_CHARS,
        description="A topic, or a question about one.",
        examples=["Kuril Islands"],
    ),
]
Cursor = Annotated[
    str | None,
    Field(max_length=400, description="`next` of the page before; opaque, so keep it as it is."),
]
Dropped = Annotated[
    Names,
    Field(
        description="Sorts of filter not to be read out of the question: "
        f"{', '.join(SORTS)}. A filter that you set always wins over one that is read out of it.",
        examples=[["dates"]],
    ),
]


class Narrowed(BaseModel):
    """What may answer. Empty means anything."""

    model_config = ConfigDict(extra="forbid")

    date_from: Annotated[Day | None, Field(description="First day, included.")] = None
    date_to: Annotated[Day | None, Field(description="Last day, included.")] = None
    speakers: Annotated[
        Names,
        Field(description="Persons, by any usual form of their names.", examples=[["Taro Kono"]]),
    ] = []
    languages: Annotated[Names, Field(description="Like en or ru.", examples=[["en"]])] = []
    kinds: Annotated[
        Names, Field(description="Like press conference.", examples=[["press conference"]])
    ] = []
    own_words_only: Annotated[
        bool, Field(description="Only what is said in the speakers' own words.")
    ] = False

    def filters(self) -> Filters:
        return Filters(
            self.date_from,
            self.date_to,
            tuple(self.speakers),
            tuple(self.languages),
            tuple(self.kinds),
            self.own_words_only,
        )


class SentFilters(Narrowed):
    """Filters in a body, where true is true and "yes" is not."""

    model_config = ConfigDict(extra="forbid", strict=True)


class Sent(BaseModel):
    """A body: fields that are not known are refused, lest a slip of the pen be passed over."""

    model_config = ConfigDict(extra="forbid", strict=True)


class Turn(Sent):
    """An earlier question as it was asked. With `answer_id` its answer is taken as it was given,
    while the server still keeps it; else it is asked again, which gives the same answer."""

    question: Question
    answer_id: Annotated[str | None, Field(max_length=64)] = None
    filters: SentFilters = SentFilters()
    drop: Dropped = []


class Ask(Sent):
    """A question, with filters and the earlier turns that it may lean on, oldest first."""

    question: Question
    filters: SentFilters = SentFilters()
    history: Annotated[list[Turn], Field(max_length=TURNS_AT_MOST)] = []
    drop: Dropped = []
    summary: Annotated[
        bool,
        Field(
            description="Whether a language model, where the service has one set up, is to write "
            "a short summary under the quotes. It is sent the question and the quotes; what fails "
            "a check is withheld with a reason."
        ),
    ] = False


class Quotation(Sent):
    """Words that somebody is said to have said."""

    text: Annotated[
        str,
        Field(
            min_length=1,
            max_length=LONGEST_QUOTATION,
            examples=["Russian Armed Forces are operating on their sovereign territory"],
        ),
    ]


class Search(Narrowed):
    question: Question
    limit: Annotated[int, Field(ge=1, le=RESULTS_AT_MOST, description="How many at most.")] = 20


class About(Narrowed):
    topic: Topic
    drop: Dropped = []


class AboutPage(About):
    cursor: Cursor = None


class Listing(Narrowed):
    cursor: Cursor = None
    limit: Annotated[int, Field(ge=1, le=STATEMENTS_AT_MOST)] = 50
