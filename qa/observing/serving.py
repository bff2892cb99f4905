"""While a record is served: questions written down, and the last troubles kept to be looked at."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from qa.observing.log import QuestionLog
from qa.observing.traces import Traces
from qa.observing.troubles import OneLine, Troubles

if TYPE_CHECKING:
    from qa.record import Record


@contextmanager
def noted(record: Record, troubles: Troubles) -> Iterator[None]:
    """Ends with everything as it was."""
    root, log, traces = logging.getLogger(), QuestionLog.chosen(), Traces.chosen()
    listeners = [one for one in (log, traces) if one]
    # With a handler of ours logging would no longer print what nobody else handles.
    printing = logging.StreamHandler()
    printing.setLevel(logging.WARNING)
    printing.setFormatter(OneLine())
    handlers: list[logging.Handler] = [troubles, *([] if root.handlers else [printing])]
    for handler in handlers:
        root.addHandler(handler)
    record.listeners.all += listeners
    try:
        yield
    finally:
        for handler in handlers:
            root.removeHandler(handler)
        for listener in listeners:
            record.listeners.all.remove(listener)
        if traces:
            traces.close()
