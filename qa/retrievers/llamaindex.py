"""A LlamaIndex retriever over a record (the extra `llamaindex`: llama-index-core alone)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qa.errors import ExtraMissing
from qa.retrievers.quotes import metadata, place, quotes
from qa.types import Filters, Quote

try:
    from llama_index.core.base.base_retriever import BaseRetriever
    from llama_index.core.schema import NodeWithScore, QueryBundle, TextNode
except ImportError as error:
    raise ExtraMissing(
        "LlamaIndex is not installed here. Install it with: pip install 'on-the-record[llamaindex]'"
    ) from error

if TYPE_CHECKING:
    from qa.record import Record

# Of the metadata, what a model is shown beside the words; an embedding is of the words alone.
SHOWN = frozenset({"citation", "voice", "by", "date", "title"})


class RecordRetriever(BaseRetriever):
    """Quotes of `record` that answer a question, as scored nodes: `RecordRetriever(record)`.

    A node's text is the verified slice of the statement, `metadata` the contract's quote without
    it, `node_id` where it stands. Nothing found is an empty list. `limit` is how many at most;
    `related` also takes quotes that do not answer but come nearest. Raises what `Record.ask`
    raises.
    """

    def __init__(
        self,
        record: Record,
        *,
        filters: Filters | None = None,
        related: bool = False,
        limit: int = 24,
    ) -> None:
        super().__init__()
        self.record = record
        self.filters = filters
        self.related = related
        self.limit = limit

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        found = quotes(
            self.record,
            query_bundle.query_str,
            filters=self.filters,
            related=self.related,
            limit=self.limit,
        )
        return [NodeWithScore(node=_node(quote), score=quote.score) for quote in found]


def _node(quote: Quote) -> TextNode:
    told = metadata(quote)
    return TextNode(
        id_=place(quote),
        text=quote.text,
        metadata=told,
        start_char_idx=quote.start_char,
        end_char_idx=quote.end_char,
        excluded_llm_metadata_keys=[name for name in told if name not in SHOWN],
        excluded_embed_metadata_keys=list(told),
    )
