"""`Record` as programs see it: what its page lists is what there is, told and typed in full."""

from __future__ import annotations

import inspect
import re
from pathlib import Path
from typing import Any

import pytest

from qa import Record

PAGE = (Path(__file__).resolve().parents[1] / "qa/docs/python.md").read_text("utf-8")
PUBLIC = sorted(
    name
    for name, one in vars(Record).items()
    if not name.startswith("_") and (callable(one) or isinstance(one, property | classmethod))
)


def function(name: str) -> Any:
    found = inspect.getattr_static(Record, name)
    if isinstance(found, property):
        return found.fget
    return found.__func__ if isinstance(found, classmethod) else found


def test_the_page_lists_every_method_and_none_that_there_is_not() -> None:
    section = PAGE.partition("these are all of them")[2].partition("\n\n")[2].partition("\n\n")[0]
    table = "".join(line for line in section.splitlines() if line.startswith("|"))
    assert sorted(re.findall(r"`(\w+)`", table)) == PUBLIC


@pytest.mark.parametrize("name", PUBLIC)
def test_each_is_told_and_typed(name: str) -> None:
    method = function(name)
    told = inspect.getdoc(method) or ""
    assert re.match(r"[A-Z].*[.:]", told), f"{name} has no docstring"
    signature = inspect.signature(method)
    assert signature.return_annotation is not inspect.Signature.empty
    for parameter in list(signature.parameters.values())[1:]:
        assert parameter.annotation is not inspect.Parameter.empty, parameter.name
