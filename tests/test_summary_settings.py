"""Which model writes summaries is a setting, and one that can’t be used is named."""

from __future__ import annotations

import pytest

from qa.errors import SettingRefused
from qa.summary import LanguageModel

LOCAL = "http://127.0.0.1:11434/v1"


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"URL": LOCAL}, "MODEL"),
        ({"MODEL": "tiny"}, "URL"),
        ({"URL": "127.0.0.1:11434", "MODEL": "tiny"}, "URL"),
        ({"URL": "ftp://127.0.0.1/v1", "MODEL": "tiny"}, "URL"),
        ({"URL": "http://127.0.0.1:99999/v1", "MODEL": "tiny"}, "URL"),
        ({"URL": f"{LOCAL}?a=b", "MODEL": "tiny"}, "URL"),
        ({"URL": "https://me:secret@example.org/v1", "MODEL": "tiny"}, "password"),
        ({"URL": "http://example.org/v1", "MODEL": "tiny", "KEY": "k"}, "https://"),
        ({"URL": LOCAL, "MODEL": "tiny", "KEY": "ключ"}, "KEY"),
        ({"URL": LOCAL, "MODEL": "tiny", "TIMEOUT": "soon"}, "TIMEOUT"),
        ({"URL": LOCAL, "MODEL": "tiny", "TIMEOUT": "0"}, "TIMEOUT"),
        ({"URL": LOCAL, "MODEL": "tiny", "TIMEOUT": "nan"}, "TIMEOUT"),
    ],
)
def test_a_setting_that_cant_be_used_is_named(said: dict[str, str], why: str) -> None:
    environment = {f"ON_THE_RECORD_SUMMARY_{name}": value for name, value in said.items()}
    with pytest.raises(SettingRefused, match=why):
        LanguageModel.chosen(environment=environment)


def test_where_it_is() -> None:
    assert LanguageModel.chosen(environment={}) is None
    here = LanguageModel.chosen(LOCAL, "tiny", environment={})
    assert here
    assert (here.host, here.here, here.timeout) == ("127.0.0.1:11434", True, 60)
    there = LanguageModel.chosen("https://models.example.org/v1/", "x", 5, environment={})
    assert there
    assert (there.host, there.here, there.url[-3:]) == ("models.example.org", False, "/v1")
