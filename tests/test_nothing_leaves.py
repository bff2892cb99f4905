"""Nothing leaves the machine: not while the model is made ready, statements embedded and asked."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from embeddings.exported import exported_model
from embeddings.model import MINILM
from embeddings.onnx_encoder import version

ROOT = Path(__file__).resolve().parents[1]
PROGRAM = """
import sys
from qa import Record
with Record.open(sys.argv[1]) as record:
    record.add(sys.argv[2])
    assert record.progress().share == 1
    assert record.ask("Has the number of herring grown again?").coverage.by_meaning == 1
assert "torch" not in sys.modules
"""
PAGE = "30 May 2019\n\nStatement on fish\n\nFish stocks have recovered in the northern waters.\n"
ELSEWHERE = re.compile(r"sa_family=AF_INET6?,(?!.*(?:127\.0\.0\.1|::1))")


def test_the_first_run_of_the_model_asks_nobody_and_leaves_only_what_we_keep(
    tmp_path: Path,
) -> None:
    """On a machine that has seen nothing yet. System calls are looked at where strace is there."""
    (tmp_path / "page.txt").write_text(PAGE, "utf-8")
    home, calls = tmp_path / "home", tmp_path / "calls"
    home.mkdir()
    watched = [shutil.which("strace"), "-f", "-qq", "-e", "trace=connect,sendto", "-o", str(calls)]
    program = [sys.executable, "-W", "error", "-c", PROGRAM]
    program += [str(tmp_path / "record"), str(tmp_path / "page.txt")]
    environment = {**os.environ, "HOME": str(home), "XDG_CACHE_HOME": str(home / "cache")}
    environment.pop("ORT_DISABLE_TELEMETRY", None)
    command = [*(watched if watched[0] else []), *program]
    told = subprocess.run(
        command, env=environment, capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert (told.returncode, told.stdout, told.stderr) == (0, "", "")  # and nothing is said
    left = [path.relative_to(home) for path in home.rglob("*") if path.is_file()]
    assert left
    assert {path.parts[:2] for path in left} == {("cache", "on-the-record")}
    (made,) = (home / "cache" / "on-the-record" / "models").glob("*.onnx")
    assert made.read_bytes() == exported_model(MINILM, version())  # as in the user's own cache
    if watched[0]:
        assert not ELSEWHERE.findall(calls.read_text("utf-8", "replace"))
