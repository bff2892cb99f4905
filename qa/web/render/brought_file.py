"""One brought file as shown: its statements to be looked over, and what became of its rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from corpus.messages import say
from qa.bringing.item import Item
from qa.bringing.limits import MEGABYTE
from qa.web.render.found import found_card, link_to
from qa.web.render.text import escape, tell, tell_counted
from qa.web.typed import newer_name

FEW = 3  # statements that are shown of a file of many, and that are all opened
MOST_TOLD = 8  # rows of a file that are named because they can't be read
MOST_SAVED = 25  # rows that are listed as saved


def file_section(item: Item, titles: Mapping[str, str], few: bool) -> str:
    """A file with its first statements; with `few` files in all, those are opened."""
    name, number = escape(item.name), item.number
    shown = item.found[:1] if len(item.found) == 1 else item.found[:FEW]
    cards = "".join(
        found_card(number, place, one, titles, opened=few or bool(one.wrong))
        for place, one in enumerate(shown)
    )
    rest = len(item.found) - len(shown)
    more = tell_counted("Show all, {n} more", "Show all, {n} more", rest)
    all_of_it = f'<button name="then" value="file:{number}:0">{more}</button>' if rest else ""
    leave = (
        f'<button name="then" value="leave:{number}">{tell("Leave out")}'
        f'<span class="unseen"> {name}</span></button>'
    )
    return (
        f'<section class="file" aria-labelledby="file-{number}"><header>'
        f'<h3 id="file-{number}" dir="auto">{name}</h3><p class="small">{_size(item.size)}'
        f"{' · ' + how_many(item) if len(item.found) > 1 else ''}</p>{leave}</header>"
        f"{_newer(item, titles)}{cards}{all_of_it}{_rows_refused(item)}</section>"
    )


def _newer(item: Item, titles: Mapping[str, str]) -> str:
    """A choice where the record holds an earlier version of the file."""
    if not item.earlier:
        return ""
    name = newer_name(item.number)
    choices = (
        (
            "yes",
            say("Save it as the newer version. The older one is kept, and its links hold."),
            True,
        ),
        ("no", say("Save it beside the other, as a statement of its own."), False),
    )
    radios = "".join(
        f'<label><input type="radio" name="{name}" value="{value}"'
        f"{' checked' if item.newer is chosen else ''}> {escape(words)}</label>"
        for value, words, chosen in choices
    )
    return (
        f'<fieldset class="newer"><legend>{tell("A changed version of what the record holds")}'
        f"</legend>{_earlier_link(item, titles)}{radios}</fieldset>"
    )


def _earlier_link(item: Item, titles: Mapping[str, str]) -> str:
    return f'<p class="small">{link_to(item.earlier_id, titles)}</p>' if item.earlier_id else ""


def _rows_refused(item: Item) -> str:
    if not item.refused:
        return ""
    told = "".join(
        f"<li><b>{escape(row.source_id)}</b> {escape(row.reason)}</li>"
        for row in item.refused[:MOST_TOLD]
    )
    head = tell_counted(
        "{n} row can’t be read and is left out", "{n} rows can’t be read and are left out",
        len(item.refused),
    )  # fmt: skip
    rest = len(item.refused) - MOST_TOLD
    more = f"<li>{tell_counted('and {n} more', 'and {n} more', rest)}</li>" if rest > 0 else ""
    return f'<details class="rows"><summary>{head}</summary><ul>{told}{more}</ul></details>'


def rows_saved(item: Item, titles: Mapping[str, str]) -> Iterator[str]:
    """What was stored of a file, statement by statement."""
    words = {
        "added": say("added"),
        "updated": say("a newer version"),
        "unchanged": say("in the record already"),
        "refused": say("refused"),
    }
    results = [one for one in item.results if one.status in words]
    for result in results[:MOST_SAVED]:
        what = (
            link_to(result.statement_id, titles)
            if result.statement_id
            else f"{escape(item.name)}: {escape(result.reason or '')}"
        )
        yield f"<li>{what} <small>{escape(words[result.status])}</small></li>"
    if (rest := len(results) - MOST_SAVED) > 0:
        yield f"<li>{tell_counted('and {n} more', 'and {n} more', rest)}</li>"


def how_many(item: Item) -> str:
    """How many statements a file holds."""
    return tell_counted("{n} statement", "{n} statements", len(item.found))


def _size(size: int) -> str:
    if size < MEGABYTE:
        return tell("{size} KB", size=max(1, round(size / 1024)))
    return tell("{size} MB", size=round(size / MEGABYTE))
