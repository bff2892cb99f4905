"""What was asked, as an address or the chat's form says it: validated before anything uses it."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ValidationError

from qa.types import Filters
from qa.web.arranged import Group, Sort

LONGEST = 200  # characters of a name; and so many names


def _day(value: Any) -> Any:
    """A form sends an empty field for a day that was not chosen."""
    return value.strip()[:LONGEST] or None if isinstance(value, str) else value


def _names(value: Any) -> Any:
    if not isinstance(value, list | tuple):
        return value
    names = (" ".join(name.split())[:LONGEST] if isinstance(name, str) else name for name in value)
    return tuple(dict.fromkeys(name for name in names if name != ""))[:LONGEST]


Day = Annotated[str | None, BeforeValidator(_day)]
Names = Annotated[tuple[str, ...], BeforeValidator(_names)]


class Given(BaseModel):
    """What an answer's address says was asked; see `qa.web.render.links.answer_path`."""

    q: str = ""
    date_from: Day = None
    date_to: Day = None
    speaker: Names = ()
    language: Names = ()
    kind: Names = ()
    own: bool = False
    drop: Names = ()
    record: str = ""
    cursor: str | None = None
    sort: Sort = "oldest"
    group: Group = "statement"
    measure: Literal["quotes", "share"] = "quotes"

    def filters(self) -> Filters:
        return Filters(
            self.date_from, self.date_to, self.speaker, self.language, self.kind, self.own
        )


def chosen_filters(sent: Any) -> Filters:
    """The filters that the chat's form sent as JSON; none where that is not what it sends."""
    if not isinstance(sent, str) or not sent:
        return Filters()
    try:
        return Given.model_validate_json(sent[:20_000]).filters()
    except ValidationError:
        return Filters()


def kept_turns(sent: Any) -> list[Given]:
    """The questions of a conversation that the browser kept; those that are none are left out."""
    turns = []
    for one in sent if isinstance(sent, list) else ():
        try:
            turns.append(Given.model_validate(one))
        except ValidationError:
            continue
    return [turn for turn in turns if turn.q.strip()]
