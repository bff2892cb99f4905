"""Whatever goes wrong as one sentence that says what to do, for the shell and the server alike."""

from __future__ import annotations

import errno
import sqlite3

# What somebody is told over a network of what nobody foresaw: nothing of the inside.
UNFORESEEN = (
    "Something went wrong here, and nothing is shown rather than something unchecked. "
    "The server’s log says why."
)


def sentence(error: Exception) -> str:
    """A named error speaks for itself; the system's are put in words; others say where to look."""
    from corpus.errors import CorpusError
    from embeddings.errors import EmbeddingError
    from qa.errors import (
        AccessRefused,
        ExtraMissing,
        KeyRefused,
        QuestionError,
        SettingRefused,
        UnknownSpan,
        UserRefused,
        VerificationError,
    )

    of_questions = QuestionError | UnknownSpan | VerificationError
    asked = ExtraMissing | SettingRefused
    of_access = AccessRefused | KeyRefused | UserRefused
    ours = CorpusError | EmbeddingError | asked | of_access | of_questions
    if isinstance(error, ours):
        return str(error)
    if isinstance(error, sqlite3.Error):
        from corpus.store.sqlite import explained

        return str(explained(error))
    if isinstance(error, OSError):
        if error.errno is None:  # one of ours, in whole sentences
            return str(error)
        disk = error.errno in (errno.ENOSPC, errno.EFBIG, errno.EDQUOT)
        what = "The disk is full" if disk else error.strerror or str(error)
        return f"{what}{f': {error.filename}' if error.filename else ''}. Nothing stored is lost."
    return (
        f"Something went wrong that should not ({type(error).__name__}: {error}). Nothing stored "
        "is lost; RECORD_DEBUG=1 shows the details."
    )
