"""Examples for the documentation, made of the contract's own types, so that they can't go stale."""

from __future__ import annotations

from typing import Any

from corpus.types import AddResult
from qa.api.jobs import Job
from qa.contract import Listed, StatementPage, as_plain
from qa.feedback import Feedback
from qa.types import (
    Answer,
    Change,
    Coverage,
    Difference,
    Page,
    Query,
    Quote,
    QuoteCheck,
    SearchResult,
)

_WORDS = "Fish stocks have recovered in the northern waters."
_ID = "2021-03-02-press-conference-in-oslo-5d41402a"
_QUOTE = Quote(
    number=1,
    statement_id=_ID,
    source_id="oslo",
    paragraph=0,
    start_char=13,
    end_char=13 + len(_WORDS),
    text=_WORDS,
    voice="own",
    by="Jens Hansen",
    speaker="Jens Hansen",
    title="Press conference in Oslo",
    date="2021-03-02",
    place="Oslo",
    url="https://example.org/oslo",
    score=0.93,
    citation="Jens Hansen, press conference, Oslo, 2 March 2021",
    why=("matches: fish, stocks",),
)
_COVERAGE = Coverage(1, 2, "2021-03-02", "2021-03-02", 1.0)
_QUERY = Query("What was said about fish stocks?", "fish stocks")
_ANSWER = Answer(
    outcome="quotes",
    quotes=(_QUOTE,),
    query=_QUERY,
    coverage=_COVERAGE,
    answerability=0.97,
    fingerprint="2a9c5e1f",
    answer_id="0f1e2d3c4b5a6978",
    question="What was said about fish stocks?",
    message="1 quote from this record (2 statements, 30 May 2019 to 2 March 2021).",
)
_LISTED = Listed(
    statement_id=_ID,
    source_id="oslo",
    title="Press conference in Oslo",
    date="2021-03-02",
    kind="press conference",
    speakers=("Jens Hansen",),
    language="en",
    sha256="9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    characters=148,
    version=1,
    added="2026-11-25T09:00:00+00:00",
    gone_since=None,
)
_ALTERED = QuoteCheck("altered", (_QUOTE,), (Change("negation", "have not", "have"),))
_JOB = Job(
    "c0ffee0123456789",
    "done",
    ("oslo.txt",),
    (AddResult("oslo.txt", "added", _ID),),
    created="2026-11-25T09:00:00+00:00",
    finished="2026-11-25T09:00:01+00:00",
)
_FEEDBACK = Feedback(
    answer_id="0f1e2d3c4b5a6978",
    question="What was said about fish stocks?",
    fingerprint="2a9c5e1f",
    rating="down",
    reason="wrong voice",
    quote=1,
    statement_id=_ID,
    start_char=13,
    end_char=13 + len(_WORDS),
    comment="He quotes his colleague here.",
    given="2026-11-25T09:00:00+00:00",
)


EXAMPLES: dict[str, Any] = {
    "answer": as_plain(_ANSWER),
    "results": as_plain([SearchResult(17, _ID, "oslo", 0, 0.0325)]),
    "page": as_plain(Page(1, (_QUOTE,), None, _COVERAGE, _QUERY)),
    "check": as_plain(_ALTERED),
    "statements": as_plain(StatementPage([_LISTED], None)),
    "versions": as_plain([_LISTED]),
    "span": as_plain(_QUOTE),
    "differences": as_plain([Difference(_QUOTE, None)]),
    "job": as_plain(_JOB),
    "jobs": as_plain([_JOB]),
    "feedback": as_plain(_FEEDBACK),
    "all feedback": as_plain([_FEEDBACK]),
}


def shown(name: str) -> dict[str, Any]:
    """A response with this example, which `documenting` puts in place."""
    return {"content": {"application/json": {"example": name}}}


ASK: dict[str, Any] = {
    "a question": {"value": {"question": "What was said about fish stocks?"}},
    "with filters": {
        "value": {
            "question": "What did Hansen say?",
            "filters": {"date_from": "2021-01-01", "languages": ["en"]},
            "drop": ["speakers"],
        }
    },
    "a follow-up": {
        "value": {
            "question": "And about the harbour?",
            "history": [{"question": "What did Hansen say about fish stocks?"}],
        }
    },
}
QUOTATION: dict[str, Any] = {
    "altered": {"value": {"text": "Fish stocks have not recovered in the northern waters"}}
}
OPINION: dict[str, Any] = {
    "a wrong voice": {
        "value": {
            "answer_id": "0f1e2d3c4b5a6978",
            "rating": "down",
            "reason": "wrong voice",
            "quote": 1,
            "comment": "He quotes his colleague here.",
        }
    }
}
