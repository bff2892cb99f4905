"""Answers, quotes and statements as escaped HTML: pure functions, no Gradio, no record."""
