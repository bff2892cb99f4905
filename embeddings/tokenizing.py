"""The one module that knows tokenizers: one is read from its file, and one is made."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any


def read_tokenizer(file: Path) -> Any:
    """The tokenizer of a model, which neither cuts a text nor fills it up."""
    from tokenizers import Tokenizer

    found = Tokenizer.from_file(str(file))
    found.no_truncation()
    found.no_padding()
    return found


def unigram(
    pieces: Sequence[tuple[str, float]],
    *,
    begin: int,
    end: int,
    unknown: int,
    drop: str,
    blank: str,
) -> str:
    """A unigram model (Kudo 2018) as the file's content, its text normalised as XLM-R's is.

    `pieces` are parts of words, their beginning marked, with their log-probabilities; `begin`,
    `end` and `unknown` are places there. The characters `drop` are taken out, those of `blank` are
    spaces, the rest is brought to NFKC.
    """
    from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, processors

    made = Tokenizer(models.Unigram(list(pieces), unk_id=unknown))
    made.normalizer = normalizers.Sequence(
        [
            normalizers.Replace(Regex(f"[{drop}]"), ""),
            normalizers.Replace(Regex(f"[{blank}]"), " "),
            normalizers.NFKC(),
            normalizers.Replace(Regex(" {2,}"), " "),
        ]
    )
    made.pre_tokenizer = pre_tokenizers.Metaspace(prepend_scheme="always", split=False)
    first, last = pieces[begin][0], pieces[end][0]
    made.post_processor = processors.TemplateProcessing(
        single=f"{first} $A {last}", special_tokens=[(first, begin), (last, end)]
    )
    made.add_special_tokens([first, last, pieces[unknown][0]])
    return str(made.to_str())
