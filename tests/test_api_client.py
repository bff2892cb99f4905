"""The client that the page on the API has made: generated from the served document, and run."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from documents import DOCS, blocks
from test_documents import a_server

OWN = Path(sys.prefix) / "generator" / "bin"  # where `make test-all` installs it
GENERATOR = shutil.which("openapi-python-client", path=f"{OWN}{os.pathsep}{os.environ['PATH']}")
HERE = "http://127.0.0.1:7860"
NOISE = "The mayor of Alder Bay expressed concern over noise on the bridge."
pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(GENERATOR is None, reason="openapi-python-client is not installed"),
]


def shown(word: str) -> str:
    """The page's block with this word, which is left to this test."""
    (text,) = (one.text for one in blocks(DOCS / "api.md") if word in one.text and one.why)
    return text


def test_it_is_made_and_asks_as_the_page_says(tmp_path: Path) -> None:
    with a_server(tmp_path) as addresses:
        address = addresses[HERE]

        def run(*command: str) -> str:
            ended = subprocess.run(
                command, capture_output=True, text=True, check=False, cwd=tmp_path,
                env=os.environ | {"PYTHONPATH": str(tmp_path / "on-the-record-client")},
            )  # fmt: skip
            assert ended.returncode == 0, ended.stdout + ended.stderr
            return ended.stdout

        words = shown("generate --url").replace(HERE, address).split()
        made = run(GENERATOR or "", *words[1:])
        assert "unable" not in made.casefold(), made
        python = Path(GENERATOR or "").resolve().parent / "python"
        program = shown("on_the_record_client").replace(HERE, address)
        assert run(str(python), "-c", program).splitlines() == [
            f"{NOISE} reported exact",
            "No statement in this record has the id 'nothing'.",
        ]
