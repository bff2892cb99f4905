"""Common English words and names: those that the bundled model's vocabulary holds whole.

A WordPiece vocabulary keeps frequent words in one piece (Schuster and Nakajima 2012), so a word in
it is no slip of the keyboard, whether a record has it or not.
"""

from __future__ import annotations

from functools import lru_cache

from embeddings.errors import ModelMissing
from embeddings.model import MINILM


@lru_cache(maxsize=1)
def common_words() -> frozenset[str]:
    """In small letters; empty where the model is not installed."""
    try:
        path = MINILM.folder() / "vocab.txt"
    except ModelMissing:
        return frozenset()
    pieces = path.read_text("utf-8").split("\n") if path.is_file() else []
    return frozenset(piece for piece in pieces if piece.isalpha())
