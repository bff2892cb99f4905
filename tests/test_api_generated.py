"""Thousands of generated calls: none may crash, lie about its schema, or take what it must not."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from api_server import made_record, serving_api

from qa.keys import Keys

# A question may be well formed and ask nothing, and a form's bytes have no type.
CONFIG = """
[checks.positive_data_acceptance]
expected-statuses = ["2xx", "400", "401", "403", "404", "409", "503"]

[[operations]]
include-name = "POST /statements"
checks.negative_data_rejection.enabled = false
checks.positive_data_acceptance.enabled = false
"""


def generated(folder: Path, address: str, *options: str) -> str:
    """What schemathesis says of the API at `address`, which must be nothing."""
    (folder / "schemathesis.toml").write_text(CONFIG, "utf-8")
    program = "from schemathesis.cli import schemathesis; schemathesis()"
    config = ("--config-file", str(folder / "schemathesis.toml"))
    run = ("run", f"{address}/openapi.json", "--continue-on-failure", "--warnings", "off")
    told = subprocess.run(
        [sys.executable, "-c", program, *config, *run, *options],
        capture_output=True,
        text=True,
        cwd=folder,
        check=False,
    )
    assert told.returncode == 0, told.stdout[-6000:] + told.stderr[-2000:]
    return told.stdout


def cases(told: str) -> int:
    found = re.search(r"([\d,]+) generated", told)
    assert found, told
    return int(found[1].replace(",", ""))


def test_a_hundred_calls_and_more(tmp_path: Path) -> None:
    with made_record(tmp_path / "record") as record, serving_api(record) as address:
        options = ("--phases", "examples,fuzzing", "--seed", "1", "--max-examples", "8")
        assert cases(generated(tmp_path, address, *options)) > 100


@pytest.mark.long
@pytest.mark.parametrize("keyed", [False, True])
def test_thousands_of_calls(keyed: bool, tmp_path: Path) -> None:
    """With every phase; and once more where a key is asked of everybody."""
    with made_record(tmp_path / "record") as record:
        _, token = Keys.of(record.store.folder).add("Schemathesis", ["admin"])
        more = ("--header", f"Authorization: Bearer {token}") if keyed else ()
        with serving_api(record, needed=keyed or None) as address:
            told = generated(tmp_path, address, "--max-examples", "60", *more)
    assert cases(told) > 1500
