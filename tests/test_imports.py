"""Imports run one way, and starting costs no heavy library."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
MAY_IMPORT = {
    "corpus": {"corpus"},
    "embeddings": {"corpus", "embeddings"},
    "qa": {"corpus", "embeddings", "qa"},
}
ONE_MODULE = ("faiss", "tantivy", "torch", "sentence_transformers", "onnxruntime", "tokenizers")


def imported(path: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            names.add(node.module or "")
    return names


@pytest.mark.parametrize("package", MAY_IMPORT)
def test_imports_run_one_way(package: str) -> None:
    ours = {*MAY_IMPORT, "app", "tests"}
    for path in (ROOT / package).rglob("*.py"):
        wrong = {n for n in imported(path) if n.split(".")[0] in ours - MAY_IMPORT[package]}
        assert not wrong, f"{path.relative_to(ROOT)} imports {wrong}"


@pytest.mark.parametrize(
    ("library", "packages"),
    [("gradio", {"web"}), ("fastapi", {"web", "api"}), ("mcp", {"assistants"})],
)
def test_only_its_packages_know_a_server(library: str, packages: set[str]) -> None:
    for path in (ROOT / "qa").rglob("*.py"):
        if not packages & set(path.relative_to(ROOT / "qa").parts[:-1]):
            assert library not in {n.split(".")[0] for n in imported(path)}, path


@pytest.mark.parametrize("library", ONE_MODULE)
def test_a_heavy_library_has_one_door(library: str) -> None:
    users = [
        path.relative_to(ROOT)
        for package in MAY_IMPORT
        for path in (ROOT / package).rglob("*.py")
        if library in {n.split(".")[0] for n in imported(path)}
    ]
    assert len(users) <= 1, users


@pytest.mark.parametrize("module", ["qa", "qa.cli", "qa.record", "embeddings", "corpus.store"])
def test_importing_does_not_load_what_may_not_be_needed(module: str) -> None:
    heavy = {"torch", "transformers", "onnxruntime", "gradio", "fastapi", "mcp", "trafilatura"}
    program = f"import sys, {module}; print(sorted({heavy} & set(sys.modules)))"
    told = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert told.stdout.strip() == "[]"
