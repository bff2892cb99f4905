"""A LangChain retriever over a record (the extra `langchain`: langchain-core alone)."""

from __future__ import annotations

from typing import Any

from qa.errors import ExtraMissing
from qa.retrievers.quotes import metadata, place, quotes
from qa.types import Filters

try:
    from langchain_core.callbacks import CallbackManagerForRetrieverRun
    from langchain_core.documents import Document
    from langchain_core.retrievers import BaseRetriever
except ImportError as error:
    raise ExtraMissing(
        "LangChain is not installed here. Install it with: pip install 'on-the-record[langchain]'"
    ) from error


class RecordRetriever(BaseRetriever):
    """Quotes of `record` that answer a question, as documents: `RecordRetriever(record=record)`.

    `page_content` is the verified slice of the statement, `metadata` the contract's quote without
    it, `id` where it stands. Nothing found is an empty list. `limit` is how many at most; `related`
    also takes quotes that do not answer but come nearest. Raises what `Record.ask` raises.
    """

    record: Any
    filters: Filters | None = None
    related: bool = False
    limit: int = 24

    def _get_relevant_documents(
        self, query: str, *, run_manager: CallbackManagerForRetrieverRun
    ) -> list[Document]:
        found = quotes(
            self.record, query, filters=self.filters, related=self.related, limit=self.limit
        )
        return [
            Document(page_content=quote.text, metadata=metadata(quote), id=place(quote))
            for quote in found
        ]
