"""What is known of a statement beside its words, as a list that is read only when wanted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpus.messages import say
from corpus.types import Statement
from qa.citation import written_date
from qa.web.language import language_name
from qa.web.render.kinds import kind_name
from qa.web.render.links import statement_path
from qa.web.render.text import escape, tell, web_link


def metadata(shown: Statement, versions: Sequence[Statement] = ()) -> str:
    """Date, time, place, speakers, kind, publisher, when it was read, versions and hash."""
    rows = "".join(
        f"<div><dt>{name}</dt><dd>{told}</dd></div>" for name, told in _rows(shown, versions)
    )
    return (
        f'<details class="known"><summary>{tell("About this statement")}</summary>'
        f"<dl>{rows}</dl></details>"
    )


def _rows(shown: Statement, versions: Sequence[Statement]) -> Iterator[tuple[str, str]]:
    for name, value in (
        (tell("Date"), _sure(shown, "date", written_date(shown.date))),
        (tell("Time"), shown.time),
        (tell("Place"), _sure(shown, "place", shown.place)),
        (tell("Speakers"), _sure(shown, "speakers", ", ".join(shown.speakers))),
        (tell("Office"), shown.office),
        (tell("Event"), shown.event),
        (tell("Kind"), kind_name(shown.kind)),
        (tell("Language"), language_name(shown.language) if shown.language != "und" else None),
        (tell("Publisher"), shown.publisher),
    ):
        if value:
            yield name, escape(value)
    if url := web_link(shown.url):
        yield tell("Address"), f"<code>{escape(url)}</code>"
    if shown.added:
        yield (
            tell("Retrieved"),
            f"{escape(written_date(shown.added[:10]))}, {shown.added[11:16]} UTC",
        )
    if shown.gone_since:
        yield (
            tell("Gone since"),
            tell("{day}: its source no longer holds it", day=written_date(shown.gone_since[:10])),
        )
    if len(versions) > 1:
        yield tell("Versions"), ", ".join(_version(one, shown) for one in versions)
    yield tell("Source"), f"<code>{escape(shown.source_id)}</code>"
    yield "SHA-256", f"<code>{escape(shown.sha256)}</code>"


def _sure(shown: Statement, field: str, value: str | None) -> str | None:
    return say("{value} (uncertain)", value=value) if value and field in shown.uncertain else value


def _version(one: Statement, shown: Statement) -> str:
    words = str(one.version)
    if one.added:
        words = tell("{number} ({day})", number=words, day=written_date(one.added[:10]))
    if one.statement_id == shown.statement_id:
        return f"<b>{words} {tell('(this one)')}</b>"
    return f'<a href="{escape(statement_path(one.statement_id))}" data-open>{words}</a>'
