"""The chat as Gradio Blocks: the only module, with `mount`, that imports Gradio.

The conversation and the statement are HTML of our own, escaped on the server; Gradio carries the
question there and the answer back. `${value}` puts that HTML in as data: Gradio's `{{value}}`
would run `${…}` found in a statement, so it must not be used here.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import gradio as gr

from qa.web.handlers import Chat, Shown, Turn
from qa.web.render.pages import NAME, about, masthead, pane

AT_ONCE = 16  # questions answered at the same time
ON_LOAD = """
element.addEventListener('click', (event) => {
  const example = event.target.closest('[data-ask]');
  if (example) trigger('click', { question: example.dataset.ask });
});
watch('value', () => document.dispatchEvent(new Event('record:shown')));
"""
# An answer came back, so whatever is typed or clicked from now on is heard.
READY = "() => { document.documentElement.dataset.ready = 'true'; }"


def build(chat: Chat) -> gr.Blocks:
    """The page: masthead, conversation and question box, and the statement beside them."""
    demo: gr.Blocks
    with gr.Blocks(title=NAME, analytics_enabled=False, fill_width=True) as demo:
        _html(masthead(chat.work.summary()), "masthead")
        turns = gr.State([])
        with gr.Row(elem_id="desk"):
            with gr.Column(elem_id="talk"):
                shown = _html(chat.welcome(), "conversation", js_on_load=ON_LOAD)
                box, button = _question_box()
            with gr.Column(elem_id="reading"):
                _html(pane(about(chat.work.summary())), "statement")
        _wire(demo, chat, shown, turns, box, button)
    demo.queue(default_concurrency_limit=AT_ONCE, max_size=512)
    return demo


def _html(value: str, elem_id: str, js_on_load: str | None = None) -> gr.HTML:
    return gr.HTML(value, elem_id=elem_id, js_on_load=js_on_load, apply_default_css=False)


def _question_box() -> tuple[gr.Textbox, gr.Button]:
    with gr.Row(elem_id="ask"):
        box = gr.Textbox(
            label="Your question",
            placeholder="What was said about …?",
            show_label=False,
            container=False,
            lines=1,
            max_lines=6,
            autofocus=True,
            elem_id="question",
        )
        button = gr.Button("Ask", variant="primary", elem_id="send")
    return box, button


def _wire(
    demo: gr.Blocks,
    chat: Chat,
    shown: gr.HTML,
    turns: gr.State,
    box: gr.Textbox,
    button: gr.Button,
) -> None:
    async def ask(question: str, so_far: list[Turn]) -> AsyncIterator[tuple[Any, ...]]:
        async for step in chat.ask(question, so_far):
            yield _changes(step)

    async def ask_example(
        so_far: list[Turn], event: gr.EventData
    ) -> AsyncIterator[tuple[Any, ...]]:
        async for step in chat.ask(getattr(event, "question", ""), so_far):
            yield _changes(step)

    def load(request: gr.Request) -> tuple[Any, ...]:
        return _changes(chat.resumed(request.query_params.get("answer", "")))

    outputs = [shown, turns, box]
    quiet: dict[str, Any] = {
        "outputs": outputs,
        "show_progress": "hidden",
        "api_visibility": "private",
    }
    gr.on([box.submit, button.click], ask, [box, turns], concurrency_limit=AT_ONCE, **quiet)
    shown.click(ask_example, [turns], concurrency_limit=AT_ONCE, **quiet)
    loaded = demo.load(load, None, **quiet)
    loaded.then(None, js=READY, api_visibility="private")


def _changes(step: Shown | None) -> tuple[Any, ...]:
    """`None`, for all or for one part, leaves the page as it is."""
    return tuple(gr.skip() if part is None else part for part in step or (None, None, None))
