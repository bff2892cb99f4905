"""What axe-core finds wrong with a page; skipped where the package that carries it is not."""

from __future__ import annotations

from typing import Any

import pytest

# Only what is wrong leaves the page: to read all else took 0.15 CPU seconds, this takes 0.01.
FIND = """() => axe.run({ resultTypes: ["violations"] }).then((found) => found.violations.flatMap(
  (one) => one.nodes.map((node) => `${one.id}: ${node.html.slice(0, 160)}`)))"""


def violations(page: Any) -> list[str]:
    """By rule and place, for the page as it is."""
    script = pytest.importorskip("axe_playwright_python.base").AXE_SCRIPT
    if not page.evaluate("'axe' in window"):
        page.evaluate(script)
    return list(page.evaluate(FIND))
