"""Bringing statements: the forms, what was read to be looked over, and what became of it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from corpus.messages import Message, counted, joined, say
from qa.bringing.batch import Batch
from qa.bringing.item import Item
from qa.bringing.limits import MEGABYTE, Limits
from qa.bringing.names import endings
from qa.web.below import at
from qa.web.language import READER, script_words
from qa.web.render.brought_file import FEW, file_section, how_many, rows_saved
from qa.web.render.found import found_card
from qa.web.render.text import escape, tell, tell_counted

PAGE = 25  # files, or statements of one file, on a page
LEAD = say(
    "What a file says of itself is read first: title, date, speakers. Look it over, correct it, "
    "then save. Nothing is stored before, and one that can’t be read never stops the rest."
)
HOW_TO_PASTE = say("With its title and date above it, as on the page it comes from.")
KINDS = ("statement", "press conference", "interview", "speech", "briefing", "article", "message")


def start(limits: Limits) -> str:
    """The page before anything is brought."""
    return (
        f'{_assets()}<h2 class="asked">{tell("Bring statements")}</h2>'
        f'<p class="lead">{escape(LEAD)}</p>{_ways_in(limits)}'
    )


def closed(reason: Message) -> str:
    """The page where nothing may be added."""
    return (
        f'<h2 class="asked">{tell("Bring statements")}</h2><div class="notice"><p>{escape(reason)}'
        f'</p></div><p class="small"><a href="{at("/")}">{tell("Ask a question")}</a></p>'
    )


def review(
    batch: Batch, limits: Limits, titles: Mapping[str, str], share: float, start: int
) -> str:
    """What was brought: saved, to be saved, left aside, and the ways to bring more."""
    ready = batch.of_state("ready")
    return (
        f'{_assets()}<div id="brought">{_saved(batch, titles, share)}'
        f"{_looked_over(batch, ready, titles, start)}{_refused(batch)}</div>"
        f'<details class="more-of-it"{"" if ready else " open"}><summary>'
        f"{tell('Bring more')}</summary>{_ways_in(limits, batch.token)}</details>"
    )


def whole(batch: Batch, item: Item, titles: Mapping[str, str], start: int) -> str:
    """All statements of one file, a page at a time."""
    start = _first(start, len(item.found))
    shown = item.found[start : start + PAGE]
    cards = "".join(
        found_card(item.number, start + n, one, titles, opened=bool(one.wrong))
        for n, one in enumerate(shown)
    )
    turning = _pages(f"file:{item.number}", start, len(item.found))
    return (
        f'{_assets()}<div id="brought"><h2 class="asked" id="review" tabindex="-1" dir="auto">'
        f"{escape(item.name)}</h2>{_form(batch)}"
        f'<p class="lead">{how_many(item)}</p>{cards}{turning}'
        f'<div class="decide"><button class="main" name="then" value="page:0">'
        f"{tell('Keep these corrections and go back')}</button></div></form></div>"
    )


def became(item: Item) -> Message | str:
    """What came of a file, in a few words; nothing while it is on its way."""
    if item.state == "refused":
        return item.reason
    if item.state != "ready":
        return ""
    if not item.saveable:
        return say("Already in the record, unchanged.")
    return counted("Read: {n} statement.", "Read: {n} statements.", len(item.found))


def saving_words(batch: Batch) -> Message | str:
    """How far saving is."""
    if not batch.saving:
        return ""
    saved, left = len(batch.of_state("saved")), len(batch.to_save())
    return counted(
        "Saving: {done} of {n} file so far.", "Saving: {done} of {n} files so far.", saved + left,
        done=saved,
    )  # fmt: skip


def meaning_words(share: float) -> Message:
    """How what was saved can be searched."""
    if share >= 1:
        return say("Searched by words and by meaning.")
    return say("Searched by words now; by meaning {share} of the record so far.", share=share)


def _assets() -> str:
    """What these pages need beside the style of all: their own, their script, and its words."""
    words = json.dumps(script_words(READER.get().language), ensure_ascii=False)
    return (
        f'<link rel="stylesheet" href="{at("/web/bring.css")}">'
        '<script type="application/json" id="words">'
        f"{words.replace('<', chr(92) + 'u003c')}</script>"
        f'<script type="module" src="{at("/web/bring.js")}"></script>'
    )


def _ways_in(limits: Limits, token: str = "") -> str:
    same = f'<input type="hidden" name="batch" value="{escape(token)}">' if token else ""
    form = f'class="ways" action="{at("/bring")}" method="post" enctype="multipart/form-data"'
    accepted = ",".join(sorted({f".{ending.rsplit('.', 1)[-1]}" for ending in endings()}))
    size = tell("up to {size} MB each", size=limits.file // MEGABYTE)
    return (
        f'<form id="files" {form}>{same}<div class="drop" id="drop"><p class="invite">'
        f"{tell('Drop files or folders here')}</p>"
        f'<p class="choose"><label class="pick">{tell("Choose files")}'
        f'<input type="file" name="files" multiple accept="{escape(accepted)}"></label>'
        f'<label class="pick">{tell("Choose a folder")}'
        '<input type="file" name="files" webkitdirectory></label></p>'
        f'<p class="small">{escape(", ".join(endings()))}; {size}</p></div>'
        f'<button class="main plainly" type="submit">{tell("Read them")}</button></form>'
        f'<div id="coming" hidden><h3 class="part" id="coming-head">{tell("Reading")}</h3>'
        '<progress max="1" value="0" aria-labelledby="coming-head"></progress>'
        f'<button type="button">{tell("Stop")}</button><ol></ol></div>'
        '<p class="unseen" id="announce" role="status"></p>'
        f'<form id="paste" {form}>{same}'
        f'<h3 class="part"><label for="text">{tell("Or paste a text")}</label></h3>'
        '<textarea id="text" name="text" rows="5" required dir="auto" aria-describedby="how">'
        f'</textarea><p class="small" id="how">{escape(HOW_TO_PASTE)}</p>'
        f'<label for="address">{tell("Its address, if it has one")}</label>'
        '<input id="address" name="address" type="url" placeholder="https://" dir="ltr">'
        f'<button class="main" type="submit">{tell("Read it")}</button></form>'
    )


def _looked_over(batch: Batch, ready: Sequence[Item], titles: Mapping[str, str], start: int) -> str:
    if not ready:
        return ""
    start = _first(start, len(ready))
    few = sum(len(item.found) for item in ready) <= FEW
    files = "".join(file_section(item, titles, few) for item in ready[start : start + PAGE])
    return (
        f'<h2 class="asked" id="review" tabindex="-1">{tell("Look it over, then save")}</h2>'
        f'{_summary(batch, ready)}{_form(batch)}<datalist id="kinds">{_kinds()}</datalist>{files}'
        f"{_pages('page', start, len(ready))}{_decide(batch)}</form>"
    )


def _summary(batch: Batch, ready: Sequence[Item]) -> str:
    held = sum(one.standing.known == "held" for item in ready for one in item.found)
    fresh = sum(len(item.found) for item in ready) - held
    told = [counted("{n} statement to save.", "{n} statements to save.", fresh)]
    if held:
        told.append(
            counted("{n} is in the record already.", "{n} are in the record already.", held)
        )
    if refused := len(batch.of_state("refused")):
        told.append(counted("{n} file refused.", "{n} files refused.", refused))
    if batch.passed:
        told.append(
            counted(
                "{n} file passed over as no statement.",
                "{n} files passed over as no statements.",
                batch.passed,
            )
        )
    return f'<p class="lead" id="sum">{escape(joined(told, " "))}</p>'


def _form(batch: Batch) -> str:
    wrong = batch.wrong()
    problem = tell_counted(
        "{n} field can’t be taken as it is. Nothing was saved; correct it, then save.",
        "{n} fields can’t be taken as they are. Nothing was saved; correct them, then save.",
        wrong,
    )
    told = f'<div class="notice problem" role="alert"><p>{problem}</p></div>' if wrong else ""
    return (
        f'{told}<form class="headers" action="{at("/bring/")}{escape(batch.token)}" method="post">'
    )


def _decide(batch: Batch) -> str:
    """The buttons at the end, always in view."""
    fresh = sum(one.standing.known != "held" for i in batch.to_save() for one in i.found)
    words = tell_counted("Save {n} statement", "Save {n} statements", fresh)
    save = f'<button class="main" name="then" value="save">{words}</button>' if fresh else ""
    return (
        f'<div class="decide">{save}<button name="then" value="page:0" class="plainly">'
        f"{tell('Keep corrections')}</button>"
        f'<button name="then" value="discard">{tell("Discard all")}</button></div>'
    )


def _refused(batch: Batch) -> str:
    refused = batch.of_state("refused")
    if not refused:
        return ""
    rows = "".join(
        f'<li><b dir="auto">{escape(item.name)}</b><p>{escape(item.reason)}</p></li>'
        for item in refused
    )
    return (
        f'<section class="refusals" aria-labelledby="refusals"><h3 class="part" id="refusals">'
        f"{tell('Refused')}</h3><ul>{rows}</ul></section>"
    )


def _saved(batch: Batch, titles: Mapping[str, str], share: float) -> str:
    """What was saved, how it can be searched, and how far saving is."""
    if batch.failure:
        return f'<div class="notice problem" role="alert"><p>{escape(batch.failure)}</p></div>'
    saved = batch.of_state("saved")
    if not saved and not batch.saving:
        return ""
    rows = "".join(row for item in saved for row in rows_saved(item, titles))
    again = f'<a class="plainly" href="">{tell("See how far it is now")}</a>'
    busy = " data-busy" if batch.saving or share < 1 else ""
    return (
        f'<section class="saved" id="saving"{busy} data-saving="{int(batch.saving)}">'
        f'<h2 class="asked" id="saved" tabindex="-1">'
        f"{tell('Saving') if batch.saving else tell('Saved')}</h2>"
        f'<p class="lead"><span id="saving-words">{escape(saving_words(batch))}</span> '
        f'<span id="meaning-words">{escape(meaning_words(share))}</span> '
        f"{again if busy else ''}</p>"
        f'<progress max="1" value="{share:.3f}" aria-labelledby="meaning-words"></progress>'
        f'<ul>{rows}</ul><p><a class="main" href="{at("/")}">{tell("Ask a question")}</a></p>'
        "</section>"
    )


def _pages(where: str, start: int, total: int) -> str:
    """Buttons, not links: turning a page keeps what was typed."""
    turns = [(start - PAGE, say("← Earlier ones")), (start + PAGE, say("Further ones →"))]
    buttons = "".join(
        f'<button name="then" value="{where}:{to}">{escape(words)}</button>'
        for to, words in turns
        if 0 <= to < total
    )
    return f'<p class="turn">{buttons}</p>' if buttons else ""


def _first(start: int, total: int) -> int:
    return min(start, max(total - 1, 0)) // PAGE * PAGE


def _kinds() -> str:
    return "".join(f'<option value="{kind}">' for kind in KINDS)
