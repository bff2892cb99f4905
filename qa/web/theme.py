"""Gradio's theme: system fonts only, and colours that styles/base.css defines for both schemes."""

from __future__ import annotations

import gradio as gr

SANS = ("system-ui", "-apple-system", "Segoe UI", "Roboto", "Liberation Sans", "sans-serif")
MONO = ("ui-monospace", "Menlo", "Consolas", "Liberation Mono", "monospace")
COLOURS = {
    "body_background_fill": "var(--paper)",
    "body_text_color": "var(--ink)",
    "body_text_color_subdued": "var(--faint)",
    "background_fill_primary": "var(--paper)",
    "background_fill_secondary": "var(--sheet)",
    "border_color_primary": "var(--rule)",
    "border_color_accent": "var(--accent)",
    "color_accent_soft": "var(--sheet)",
    "block_background_fill": "transparent",
    "input_background_fill": "var(--sheet)",
    "input_background_fill_focus": "var(--sheet)",
    "input_border_color": "var(--line)",
    "input_border_color_focus": "var(--accent)",
    "input_placeholder_color": "var(--faint)",
    "button_primary_background_fill": "var(--accent)",
    "button_primary_background_fill_hover": "var(--accent-strong)",
    "button_primary_text_color": "var(--on-accent)",
    "button_primary_border_color": "var(--accent)",
}


def theme() -> gr.themes.Base:
    """The same variables light and dark: the stylesheet decides what each means."""
    base = gr.themes.Base(font=list(SANS), font_mono=list(MONO))
    known = set(dir(base))
    dark = {f"{name}_dark": value for name, value in COLOURS.items() if f"{name}_dark" in known}
    return base.set(
        block_border_width="0px", block_shadow="none", input_shadow="none", **COLOURS, **dark
    )
