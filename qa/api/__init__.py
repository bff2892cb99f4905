"""The HTTP API: what the chat answers, for programs, under `/api/v1`. Imported only to serve."""
