"""The pages of documentation: their blocks, to be run, and the parts made from the code.

`python tests/documents.py` writes what is made (`make docs` does so first); a test compares it.

Blocks are run in order, in one folder a page: ```console has commands after `$ ` and what they
print (`…` stands for anything), ```sh commands alone, ```python a program; a ```text block that
follows a program holds what it prints. `<!-- not run: why -->` before a block leaves it out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "qa/docs"
AT_THE_TOP = ("README.md", "CONTRIBUTING.md", "SECURITY.md")
PAGES = [*(ROOT / name for name in AT_THE_TOP), *sorted(DOCS.glob("*.md"))]
_BLOCK = re.compile(
    r"(?:<!-- not run: (?P<why>[^>]+) -->\n)?^```(?P<language>[a-z]*)\n(?P<text>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
_MADE = re.compile(r"(<!-- made: (\w+) -->\n).*?(<!-- made end -->)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Block:
    """`why`: the reason why it is not run; "" where it is. `line` is its first in the page."""

    language: str
    text: str
    line: int
    why: str = ""


@dataclass(frozen=True, slots=True)
class Command:
    """What is typed, and what it prints; None where the page does not say."""

    typed: str
    printed: str | None = None


def blocks(page: Path) -> list[Block]:
    text = page.read_text("utf-8")
    return [
        Block(m["language"], m["text"], text[: m.start("text")].count("\n") + 1, m["why"] or "")
        for m in _BLOCK.finditer(text)
    ]


def commands(block: Block) -> Iterator[Command]:
    """Of a console or sh block; a command goes on over lines that begin with `> `."""
    if block.language == "sh":
        yield from (Command(line) for line in block.text.splitlines() if line.strip())
        return
    for part in re.split(r"^\$ ", block.text, flags=re.MULTILINE)[1:]:
        lines = part.splitlines()
        more = next((n for n, line in enumerate(lines[1:], 1) if line[:1] != ">"), len(lines))
        typed = [lines[0], *(line[2:] for line in lines[1:more])]
        yield Command("\n".join(typed), "\n".join(lines[more:]))


def matches(shown: str, printed: str) -> bool:
    """Whether a page shows what is printed, `…` standing for anything; blanks at ends are none."""
    pattern = ".*?".join(re.escape(part) for part in _trimmed(shown).split("…"))
    return re.fullmatch(pattern, _trimmed(printed), re.DOTALL) is not None


def _trimmed(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.strip().splitlines())


def made() -> dict[str, str]:
    """What is made from the code, by the name it has in `<!-- made: NAME -->`."""
    from costs import cost_table

    from qa.settings.table import table

    return {"settings": table(), "commands": command_pages(), "cost": cost_table()}


def command_pages() -> str:
    """Each command of `record` with its help, as it is printed 88 characters wide."""
    import click
    from typer.main import get_command
    from typer.testing import CliRunner

    from qa.cli import app

    def pages(command: click.Command, words: list[str]) -> Iterator[str]:
        shown = CliRunner().invoke(app, [*words, "--help"], terminal_width=88, max_content_width=88)
        assert shown.exit_code == 0, shown.output
        title = " ".join(["record", *words])
        lines = "\n".join(line.rstrip() for line in shown.output.strip().splitlines())
        yield f"## {title}\n\n```text\n{lines}\n```"
        for name, below in getattr(command, "commands", {}).items():
            yield from pages(below, [*words, name])

    return "\n\n".join(pages(get_command(app), []))


def filled(text: str, parts: dict[str, str]) -> str:
    """A page with what is made put between its marks."""
    return _MADE.sub(lambda mark: f"{mark[1]}{parts[mark[2]]}\n{mark[3]}", text)


if __name__ == "__main__":
    parts = made()
    for page in PAGES:
        text = page.read_text("utf-8")
        if (now := filled(text, parts)) != text:
            page.write_text(now, "utf-8")
