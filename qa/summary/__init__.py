"""A short summary under an answer's quotes, written by a language model where one is set up.

What a model writes is never a quote and never stands alone: each sentence names the quotes that it
rests on, and whatever fails one check is withheld as a whole.
"""

from qa.summary.model import LanguageModel

__all__ = ["LanguageModel"]
