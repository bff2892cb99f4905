"""Two statements made for tests of a record: one in two voices, one in turns."""

from __future__ import annotations

from corpus.types import Block, Document, Metadata

TOKYO = Document(
    "tokyo",
    (
        Block("Today we held talks. They were useful."),
        Block(
            "Foreign Minister of Japan Taro Kono expressed concern over activity in the Kuril "
            "Islands. In response we reaffirmed our position that forces are on their territory."
        ),
        Block("We agreed to meet again. The harbour of Kobe will be deepened."),
    ),
    Metadata(
        title="Statement in Tokyo",
        date="2019-05-30",
        speakers=("Sergey Lavrov",),
        place="Tokyo",
        language="en",
        url="https://example.org/tokyo",
    ),
)
OSLO = Document(
    "oslo",
    (
        Block("Jens Hansen: Fish stocks have recovered in the northern waters.", "Jens Hansen"),
        Block("Question: Will the harbour of Oslo be deepened?", None, "question"),
        Block("Jens Hansen: We will study the harbour next year.", "Jens Hansen"),
    ),
    Metadata(title="Press conference in Oslo", date="2021-03-02", language="en"),
    numbered=True,
)
