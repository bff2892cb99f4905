"""What the sources say is in every catalogue, translated; nothing is there for nothing."""

from __future__ import annotations

from pathlib import Path
from string import Formatter
from typing import Any

import catalogue
import pytest
from babel.messages.pofile import read_po

FILES = sorted(catalogue.LANGUAGES.glob("*.po"))
SAID = {message.id: message for message in catalogue.extracted() if message.id}


def names(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}


def forms(string: Any) -> tuple[str, ...]:
    return (string,) if isinstance(string, str) else tuple(string)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_what_is_said_is_translated_and_nothing_else(path: Path) -> None:
    with path.open("rb") as file:
        known = {message.id: message for message in read_po(file, locale=path.stem) if message.id}
    assert set(SAID) - set(known) == set(), "run make catalogue, and translate what it adds"
    assert set(known) - set(SAID) == set(), "nothing says these any longer: run make catalogue"
    for sentence, message in known.items():
        assert not message.fuzzy, sentence
        for form in forms(message.string):
            assert form.strip() or not forms(sentence)[0].strip(), f"not translated: {sentence}"
            assert names(form) == names(forms(sentence)[-1]), (sentence, form)
        here = {name for name, _ in message.locations}
        assert here == {name for name, _ in SAID[sentence].locations}, "run make catalogue"


def test_a_sentence_is_found_wherever_it_is_said() -> None:
    places = {name for message in SAID.values() for name, _ in message.locations}
    assert {
        "qa/framing.py",
        "qa/web/pane.js",
        "embeddings/search.py",
        "corpus/messages.py",
    } <= places
    assert "Copy link" in SAID  # within an f-string
    assert ("{n} quote", "{n} quotes") in SAID
