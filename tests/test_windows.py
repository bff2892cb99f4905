"""Division of long texts, with words for tokens: all of it is read, and it is known where."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from embeddings.windows import Window, middle, windows


@given(
    st.text(alphabet="ab  \ud800я", max_size=200), st.integers(1, 9), st.sampled_from(["", "q: "])
)
def test_all_of_a_text_is_in_its_windows_where_they_say(text: str, limit: int, prefix: str) -> None:
    found = list(windows(text, prefix, str.split, limit))
    read = [window.text.removeprefix(prefix) for window in found]
    assert "".join(read) == text.replace("\ud800", "?")
    assert [window.start for window in found] == [sum(map(len, read[:n])) for n in range(len(read))]
    assert all(window.text.startswith(prefix) for window in found)
    assert all(
        len(window.tokens) <= limit or len(part) < 2
        for window, part in zip(found, read, strict=True)
    )


def test_one_that_fits_is_left_whole() -> None:
    assert list(windows("one two", "q: ", str.split, 3)) == [
        Window(0, "q: one two", ["q:", "one", "two"])
    ]
    assert len(list(windows("one " * 900, "", str.split, None))) == 1


def test_middle() -> None:
    assert middle("one two three") == 7
    assert middle("xxxxxx") == 3
    assert middle("x ") == 1
