"""Statements from the web: politely asked for, safely fetched, kept, and read like any file."""
