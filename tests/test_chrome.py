"""What a site prints around a statement goes; the statement's own words stay, wherever they are."""

from __future__ import annotations

import pytest

from corpus.chrome import drop_chrome
from corpus.types import Block

RUSSIAN = [
    "Дополнительные материалы", "Последние новости", "Документы по теме", "Поделиться",
    "Поделиться в Telegram", "Версия для печати", "Опубликовано 3 марта 2021 года, 12:00",
    "Опубликовано: 03.03.2021", "Другие новости раздела", "Фото: 12",
]  # fmt: skip
WORDS = [
    "Последние новости тревожны.", "Документы по теме мы передали.",
    "Поделиться опытом готовы все.", "Опубликован доклад от 3 марта 2021 года",
]  # fmt: skip


@pytest.mark.parametrize("line", RUSSIAN)
def test_russian_chrome_goes_at_the_edges_only(line: str) -> None:
    blocks = [Block(text) for text in (line, "Добрый день.", line, "Спасибо.", line)]
    assert drop_chrome(blocks) == tuple(blocks[1:4])


@pytest.mark.parametrize("line", WORDS)
def test_russian_words_stay(line: str) -> None:
    blocks = [Block("Добрый день."), Block(line)]
    assert drop_chrome(blocks) == tuple(blocks)
