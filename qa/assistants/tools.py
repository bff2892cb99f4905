"""The tools that assistants see; each call is a call of `Record`, and no more."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from typing import TYPE_CHECKING, Annotated, Any, ParamSpec

from mcp.server.mcpserver.tools import Tool
from mcp.types import CallToolResult, ToolAnnotations
from pydantic import Field

from corpus.types import Statement
from qa.assistants.results import OURS, refusal, result, schema_of
from qa.questions.taken_off import SORTS
from qa.questions.understand import MAX_QUESTION_CHARS
from qa.types import Answer, Filters, Page, QuoteCheck, SearchResult

if TYPE_CHECKING:
    from qa.record import Record

P = ParamSpec("P")
Call = Callable[P, CallToolResult]
READING = ToolAnnotations(
    read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False
)
Question = Annotated[
    str,
    Field(
        min_length=1,
        max_length=MAX_QUESTION_CHARS,
        description="A question in plain language, like: What was said about the Kuril Islands?",
    ),
]
Names = Annotated[tuple[str, ...], Field(max_length=50)]
Day = Annotated[str | None, Field(description="A day, like 2019-05-30; included.")]
Speakers = Annotated[Names, Field(description="Persons, by any usual form of their names.")]
Languages = Annotated[Names, Field(description="Like en or ru.")]
Kinds = Annotated[Names, Field(description="Like press conference.")]
Own = Annotated[bool, Field(description="Only what is said in the speakers' own words.")]
Drop = Annotated[
    Names,
    Field(description=f"Sorts of filter not to read out of the question: {', '.join(SORTS)}."),
]


def tools(record: Record) -> list[Tool]:
    """All of them over `record`; none changes it."""
    offered: list[Tool] = []

    def tool(title: str, *, gives: Any) -> Callable[[Call[P]], Call[P]]:
        def offer(call: Call[P]) -> Call[P]:
            told = Tool.from_function(
                _in_sentences(call), title=title, annotations=READING, structured_output=False
            )
            told.fn_metadata.output_schema = schema_of(gives)
            offered.append(told)
            return call

        return offer

    @tool("Ask a question", gives=Answer)
    def ask(
        question: Question,
        date_from: Day = None,
        date_to: Day = None,
        speakers: Speakers = (),
        languages: Languages = (),
        kinds: Kinds = (),
        own_words_only: Own = False,
        drop: Drop = (),
    ) -> CallToolResult:
        """Answer a question with verbatim, cited quotes, or learn that nothing in the record does.

        What the question implies (dates, speakers, kinds) becomes filters, told under
        `query.filters`. Ask a whole question: nothing is remembered from one call to the next."""
        filters = Filters(date_from, date_to, speakers, languages, kinds, own_words_only)
        found = record.ask(question, filters=filters, drop=drop)
        found = replace(found, quotes=tuple(map(record.verified, found.quotes)))
        return result(found, found.quotes)

    @tool("Rank paragraphs", gives=list[SearchResult])
    def search(
        question: Question,
        limit: Annotated[int, Field(ge=1, le=100, description="How many at most.")] = 20,
        date_from: Day = None,
        date_to: Day = None,
        speakers: Speakers = (),
        languages: Languages = (),
        kinds: Kinds = (),
        own_words_only: Own = False,
    ) -> CallToolResult:
        """Rank paragraphs by how near they are, without judging whether they answer. Gives places,
        not words: open a statement to read them."""
        filters = Filters(date_from, date_to, speakers, languages, kinds, own_words_only)
        return result(list(record.search(question, filters=filters, limit=limit)))

    @tool("Everything said about a topic", gives=Page)
    def everything_about(
        topic: Question,
        cursor: Annotated[str | None, Field(description="`next` of the page before.")] = None,
        date_from: Day = None,
        date_to: Day = None,
        speakers: Speakers = (),
        languages: Languages = (),
        kinds: Kinds = (),
        own_words_only: Own = False,
        drop: Drop = (),
    ) -> CallToolResult:
        """All that is said about a topic, counted (`total`) and oldest first, a page of twenty
        paragraphs at a time; `next` leads to the page after it."""
        filters = Filters(date_from, date_to, speakers, languages, kinds, own_words_only)
        page = record.everything_about(topic, filters=filters, cursor=cursor, drop=drop)
        page = replace(page, quotes=tuple(map(record.verified, page.quotes)))
        return result(page, page.quotes)

    @tool("Check a quotation", gives=QuoteCheck)
    def check_quote(
        text: Annotated[
            str, Field(min_length=1, max_length=10_000, description="The words, without marks.")
        ],
    ) -> CallToolResult:
        """Whether words are in the record: `exact` letter for letter, `typographic` but for dashes,
        quotes and the like, `altered` with each change, or `absent`. Use it on every quotation
        before it is published."""
        found = record.check_quote(text)
        found = replace(found, matches=tuple(map(record.verified, found.matches)))
        return result(found, found.matches)

    @tool("Open a statement", gives=Statement)
    def open_statement(
        statement_id: Annotated[
            str, Field(max_length=500, description="`statement_id` of a quote, or a source's id.")
        ],
    ) -> CallToolResult:
        """A whole statement: its text, what is known of it, and every sentence as offsets with
        whose words it tells."""
        return result(record.statement(statement_id))

    return offered


def _in_sentences(tool: Callable[P, CallToolResult]) -> Callable[P, CallToolResult]:
    """The tool, with what goes wrong as a sentence for the assistant; a crash is the server's."""

    @wraps(tool)
    def told(*args: P.args, **kwargs: P.kwargs) -> CallToolResult:
        try:
            return tool(*args, **kwargs)
        except OURS as error:
            return refusal(str(error))

    return told
