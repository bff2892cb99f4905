"""The record for assistants, by the Model Context Protocol (MCP); read-only.

The extra `mcp` brings the protocol's SDK, which nothing outside of this package imports.
"""
