"""What is known of a statement beside its words, as a list that is read only when wanted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpus.types import Statement
from qa.citation import written_date
from qa.web.render.links import statement_path
from qa.web.render.text import escape, language, web_link


def metadata(shown: Statement, versions: Sequence[Statement] = ()) -> str:
    """Date, time, place, speakers, kind, publisher, when it was read, versions and hash."""
    rows = "".join(
        f"<div><dt>{name}</dt><dd>{told}</dd></div>" for name, told in _rows(shown, versions)
    )
    return (
        f'<details class="known"><summary>About this statement</summary><dl>{rows}</dl></details>'
    )


def _rows(shown: Statement, versions: Sequence[Statement]) -> Iterator[tuple[str, str]]:
    for name, value in (
        ("Date", _sure(shown, "date", written_date(shown.date))),
        ("Time", shown.time),
        ("Place", _sure(shown, "place", shown.place)),
        ("Speakers", _sure(shown, "speakers", ", ".join(shown.speakers))),
        ("Office", shown.office),
        ("Event", shown.event),
        ("Kind", shown.kind),
        ("Language", language(shown.language) if shown.language != "und" else None),
        ("Publisher", shown.publisher),
    ):
        if value:
            yield name, escape(value)
    if url := web_link(shown.url):
        yield "Address", f"<code>{escape(url)}</code>"
    if shown.added:
        yield "Retrieved", escape(f"{written_date(shown.added[:10])}, {shown.added[11:16]} UTC")
    if shown.gone_since:
        yield (
            "Gone since",
            f"{escape(written_date(shown.gone_since[:10]))}: its source no longer holds it",
        )
    if len(versions) > 1:
        yield "Versions", ", ".join(_version(one, shown) for one in versions)
    yield "Source", f"<code>{escape(shown.source_id)}</code>"
    yield "SHA-256", f"<code>{escape(shown.sha256)}</code>"


def _sure(shown: Statement, field: str, value: str | None) -> str | None:
    return f"{value} (uncertain)" if value and field in shown.uncertain else value


def _version(one: Statement, shown: Statement) -> str:
    when = f" of {written_date(one.added[:10])}" if one.added else ""
    words = escape(f"{one.version}{when}")
    if one.statement_id == shown.statement_id:
        return f"<b>{words} (this one)</b>"
    return f'<a href="{escape(statement_path(one.statement_id))}" data-open>{words}</a>'
