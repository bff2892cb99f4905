"""Retrievers for other people's frameworks: quotes that answer, verified, with their citation.

Thin adapters over `Record`; each module imports its framework, which an extra of its name installs.
"""
