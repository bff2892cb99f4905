"""The chat as Gradio Blocks: the only module, with `mount`, that imports Gradio.

The conversation and the statement are HTML of our own, escaped on the server; Gradio carries the
question there and the answer back. `${value}` puts that HTML in as data: Gradio's `{{value}}`
would run `${…}` found in a statement, so it must not be used here.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any

import gradio as gr

from corpus.messages import say
from qa.web.given import chosen_filters
from qa.web.handlers import Chat, Shown, Turn
from qa.web.language import DEFAULT, READER, Reader, spoken
from qa.web.render.pages import NAME, about, filter_panel, herald, masthead, pane

AT_ONCE = 16  # questions answered at the same time
# The server's copies of conversations, a megabyte each; of one that it has forgotten, the page
# asks everything again. Gradio itself would keep ten thousand.
CONVERSATIONS = 200
ON_LOAD = """
const number = (inside) => Number(inside.closest('.exchange').id.split('-')[1]);
const start = (event, detail) => document.dispatchEvent(new CustomEvent(event, { detail }));
element.addEventListener('click', (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  const at = (selector) => event.target.closest(selector);
  const example = at('[data-ask]');
  const chip = at('a[data-drop]');
  const tool = at('[data-turn]');
  if (example) trigger('click', { question: example.dataset.ask });
  if (chip) {
    event.preventDefault();
    start('record:drop', { chip, turn: chip.closest('.exchange') });
    trigger('submit', { number: number(chip), sort: chip.dataset.drop });
  }
  if (!tool) return;
  const turn = tool.closest('.exchange');
  const action = tool.dataset.turn;
  start('record:turn', { action, turn });
  if (action === 'stop') trigger('stop');
  else if (action === 'retry') trigger('retry', { number: number(tool) });
  else trigger('undo', { number: number(tool), edit: action === 'edit' });
});
document.addEventListener('record:reopen', (event) => trigger('select', { turns: event.detail }));
document.addEventListener('record:ready', () => {
  const answers = new URLSearchParams(location.search).get('answer');
  if (answers) trigger('select', { answers });
});
watch('value', () => document.dispatchEvent(new Event('record:shown')));
"""
# What the form of filters says goes along with each question: `onTheRecord` is our own script's.
CHOSEN = "(question, turns, chosen) => [question, turns, window.onTheRecord?.chosen() ?? '']"
# Everything is there: whatever is typed or clicked from now on is heard.
READY = """() => {
  document.documentElement.dataset.ready = 'true';
  document.dispatchEvent(new Event('record:ready'));
}"""


def build(chat: Chat, language: str = DEFAULT) -> gr.Blocks:
    """The page: masthead, conversation and question box, and the statement beside them.

    Each language has one: what its page asks, however late, is answered in that language.
    """
    reader = replace(READER.get(), language=language)
    READER.set(reader)
    demo: gr.Blocks
    with gr.Blocks(title=NAME, analytics_enabled=False, fill_width=True) as demo:
        _html(masthead(chat.work.summary()), "masthead")
        _html(herald(), "herald")
        turns, waiting = gr.State([]), gr.State("")
        with gr.Row(elem_id="desk"):
            with gr.Column(elem_id="talk"):
                shown = _html(chat.welcome(), "conversation", js_on_load=ON_LOAD)
                with gr.Column(elem_id="foot"):
                    _html(filter_panel(), "filters")
                    chosen = gr.Textbox(visible=False)
                    box, button = _question_box()
            with gr.Column(elem_id="reading"):
                _html(pane(about(chat.work.summary(), chat.model)), "statement")
        _wire(demo, chat, reader, shown, turns, waiting, box, button, chosen)
    demo.queue(default_concurrency_limit=AT_ONCE, max_size=512)
    demo.state_session_capacity = CONVERSATIONS
    return demo


def _html(value: str, elem_id: str, js_on_load: str | None = None) -> gr.HTML:
    return gr.HTML(value, elem_id=elem_id, js_on_load=js_on_load, apply_default_css=False)


def _question_box() -> tuple[gr.Textbox, gr.Button]:
    with gr.Row(elem_id="ask"):
        box = gr.Textbox(
            label=spoken(say("Your question")),
            placeholder=spoken(say("What was said about …?")),
            show_label=False,
            container=False,
            lines=1,
            max_lines=6,
            autofocus=True,
            elem_id="question",
        )
        button = gr.Button(spoken(say("Ask")), variant="primary", elem_id="send")
    return box, button


def _wire(
    demo: gr.Blocks,
    chat: Chat,
    reader: Reader,
    shown: gr.HTML,
    turns: gr.State,
    waiting: gr.State,
    box: gr.Textbox,
    button: gr.Button,
    chosen: gr.Textbox,
) -> None:
    def speak() -> None:
        """Handlers run in tasks of Gradio's own, which know nothing of the request."""
        READER.set(reader)

    async def ask(
        typed: str, so_far: list[Turn], filters: str, event: gr.EventData
    ) -> AsyncIterator[tuple[Any, ...]]:
        """What was typed, or the example that was clicked; one at a time."""
        speak()
        question = (event._data or {}).get("question", typed)  # Enter brings nothing along
        async for step in chat.ask(question, so_far, chosen_filters(filters)):
            yield *_changes(step), question
            speak()

    async def drop(so_far: list[Turn], event: gr.EventData) -> tuple[Any, ...]:
        speak()
        number, sort = getattr(event, "number", None), getattr(event, "sort", None)
        return _changes(await chat.drop(number, sort, so_far))

    outputs = [shown, turns, box]
    quiet: dict[str, Any] = {
        "outputs": outputs,
        "show_progress": "hidden",
        "api_visibility": "private",
    }

    def cut(so_far: list[Turn], event: gr.EventData) -> tuple[Any, ...]:
        speak()
        edit = getattr(event, "edit", False) is True
        return _changes(chat.cut(getattr(event, "number", None), so_far, edit=edit))

    async def retry(so_far: list[Turn], event: gr.EventData) -> tuple[Any, ...]:
        speak()
        return _changes(await chat.retry(getattr(event, "number", None), so_far))

    async def reopen(event: gr.EventData) -> tuple[Any, ...]:
        """A conversation by its address's answers, or by what the browser kept of it."""
        speak()
        if isinstance(answers := getattr(event, "answers", None), str):
            return _changes(chat.resumed(answers))
        return _changes(await chat.reopen(getattr(event, "turns", None)))

    def stopped(so_far: list[Turn], question: str, typed: str) -> tuple[Any, ...]:
        speak()
        return _changes(chat.stopped(question, so_far, typed))

    often = {"concurrency_limit": AT_ONCE, **quiet}
    asked = gr.on(
        [box.submit, button.click, shown.click],
        ask,
        [box, turns, chosen],
        js=CHOSEN,
        **{**often, "outputs": [*outputs, waiting]},
    )
    shown.submit(drop, [turns], **often)
    shown.undo(cut, [turns], **often)
    shown.retry(retry, [turns], **often)
    shown.select(reopen, None, **often)
    shown.stop(None, cancels=[asked], api_visibility="private")
    # Gradio takes no question while one is being asked, and one that is being stopped is asked
    # until the server has heard of it: only then may the page say that it is stopped.
    asked.failure(stopped, [turns, waiting, box], **often)
    demo.load(None, js=READY, api_visibility="private")


def _changes(step: Shown | None) -> tuple[Any, ...]:
    """`None`, for all or for one part, leaves the page as it is."""
    return tuple(gr.skip() if part is None else part for part in step or (None, None, None))
