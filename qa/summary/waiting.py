"""Waiting for a summary where there may be no event loop, or a notebook's that must not block."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from anyio.from_thread import start_blocking_portal

from qa.summary.model import LanguageModel
from qa.summary.writing import summary_of
from qa.types import Answer, Quote


def summarised(
    answer: Answer, model: LanguageModel | None, verified: Callable[[Quote], Quote]
) -> Answer:
    """The answer with its summary; interrupted, the connection is closed and nothing goes on."""
    with start_blocking_portal() as portal:
        summary = portal.call(summary_of, answer, model, verified)
    return replace(answer, summary=summary)
