"""What axe-core finds wrong with a page; skipped where the package that carries it is not."""

from __future__ import annotations

from typing import Any

import pytest


def violations(page: Any) -> list[str]:
    """By rule and place, for the page as it is."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    found = axe.run(page).response["violations"]
    return [f"{one['id']}: {node['html'][:160]}" for one in found for node in one["nodes"]]
