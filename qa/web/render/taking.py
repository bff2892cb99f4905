"""Links to files of what is shown, one a format."""

from __future__ import annotations

from collections.abc import Callable

from qa.exports import FORMATS
from qa.web.render.text import escape, tell


def taking(address: Callable[[str], str]) -> str:
    """A list that opens; `address` gives the file's for the name of a format."""
    links = "".join(
        f'<li><a href="{escape(address(name))}" download>{escape(one.name)}</a></li>'
        for name, one in FORMATS.items()
    )
    return (
        f'<details class="take"><summary>{tell("Take it away")}</summary><ul>{links}</ul></details>'
    )
