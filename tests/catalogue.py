"""What the sources say, against what the catalogues translate; run by `make catalogue`."""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
LANGUAGES = ROOT / "qa" / "web" / "languages"
METHODS = [
    ("cli/**", "ignore"),
    ("evaluation/**", "ignore"),
    ("**.py", "catalogue:calls"),
    ("**.js", "javascript"),
]
KEYWORDS = {"say": None, "tell": None, "counted": (1, 2), "tell_counted": (1, 2)}
HEADER = "\n".join(
    (
        "# What a page says, by its English; written by make catalogue, translated by hand.",
        'msgid ""',
        'msgstr ""',
        '"Language: {code}\\n"',
        '"Content-Type: text/plain; charset=utf-8\\n"',
        '"Plural-Forms: {plurals}\\n"',
        "",
        "",
    )
)
PACKAGES = ("corpus", "embeddings", "qa")


def calls(file: BinaryIO, keywords: Collection[str], *_: object, **__: object) -> Iterator[Any]:
    """Babel's extractor of Python sees nothing within f-strings before Python 3.12; `ast` does."""
    for node in ast.walk(ast.parse(file.read())):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in keywords:
            told = [one.value if isinstance(one, ast.Constant) else None for one in node.args]
            if told and isinstance(told[0], str):
                yield node.lineno, node.func.id, told, []


def extracted() -> Catalog:
    """Every sentence that a page may show, with the files that say it."""
    found = Catalog()
    for package in PACKAGES:
        for path, _, message, comments, context in extract_from_dir(
            ROOT / package, METHODS, keywords=KEYWORDS
        ):
            place = [(f"{package}/{path}", None)]
            found.add(message, locations=place, auto_comments=comments, context=context)
    return found


def update(path: Path) -> None:
    """New sentences come in untranslated, those that nothing says any longer go."""
    with path.open("rb") as file:
        known = read_po(file, locale=path.stem)
    known.update(extracted(), no_fuzzy_matching=True)
    known.obsolete.clear()
    written = BytesIO()
    write_po(written, known, width=100, sort_output=True, include_lineno=False, omit_header=True)
    header = HEADER.format(code=path.stem, plurals=known.plural_forms)
    path.write_text(header + written.getvalue().decode(), "utf-8")


if __name__ == "__main__":
    for path in sorted(LANGUAGES.glob("*.po")):
        update(path)
